"""What the tests of every app stand on: no network, a browser, an empty cache."""

import gc
import os
from pathlib import Path

import pytest

from tests.duration import pytest_report_header, pytest_sessionfinish
from tests.loopback import only_loopback

__all__ = ["pytest_report_header", "pytest_sessionfinish"]

# Their tests start programs that have the database of the run.
WITH_PROGRAMS = {"backups", "boligsocial"}
# Folders of which a file takes a quarter of a minute and more.
LONG = {"admin", "backups", "deployment", "hostile", "roles"}
# The one of the browser that is begun with, and what others do while it has the demo
# site prepared, which all of the browser wait for.
FIRST = "browser/test_accessibility.py"
MEANWHILE = {"importer", "media", "plaintext", "test_architecture.py", "test_danish.py"}


def require(found: object, what: str) -> None:
    """Skip the test without a tool; on the build server its absence is a failure."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark the tests that are the same on every database, as they use none.

    Files that take long come first: with one of them last, the other processes of a
    run would have nothing to do. Those of the browser follow each other, which keeps it
    open.
    """
    root = config.rootpath / "tests"
    items.sort(key=lambda item: _turn(item.path.relative_to(root)))
    for item in items:
        app = item.path.relative_to(root).parts[0]
        uses_one = "db" in item.fixturenames or item.get_closest_marker("django_db")
        if not uses_one and app not in WITH_PROGRAMS:
            item.add_marker("no_database")


def _turn(path: Path) -> int:
    """Return when it is the turn of a file."""
    folder = path.parts[0]
    turns = (
        path.as_posix() == FIRST,
        folder in MEANWHILE,
        folder == "browser",
        not LONG.isdisjoint(path.parts),
        True,
    )
    return turns.index(True)


def pytest_collection_finish():
    """Let Python look for garbage less often, and among what the tests make alone.

    It would go through the million objects of Django, Wagtail and the tests again and
    again, which live as long as the process.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Refuse every socket and look-up beyond this machine, but for the database's."""
    from django.conf import settings

    with only_loopback([settings.DATABASES["default"]["HOST"]]):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Let the test database begin as a copy of one that has been migrated."""
    from tests.migrated import MigratedDatabase

    with django_db_blocker.unblock():
        migrated = MigratedDatabase()
        migrated.begin()
    return migrated


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup, django_db_blocker):
    """Keep the migrated database for the next process, if there was none."""
    with django_db_blocker.unblock():
        django_db_modify_db_settings.keep()


@pytest.fixture(scope="session")
def chromium_path():
    """Where the system's Chromium is, or the one that CHROMIUM names."""
    from tests.chromium import find_chromium

    executable = find_chromium()
    require(executable, "Chromium")
    return executable


@pytest.fixture(scope="session")
def chromium(chromium_path, pytestconfig):
    """Chromium, whose `browser` is started when it is asked for."""
    from tests.chromium import Chromium

    pytestconfig.stash[_started] = Chromium(chromium_path)
    return pytestconfig.stash[_started]


_started = pytest.StashKey()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Close the browser before another file, unless that one asks for it as well."""
    yield
    stays = nextitem and (
        nextitem.path == item.path or "chromium" in nextitem.fixturenames
    )
    if not stays and _started in item.config.stash:
        item.config.stash[_started].close()


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail keeps the addresses of the site in the cache; no test sees another's."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _nothing_left_to_index():
    """What one test has saved, no other indexes."""
    from tests import indexing

    yield
    indexing.forget()


@pytest.fixture(scope="module")
def _standing_roles(django_db_setup, django_db_blocker):
    from boligsocial import roles
    from tests.standing import standing

    yield from standing(django_db_blocker, roles.set_up_roles)


@pytest.fixture
def _roles(_standing_roles, db):
    """The roles of the site, made once for each file that asks for them."""


@pytest.fixture
def indexed_at_once(monkeypatch):
    """Every save is followed by the indexes, as on the site, and so costs the same."""
    from tests import indexing

    monkeypatch.setattr(indexing, "is_late", False)
