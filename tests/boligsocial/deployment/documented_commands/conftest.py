"""The database that all tests begin with, as a dump to be read in a room."""

import os
import subprocess

import pytest

from tests.boligsocial.deployment.documented_commands import rooms
from tests.conftest import require
from tests.databases import database_beside
from tests.migrated import PREFIX, fingerprint

PROGRAMS = ("age", "caddy", "curl", "git", "ip", "nginx", "nsenter", "pg_createcluster")


def pytest_itemcollected(item):
    """Have the tests' own database made, whose beginning is dumped."""
    if "dump" in item.fixturenames:
        item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder for rooms, where rooms can be made."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("done on PostgreSQL, once in .ci/run")
    for program in PROGRAMS:
        require(rooms.shutil.which(program), program)
    if not rooms.is_possible():
        pytest.skip("only root can make a room, and not in every container")
    return tmp_path_factory.mktemp("rooms")


@pytest.fixture(scope="module")
def dump(place, django_db_setup):
    """The SQL of a database that has been migrated, and holds nothing."""
    template = database_beside(place, PREFIX + fingerprint())
    command = ["pg_dump", "--no-owner", "--no-privileges", "--dbname", template]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
