"""manage.py doctor as a whole: what it says of a site, whatever is wrong with it."""

import json
import os
import secrets
import subprocess
import sys
from types import ModuleType

import pytest
from django.conf import settings

from boligsocial.deployment.doctor import collecting
from boligsocial.deployment.doctor.collecting import all_checks
from diagnosis import looking
from diagnosis.looking import look_here

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "boligsocial.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "SITE_URL": "https://localhost:1",
    "TRUSTED_PROXY": "true",
    "EMAIL_URL": "smtp://127.0.0.1:1",
    "DEFAULT_FROM_EMAIL": "hjemmeside@solgavlen.example",
}


def run(*arguments: str, **environment: str):
    return subprocess.run(
        [sys.executable, "manage.py", "doctor", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site_without_anything(tmp_path_factory):
    """The report of a site whose every neighbour is away; the exit code beside it."""
    ended = run(
        "--json",
        "--time-limit=30",
        **PRODUCTION,
        VAR_DIR=str(tmp_path_factory.mktemp("var")),
        DATABASE_URL="postgres://site:hemmelig@127.0.0.1:1/site",
        CACHE_URL="redis://127.0.0.1:1/0",
        MEDIA_STORAGE="s3",
        AWS_STORAGE_BUCKET_NAME="billeder",
        AWS_S3_CUSTOM_DOMAIN="billeder.solgavlen.example",
        AWS_S3_ENDPOINT_URL="http://127.0.0.1:1",
        AWS_ACCESS_KEY_ID="nobody",
        AWS_SECRET_ACCESS_KEY="hemmelig",
        AWS_MAX_ATTEMPTS="1",
        AWS_EC2_METADATA_DISABLED="true",
    )
    report = json.loads(ended.stdout)
    checks = {check["name"]: check for check in report["checks"]}
    return ended, report, checks


def test_what_is_away_is_a_fault_and_hides_nothing(site_without_anything):
    ended, report, checks = site_without_anything

    assert ended.returncode == report["exit_code"] == 2
    away = ("database", "cache", "mail", "storage", "address", "static files")
    assert {name: checks[name]["level"] for name in away} == dict.fromkeys(
        away, "fault"
    )
    assert all(checks[name]["advice"] for name in away)
    here = ("settings", "system checks", "disk", "VAR_DIR", "Django", "Danish")
    assert {name: checks[name]["level"] for name in here} == dict.fromkeys(here, "ok")


def test_what_needs_the_database_is_skipped(site_without_anything):
    _ended, _report, checks = site_without_anything
    needing = {check.name for check in all_checks() if check.needs_database}

    skipped = {name for name, check in checks.items() if check["level"] == "skipped"}
    assert needing <= skipped
    assert needing >= {"migrations", "worker", "link checker", "administrators"}


def test_no_password_is_printed(site_without_anything):
    ended, _report, _checks = site_without_anything

    assert "hemmelig" not in ended.stdout + ended.stderr


def test_settings_that_are_refused_are_named():
    ended = run("--json", **PRODUCTION | {"SITE_URL": "http://www.solgavlen.example"})

    assert ended.returncode == 2
    (check,) = json.loads(ended.stdout)["checks"]
    assert check["name"] == "settings"
    assert "SITE_URL" in check["seen"]
    assert "/etc/boligsocial.env" in check["advice"]


def test_settings_that_are_not_there_are_named():
    ended = run(DJANGO_SETTINGS_MODULE="boligsocial.settings.produktion")

    assert ended.returncode == 2
    assert ended.stdout.startswith("FAULT: 1 fault (settings)")
    assert "boligsocial.settings.produktion" in ended.stdout


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "var").write_text("Ingen mappe.")

    ended = run(**PRODUCTION, VAR_DIR=str(tmp_path / "var"))

    assert ended.returncode == 2
    assert str(tmp_path / "var") in ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.django_db
def test_no_check_raises_on_a_site_that_was_just_made():
    results = [look_here(check) for check in all_checks()]

    raised = [each for each in results if each.finding.advice == looking._RAISED]
    assert raised == []


def test_every_check_has_a_name_of_its_own():
    names = [check.name for check in all_checks()]

    assert len(names) == len(set(names))
    assert names.count(looking.DATABASE) == 1


def test_an_app_whose_checks_cannot_be_loaded_is_a_fault_and_hides_no_other(
    monkeypatch,
):
    def refuse(name: str) -> ModuleType:
        if name == "pages.diagnosis":
            raise ImportError("no module named urllib4")
        return original(name)

    original = collecting.import_module
    monkeypatch.setattr(collecting, "import_module", refuse)

    checks = {check.name: check for check in all_checks()}

    assert "urllib4" in look_here(checks["pages"]).finding.seen
    assert "administrators" in checks
