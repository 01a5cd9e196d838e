"""A site of each former release is prepared with the code of today, and goes on.

former_release/ says what is in it.
"""

import json
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from boligsocial.deployment.schedule import JOBS, run_job
from tests.releases import OTHER_RELEASES

RELEASES = Path(__file__).parent / "former_release"
ROOT = RELEASES.parents[3]
# By their commits, the oldest first.
OLDEST, *_, NEWEST = FORMER = ["d368395", "9782e19"]

# What is not content: the queue, what the search has read, numbers of the cache and of
# SQLite, and the name of the site, which has one since.
MADE_ANEW = (
    "django_tasks_",
    "page_cache_",
    "search_",
    "sqlite_",
    "wagtailcore_site",
    "wagtailsearch_",
)
# What of the former site is there afterwards, whatever is added.
KEPT = {
    "content types": "SELECT id, app_label, model FROM django_content_type",
    "rights of groups": """
        SELECT g.name, c.app_label, p.codename FROM auth_group_permissions gp
        JOIN auth_group g ON g.id = gp.group_id
        JOIN auth_permission p ON p.id = gp.permission_id
        JOIN django_content_type c ON c.id = p.content_type_id""",
    "rights to pages": """
        SELECT g.name, gp.page_id, p.codename FROM wagtailcore_grouppagepermission gp
        JOIN auth_group g ON g.id = gp.group_id
        JOIN auth_permission p ON p.id = gp.permission_id""",
    "rights to collections": """
        SELECT g.name, gc.collection_id, p.codename
        FROM wagtailcore_groupcollectionpermission gc
        JOIN auth_group g ON g.id = gc.group_id
        JOIN auth_permission p ON p.id = gc.permission_id""",
    "staff": """
        SELECT u.username, g.name FROM users_user_groups ug
        JOIN users_user u ON u.id = ug.user_id JOIN auth_group g ON g.id = ug.group_id""",
    "workflow": """
        SELECT w.id, w.name, w.active, wp.page_id, t.name FROM wagtailcore_workflow w
        JOIN wagtailcore_workflowpage wp ON wp.workflow_id = w.id
        JOIN wagtailcore_workflowtask wt ON wt.workflow_id = w.id
        JOIN wagtailcore_task t ON t.id = wt.task_id""",
    "pages on their way": """
        SELECT s.object_id, s.status, t.name, ts.status FROM wagtailcore_workflowstate s
        JOIN wagtailcore_taskstate ts ON ts.id = s.current_task_state_id
        JOIN wagtailcore_task t ON t.id = ts.task_id""",
    "settings": "SELECT site_id, organisation_name FROM pages_sitesettings",
    "pages": "SELECT id, content_type_id, url_path, live FROM wagtailcore_page",
    "applied migrations": "SELECT app, name FROM django_migrations",
}
WAITING = "SELECT task_path, args_kwargs FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"
FAILED = "SELECT task_path, traceback FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'"
# Kinds of task that were queued once.
KINDS = 8


@dataclass(frozen=True)
class Upgraded:
    """A site before and after, and what its log and its visitors saw of it."""

    former: Path
    database: Path
    before: dict[str, set]
    prepared: dict[str, set]
    waiting_before: list
    waiting_prepared: list
    waiting: list
    failed: list
    links: dict[str, str]
    log: str
    seen: dict

    def jobs(self, tasks: list) -> Counter:
        """Return how often each job is among tasks that wait."""
        return Counter(
            json.loads(arguments)["args"][0]
            for path, arguments in tasks
            if path.endswith(".run_job")
        )


@pytest.fixture(scope="module", params=FORMER)
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("upgrade")
    database = former_site(folder, request.param)
    former, as_prepared = folder / "former.sqlite3", folder / "prepared.sqlite3"
    shutil.copyfile(database, former)
    before, waiting_before = contents(database), rows(database, WAITING)
    log = run_in(folder, "manage.py", "prepare")
    copy_of(database, as_prepared)
    prepared, waiting_prepared = contents(database), rows(database, WAITING)
    work_off = "tests.boligsocial.deployment.former_release.work_off"
    seen = run_in(folder, "-m", work_off).splitlines()[-1]
    return Upgraded(
        former=former,
        database=as_prepared,
        before=before,
        prepared=prepared,
        waiting_before=waiting_before,
        waiting_prepared=waiting_prepared,
        waiting=rows(database, WAITING),
        failed=rows(database, FAILED),
        links=dict(rows(database, "SELECT url, title FROM links_link")),
        log=log,
        seen=json.loads(seen),
    )


def former_site(folder: Path, release: str) -> Path:
    """Return a database as a former release left it."""
    database = folder / "db.sqlite3"
    packed = RELEASES / f"{release}.sqlite3.xz"
    database.write_bytes(lzma.decompress(packed.read_bytes()))
    return database


def run_in(folder: Path, *arguments: str) -> str:
    """Run Python on the site in a folder; return what it has printed."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "boligsocial.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "VAR_DIR": str(folder),
        "LINK_ARCHIVE_API": "",
        "LINK_CHECK_CANARIES": "",
    }
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def rows(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def copy_of(database: Path, path: Path) -> None:
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        source.backup(target)


def columns(database: Path) -> dict[str, list[str]]:
    """Return the columns of each table that holds content."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return {
        table: [name for _, name, *_ in rows(database, f"PRAGMA table_info({table})")]
        for (table,) in rows(database, listed)
        if not table.startswith(MADE_ANEW)
    }


def lost(former: Path, database: Path) -> dict[str, set]:
    """Return the rows that are not as they were, in the columns that there still are."""
    there, found = columns(database), {}
    for table, names in columns(former).items():
        shared = ", ".join(f'"{name}"' for name in names if name in there[table])
        query = f'SELECT {shared} FROM "{table}"'  # noqa: S608
        if gone := set(rows(former, query)) - set(rows(database, query)):
            found[table] = gone
    return found


def write(database: Path, query: str, *values) -> int:
    """Change something; return the id of what was added."""
    with closing(sqlite3.connect(database)) as connection, connection:
        return connection.execute(query, values).lastrowid


def copy_first(database: Path, table: str, values: dict) -> int:
    """Add a row like the first one of a table but for some of its columns."""
    columns = [name for _, name, *_ in rows(database, f"PRAGMA table_info({table})")]
    columns.remove("id")
    chosen = ", ".join("?" if name in values else name for name in columns)
    return write(
        database,
        f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608
        f" SELECT {chosen} FROM {table} LIMIT 1",
        *(values[name] for name in columns if name in values),
    )


def contents(database: Path) -> dict[str, set]:
    return {name: set(rows(database, query)) for name, query in KEPT.items()}


@pytest.mark.parametrize("name", KEPT)
def test_what_the_site_had_is_there(site, name):
    assert site.before[name]
    assert site.before[name] <= site.prepared[name]


def test_every_row_of_its_content_is_as_it_was(site):
    assert set(columns(site.former)) <= set(columns(site.database))
    assert len(rows(site.former, "SELECT body FROM initiatives_initiativepage")) == 2
    assert lost(site.former, site.database) == {}


def test_every_former_release_is_tried():
    assert sorted(path.name for path in RELEASES.glob("*.xz")) == sorted(
        f"{release}.sqlite3.xz" for release in FORMER
    )


@pytest.mark.skipif(
    bool(OTHER_RELEASES), reason="going back is promised for the releases it stands on"
)
def test_the_migrations_since_the_last_release_are_taken_back(tmp_path):
    database = former_site(tmp_path, NEWEST)
    former = tmp_path / "former.sqlite3"
    shutil.copyfile(database, former)
    run_in(tmp_path, "manage.py", "migrate", "--verbosity=0")

    go_back = "tests.boligsocial.deployment.former_release.go_back"
    run_in(tmp_path, "-m", go_back, str(former))

    assert columns(database) == columns(former)
    assert lost(former, database) == {}
    # Django leaves what it has written down of tables that are gone.
    names = {"auth_permission", "django_content_type"}
    assert lost(database, former).keys() <= names


def test_its_migrations_are_complete_and_consistent(site):
    assert site.seen["migrations"]
    assert site.seen["ready"] == 200


def test_every_task_that_waited_has_a_function_of_this_release(site):
    kinds = {path for path, _ in site.waiting_before if not path.endswith(".run_job")}
    assert len(kinds) == KINDS
    assert "tasks_let_go" not in site.log
    # The job that was lost with its worker, and those that this release has besides.
    missing = JOBS.keys() - site.jobs(site.waiting_before)
    assert "check_links" in missing
    assert len(site.waiting_prepared) == len(site.waiting_before) + len(missing)


def test_every_task_that_waited_is_done(site):
    assert site.failed == []
    assert {path for path, _ in site.waiting} == {run_job.module_path}
    # Merged into the other, and taken from a text.
    assert site.links == {
        "https://192.0.2.10/lektier": "Lektiehjælp",
        "https://192.0.2.10/raad": "Gældsrådgivning",
    }
    assert 'href="https://192.0.2.10/lektier"' in site.seen["page"]
    assert "https://192.0.2.10/husorden" not in site.seen["page"]


def test_the_job_that_was_lost_with_its_worker_is_put_back(site):
    assert site.jobs(site.waiting_prepared)["check_links"] == 1


def test_each_job_waits_once(site):
    assert site.jobs(site.waiting_prepared)["publish_scheduled_pages"] == 2
    assert site.jobs(site.waiting) == dict.fromkeys(JOBS, 1)


def test_the_site_is_read_and_edited_as_before(site):
    assert "Kom og vær med" in site.seen["page"]
    assert site.seen["waiting"] == 404
    assert "Brandkadetter" in site.seen["admin"]


def test_it_stays_open_to_everybody(site):
    assert "not open yet" not in site.log
    assert site.seen["page"]


class TestEmergencyNumbers:
    """From the one number of a site to several, and back."""

    NUMBERS = """
        SELECT s.organisation_name, n.number, n.name, n."when"
        FROM pages_emergencynumber n JOIN pages_sitesettings s ON s.id = n.settings_id
        ORDER BY s.id, n.sort_order"""
    COLUMNS = """
        SELECT organisation_name, emergency_number, emergency_text
        FROM pages_sitesettings ORDER BY id"""

    @pytest.fixture
    def database(self, tmp_path):
        """Three sites: one with a number and a text, one with a number, one with none."""
        database = former_site(tmp_path, OLDEST)
        write(
            database,
            "UPDATE pages_sitesettings SET emergency_text = 'Ring ved brand.'",
        )
        for name, number in (("Unge", "12 34 56 99"), ("Ingen", "")):
            site = {"hostname": name, "is_default_site": 0}
            site_id = copy_first(database, "wagtailcore_site", site)
            settings = {
                "site_id": site_id,
                "organisation_name": name,
                "emergency_number": number,
                "emergency_text": "",
            }
            copy_first(database, "pages_sitesettings", settings)
        return database

    def test_none_is_lost(self, database, tmp_path):
        run_in(tmp_path, "manage.py", "migrate", "pages", "0007", "--verbosity=0")
        assert rows(database, self.NUMBERS) == [
            ("Solgavlen", "112", "", "Ring ved brand."),
            ("Unge", "12 34 56 99", "", ""),
        ]
        # What the former release reads until it is restarted.
        assert rows(database, self.COLUMNS)[0] == (
            "Solgavlen",
            "112",
            "Ring ved brand.",
        )
        write(
            database,
            """INSERT INTO pages_emergencynumber
            (settings_id, sort_order, number, name, "when")
            SELECT id, 1, '1813', 'Lægen', '' FROM pages_sitesettings
            WHERE organisation_name = 'Solgavlen'""",
        )
        run_in(tmp_path, "manage.py", "migrate", "pages", "0004", "--verbosity=0")
        assert rows(database, self.COLUMNS) == [
            ("Solgavlen", "112", "Ring ved brand. · Lægen 1813"),
            ("Unge", "12 34 56 99", ""),
            ("Ingen", "", ""),
        ]
