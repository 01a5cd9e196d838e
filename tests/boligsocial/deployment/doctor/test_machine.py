"""The machine: disks, the folder that is written to, releases, files of a deployment."""

import os
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from boligsocial.deployment.doctor import configuration, database, machine
from boligsocial.deployment.doctor.files import look_at_catalogues, look_at_static_files
from boligsocial.deployment.doctor.releases import (
    AS_OF,
    ENDS,
    look_at_database_release,
    look_at_release,
    look_at_table,
)
from boligsocial.deployment.static_files import collect_static_files
from danish.compiling import compile_catalogues
from diagnosis.findings import Level, ok

MEGABYTE = 1024 * 1024
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("free", "inodes", "level"),
    [
        (5000 * MEGABYTE, 0.5, Level.OK),
        (5000 * MEGABYTE, None, Level.OK),
        (1000 * MEGABYTE, 0.5, Level.WARNING),
        (100 * MEGABYTE, 0.5, Level.FAULT),
        (5000 * MEGABYTE, 0.04, Level.WARNING),
        (5000 * MEGABYTE, 0.001, Level.FAULT),
    ],
)
def test_a_disk_is_judged_by_its_room_and_its_inodes(free, inodes, level):
    found = machine.judge_disk("/var", free, inodes)

    assert found.level == level
    assert bool(found.advice) == (level != Level.OK)


def test_the_disks_of_this_machine_are_found():
    assert str(settings.VAR_DIR) in machine.look_at_disks().seen


def test_a_disk_of_the_backups_own_is_looked_at(settings):
    settings.BACKUP_DIR = Path("/dev/shm")  # noqa: S108
    if settings.BACKUP_DIR.stat().st_dev == settings.VAR_DIR.stat().st_dev:
        pytest.skip("this machine has one disk")
    assert "/dev/shm" in machine.look_at_disks().seen  # noqa: S108


def test_the_folder_that_is_written_to(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert machine.look_at_folder().level == Level.OK


def test_a_folder_of_somebody_else_is_warned_of(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    found = machine.look_at_folder()
    assert found.level == Level.WARNING
    assert "user 4000000" in found.seen


def test_a_folder_that_cannot_be_written_to_is_a_fault(settings, tmp_path, monkeypatch):
    def refuse(**options):
        raise PermissionError(13, "Permission denied")

    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(machine.tempfile, "TemporaryFile", refuse)
    found = machine.look_at_folder()
    assert found.level == Level.FAULT
    assert "Permission denied" in found.seen


@pytest.mark.parametrize(
    ("product", "version", "today", "level"),
    [
        ("PostgreSQL", "15.8", TODAY, Level.OK),
        ("PostgreSQL", "14.20", TODAY, Level.FAULT),
        ("PostgreSQL", "9.6", TODAY, Level.FAULT),
        ("PostgreSQL", "99.0", TODAY, Level.OK),
        ("Python", "3.9.2", TODAY, Level.FAULT),
        ("Python", "3.14.0rc1", TODAY, Level.OK),
        ("Django", "5.2.19", date(2027, 9, 1), Level.OK),
        ("Django", "5.2.19", date(2027, 11, 1), Level.WARNING),
        ("Django", "5.2.19", date(2028, 4, 1), Level.FAULT),
        ("Wagtail", "7.4.4", TODAY, Level.OK),
    ],
)
def test_a_release_is_judged_by_the_end_of_its_support(product, version, today, level):
    assert look_at_release(product, version, today).level == level


def test_a_table_that_has_become_old_says_so():
    assert look_at_table(AS_OF).level == Level.OK
    found = look_at_table(AS_OF + timedelta(days=401))
    assert found.level == Level.WARNING
    assert "releases.py" in found.advice


def test_the_table_has_the_releases_that_the_site_is_pinned_to():
    pins = (settings.BASE_DIR / "requirements.txt").read_text()
    assert f"\nDjango=={max(ENDS['Django'].keys() & {'5.2'})}." in pins
    assert any(f"\nwagtail=={series}." in pins for series in ENDS["Wagtail"])


@pytest.mark.django_db
def test_the_database_says_its_release_and_is_well():
    assert look_at_database_release().level == Level.OK
    assert database.look_at_database().level == Level.OK
    assert database.look_at_encoding().level == Level.OK
    assert database.look_at_migrations().level == Level.OK
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    assert look_at_database_release().seen.startswith(name)


@pytest.mark.django_db
def test_a_migration_that_is_missing_is_named():
    row = MigrationRecorder.Migration.objects.filter(app="pages").latest("pk")
    row.delete()
    found = database.look_at_migrations()
    assert found.level == Level.FAULT
    assert f"pages.{row.name}" in found.seen


def test_an_encoding_that_lacks_characters_is_a_fault():
    found = database._judge_encoding("LATIN1", "times")
    assert (found.level, "LATIN1" in found.seen) == (Level.FAULT, True)


@pytest.mark.parametrize(("knows", "level"), [(True, "OK"), (False, "WARNING")])
def test_a_locale_that_knows_no_danish_letters_is_told_of(knows, level):
    cursor = SimpleNamespace(execute=lambda query: None, fetchone=lambda: (knows,))
    found = database._judge_letters(cursor, ok("UTF8"))
    assert found.level == Level[level]
    assert ("å" in found.seen) is not knows


def test_static_files_of_another_release_are_a_fault(style):
    assert look_at_static_files().level == Level.FAULT
    collect_static_files()
    assert look_at_static_files().level == Level.OK
    style.write_text("body { color: darkgreen; background: white }")
    assert look_at_static_files().level == Level.FAULT


def test_catalogues_that_are_not_compiled_are_a_fault(settings, tmp_path):
    source, _target, libraries = settings.LOCALE_PATHS
    assert look_at_catalogues().level == Level.OK
    settings.LOCALE_PATHS = [source, tmp_path, libraries]
    assert look_at_catalogues().level == Level.FAULT
    compile_catalogues(source, tmp_path)
    assert look_at_catalogues().level == Level.OK


@pytest.mark.parametrize(
    ("serious", "level"), [(False, Level.WARNING), (True, Level.FAULT)]
)
def test_what_the_system_checks_say_is_named(monkeypatch, serious, level):
    message = SimpleNamespace(
        id="security.W999",
        msg="It is unsafe. Very much so.",
        level=40 if serious else 30,
        is_silenced=lambda: False,
        is_serious=lambda: serious,
    )
    monkeypatch.setattr(configuration.checks, "run_checks", lambda **how: [message])
    found = configuration.look_at_system_checks()
    assert (found.level, found.seen) == (level, "security.W999: It is unsafe")


def test_a_developers_settings_are_warned_of(settings):
    settings.SETTINGS_MODULE = "boligsocial.settings.dev"
    settings.DEBUG = True
    assert configuration.look_at_settings().level == Level.WARNING
    settings.DEBUG = False
    assert configuration.look_at_settings().level == Level.OK
