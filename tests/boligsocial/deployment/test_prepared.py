"""When bin/serve prepares the site, and when it has done so already."""

import os
import sqlite3
from contextlib import closing

import pytest

from boligsocial.deployment.prepared import forget, is_prepared, remember

ENVIRONMENT = {"SITE_URL": "http://localhost:8000"}


def migrate(folder, name: str) -> None:
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        database.execute(
            "CREATE TABLE IF NOT EXISTS django_migrations"
            " (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)"
        )
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('pages', ?, '2026-11-28 12:00:00')",
            [name],
        )
        database.commit()


@pytest.fixture
def root(tmp_path):
    """A site's code."""
    code = tmp_path / "code"
    (code / "pages" / "migrations").mkdir(parents=True)
    (code / "pages" / "models.py").write_text("# Sider")
    return code


@pytest.fixture
def folder(tmp_path, root):
    """What that site has made, prepared a moment ago."""
    made = tmp_path / "made"
    (made / "static").mkdir(parents=True)
    (made / "static" / "staticfiles.json").write_text("{}")
    migrate(made, "0001_initial")
    remember(root, made, ENVIRONMENT)
    return made


def test_a_site_is_prepared_once(root, folder):
    assert is_prepared(root, folder, ENVIRONMENT)


def test_a_folder_with_nothing_in_it_is_not_prepared(root, tmp_path):
    assert not is_prepared(root, tmp_path, ENVIRONMENT)


def test_what_was_interrupted_is_done_again(root, folder):
    forget(folder)

    assert not is_prepared(root, folder, ENVIRONMENT)


def test_a_new_migration_is_noticed(root, folder):
    (root / "pages" / "migrations" / "0002_more.py").write_text("")

    assert not is_prepared(root, folder, ENVIRONMENT)


def test_a_change_of_the_code_is_noticed(root, folder):
    path = root / "pages" / "models.py"
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))

    assert not is_prepared(root, folder, ENVIRONMENT)


def test_tests_and_what_python_compiles_are_no_code_of_the_site(root, folder):
    for name in ("tests", "pages/__pycache__", ".git", "var"):
        (root / name).mkdir()
        (root / name / "new.py").write_text("")

    assert is_prepared(root, folder, ENVIRONMENT)


def test_another_port_is_noticed_for_the_site_has_another_address(root, folder):
    assert not is_prepared(root, folder, {"SITE_URL": "http://localhost:8001"})


def test_a_database_of_another_release_is_noticed(root, folder):
    migrate(folder, "0002_more")

    assert not is_prepared(root, folder, ENVIRONMENT)


@pytest.mark.parametrize("name", ["db.sqlite3", "static/staticfiles.json"])
def test_what_was_deleted_is_made_again(root, folder, name):
    (folder / name).unlink()

    assert not is_prepared(root, folder, ENVIRONMENT)


def test_a_database_that_cannot_be_read_is_noticed(root, folder):
    (folder / "db.sqlite3").write_text("Det er ingen database." * 100)

    assert not is_prepared(root, folder, ENVIRONMENT)
