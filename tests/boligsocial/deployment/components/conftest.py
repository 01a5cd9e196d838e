"""The site as processes, with production's settings, for what stands around it.

On PostgreSQL alone, as where several machines share a site; so each of these is tried
once in `.ci/run`.
"""

import fcntl
import os

import pytest

from tests.boligsocial.deployment.components import machines
from tests.boligsocial.deployment.proxies import free_port
from tests.migrated import PREFIX, fingerprint


def pytest_itemcollected(item):
    """Have the tests' own database made, whose beginning the site's is a copy of."""
    item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def furnished_site(tmp_path_factory, request):
    """A site that is prepared and not started; the processes of a run share it."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("tried on PostgreSQL")
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (folder / "furnished.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # Keeps a copy of the database that all tests begin with.
        request.getfixturevalue("django_db_setup")
        template = PREFIX + fingerprint()
        return machines.furnished(folder / "furnished", free_port(), template)


@pytest.fixture(scope="module")
def machine(furnished_site, tmp_path_factory):
    """The first machine of a site for the tests of a file; nothing runs on it."""
    folder = tmp_path_factory.mktemp("machine") / "site"
    machine = machines.copy(furnished_site, folder, free_port())
    yield machine
    machines.remove(machine)
