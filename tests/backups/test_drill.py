"""The drill: a site is backed up while editors work, wiped, and put back.

Into an empty site of the same release and of the next one, on whichever database the
tests run on.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import create_database, database_beside, drop_database
from tests.migrated import copy_to

# None opens the database of the tests; a copy of it is what the drill begins with.
pytestmark = pytest.mark.django_db

RELEASE = "tests.backups.drill.settings"
NEXT_RELEASE = "tests.backups.drill.next_release"


class DrilledSite:
    """A site in a folder and a database of its own."""

    def __init__(self, folder: Path, name: str, release: str):
        self.folder = folder / name
        self.folder.mkdir()
        self.release = release
        self.database = database_beside(self.folder, f"drill_{name}_{os.getpid()}")

    def act(self, *arguments) -> dict:
        """Do one act of the drill; return what came of it."""
        ended = subprocess.run(
            [sys.executable, "-m", "tests.backups.drill.acting", *arguments],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": self.release,
                "DATABASE_URL": self.database,
                "VAR_DIR": str(self.folder),
                "LINK_ARCHIVE_API": "",
                "LINK_CHECK_CANARIES": "",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return json.loads(ended.stdout.splitlines()[-1])

    def wipe(self) -> None:
        """Lose all of it, and begin with a folder and a database with nothing in."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        create_database(self.database, template="//server/template0")


@dataclass(frozen=True)
class Drill:
    """What came of each act."""

    made: dict
    next_release: dict
    restored: dict


@pytest.fixture(scope="module")
def drill(tmp_path_factory, django_db_setup, django_db_blocker):
    folder, archives = tmp_path_factory.mktemp("drill"), tmp_path_factory.mktemp("kept")
    site = DrilledSite(folder, "site", RELEASE)
    other = DrilledSite(folder, "other", NEXT_RELEASE)
    try:
        with django_db_blocker.unblock():
            copy_to(site.database)
        made = site.act("make", str(archives))
        site.wipe()
        other.wipe()
        # At once: they have nothing to do with one another but for this archive.
        came = other.act("next", made["under_load"], str(archives / "newer"))
        restored = site.act(
            "restore",
            made["quiet"],
            str(archives / "key.txt"),
            came["archive"],
            made["under_load"],
        )
        yield Drill(made, came, restored)
    finally:
        drop_database(site.database)
        drop_database(other.database)


def test_every_row_and_file_is_as_it_was(drill):
    made, restored = drill.made["contents"], drill.restored["contents"]

    assert made["tables"]["wagtailcore_revision"]
    assert made["tables"]["media_siteimage"]
    assert len(made["files"]) > 15
    assert restored["files"] == made["files"]
    assert restored["tables"].keys() == made["tables"].keys()
    other = {
        name: (rows, restored["tables"][name])
        for name, rows in made["tables"].items()
        if rows != restored["tables"][name]
    }
    assert other == {}


def test_the_site_is_read_and_signed_in_to(drill):
    status, page = drill.restored["page"]

    assert status == 200
    assert "Velkommen på Ålykke" in page
    assert drill.restored["signed_in"] == 302
    assert drill.restored["admin"] == 200


def test_editors_were_at_it_while_the_backup_was_made(drill):
    assert drill.made["changes"] == 15


def test_whatever_the_database_refers_to_is_in_a_backup_made_meanwhile(drill):
    assert drill.made["missing"] == []
    assert drill.next_release["documents"] > 15
    assert drill.next_release["wrong"] == []


def test_the_next_release_migrates_what_it_puts_back(drill):
    assert "Velkommen på Ålykke" in drill.next_release["pages"]
    assert "Velkommen på Ålykke" in drill.next_release["notices"]
    assert len(drill.next_release["notices"]) == len(drill.next_release["pages"])


def test_a_site_with_something_in_it_is_not_replaced_unless_it_is_named(drill):
    refused = drill.restored["refused"]

    assert "--replace localhost:8000" in refused["again"]
    assert "not the one at www.example.org" in refused["wrong host"]
    assert "encrypted" in refused["without key"]


def test_an_archive_of_a_newer_release_is_refused(drill):
    assert "newer release" in drill.restored["refused"]["newer"]
    assert "coming 0001_notices" in drill.restored["refused"]["newer"]


def test_half_a_dump_and_what_fails_afterwards_are_told(drill):
    assert len(drill.restored["refused"]["database"]) == 2


def test_what_is_refused_touches_nothing(drill):
    assert drill.restored["unharmed"] == drill.restored["contents"]


def test_files_that_are_not_in_the_archive_are_removed_when_a_site_is_replaced(drill):
    assert drill.restored["files"] == drill.restored["files_wanted"]


def test_who_was_signed_in_is_not_in_the_archive(drill):
    assert drill.made["rows"]["django_session"] == 0
    assert drill.made["rows"]["users_signin"] == 0


def test_a_mail_that_waited_is_not_sent_a_second_time(drill):
    queue = "django_tasks_database_dbtaskresult"

    assert drill.made["rows"][queue] > 0
    assert "users.tasks.send_invitation" not in drill.restored["tasks"]
    assert "boligsocial.deployment.schedule.run_job" in drill.restored["tasks"]
