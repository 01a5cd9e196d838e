"""Production starts from the environment alone, and only from a safe one."""

import json
import os
import secrets
import subprocess
import sys

import pytest
from django.db import connection

from boligsocial.settings.environment import is_loopback

SAFE = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "SITE_URL": "https://www.solgavlen.example",
    "TRUSTED_PROXY": "true",
    "DATABASE_URL": "postgres://site:hemmelig@db/site",
    "EMAIL_URL": "smtp+tls://mail.solgavlen.example:587",
    "DEFAULT_FROM_EMAIL": "hjemmeside@solgavlen.example",
}
PRINT_SETTINGS = """
import json
from boligsocial.settings import production
values = {name: getattr(production, name) for name in dir(production) if name.isupper()}
print(json.dumps(values, default=lambda value: None))
"""


def start(code="import boligsocial.wsgi", **changes):
    """Run code in a process whose environment is the safe one with the changes."""
    environment = {
        "PATH": os.environ["PATH"],
        **{
            name: value for name, value in (SAFE | changes).items() if value is not None
        },
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def read_settings(**changes):

    result = start(PRINT_SETTINGS, **changes)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "   "),
        ("SECRET_KEY", "kort"),
        ("SECRET_KEY", "a" * 80),
        ("SECRET_KEY", "django-insecure-" + secrets.token_urlsafe(64)),
        ("SECRET_KEY", "development-only-never-used-where-others-can-reach-it"),
        ("SITE_URL", None),
        ("SITE_URL", "www.solgavlen.example"),
        ("SITE_URL", "http://www.solgavlen.example"),
        ("SITE_URL", "https://*"),
        ("SITE_URL", "https://www.solgavlen.example/forside"),
        ("SITE_URL", "https://bruger:kode@www.solgavlen.example"),
        ("SITE_URL", "https://www.solgavlen.example:port"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "solgavlen.example, *.solgavlen.example"),
        ("ALLOWED_HOSTS", "https://solgavlen.example"),
        ("TRUSTED_PROXY", None),
        ("TRUSTED_PROXY", "ja"),
        ("DATABASE_URL", None),
        ("DATABASE_URL", "solgavlen"),
        ("DATABASE_URL", "mysql://site:hemmelig@db/site"),
        ("DATABASE_URL", "postgres://site:hemmelig@db"),
        ("DATABASE_URL", "postgres://site:hemmelig@db:port/site"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("EMAIL_URL", None),
        ("EMAIL_URL", "mail.solgavlen.example"),
        ("EMAIL_URL", "smtp+tls:587"),
        ("DEFAULT_FROM_EMAIL", None),
        ("SECURITY_CONTACT", "it-afdelingen"),
        ("SECURITY_CONTACT", "http://www.solgavlen.example/sikkerhed"),
        ("CACHE_URL", "hurtig"),
        ("PAGE_CACHE_MB", "-1"),
        ("PAGE_CACHE_MB", "6,5"),
        ("PAGE_CACHE_MB", "64 MB"),
        ("PAGE_CACHE_MB", "²"),
        ("DEMO", "ja"),
        ("MEDIA_STORAGE", "disk"),
        ("LOG_LEVEL", "alt"),
        ("DEBUG", "1"),
        ("DJANGO_DEBUG", "True"),
    ],
)
def test_refuses_to_start_and_names_the_variable_in_one_line(name, value):
    result = start(**{name: value})

    assert result.returncode != 0
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"The environment variable {name} ")
    assert "hemmelig" not in line


def test_weaknesses_are_reported_to_whom_the_environment_names():
    named = "it@solgavlen.example https://www.solgavlen.example/sikkerhed/"
    contacts = read_settings(SECURITY_CONTACT=named)["SECURITY_CONTACTS"]
    assert contacts == [
        "mailto:it@solgavlen.example",
        "https://www.solgavlen.example/sikkerhed/",
    ]
    assert read_settings()["SECURITY_CONTACTS"] == []


@pytest.mark.parametrize("missing", ["AWS_STORAGE_BUCKET_NAME", "AWS_S3_CUSTOM_DOMAIN"])
def test_media_in_s3_needs_its_bucket_and_its_public_host(missing):
    variables = {
        "MEDIA_STORAGE": "s3",
        "AWS_STORAGE_BUCKET_NAME": "solgavlen",
        "AWS_S3_CUSTOM_DOMAIN": "billeder.solgavlen.example",
    }

    result = start(**variables | {missing: None})

    assert missing in result.stderr
    assert result.returncode != 0


def manage(*arguments, **changes):
    """Run a management command as `start` runs code."""
    code = f"import runpy, sys; sys.argv = ['manage.py', *{arguments!r}];"
    code += "runpy.run_path('manage.py', run_name='__main__')"
    return start(
        code, DJANGO_SETTINGS_MODULE="boligsocial.settings.production", **changes
    )


def test_the_command_line_refuses_as_plainly_as_the_server():
    result = manage("migrate", SECRET_KEY=None)

    assert result.stderr.startswith("The environment variable SECRET_KEY is missing")
    assert result.stderr.count("\n") == 1


def test_the_demo_is_part_of_a_site_that_asks_for_it():
    assert "demo" not in read_settings()["INSTALLED_APPS"]
    assert "demo" in read_settings(DEMO="true")["INSTALLED_APPS"]


def test_a_site_without_the_demo_says_how_to_have_it_loaded():
    result = manage("prepare", "--demo")

    assert result.returncode != 0
    assert "--demo needs DEMO=true" in result.stderr


def test_a_site_on_tls_keeps_its_cookies_and_visitors_on_tls():
    settings = read_settings()

    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_SSL_HOST"] == "www.solgavlen.example"
    assert settings["SECURE_HSTS_SECONDS"] >= 365 * 24 * 60 * 60
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["ALLOWED_HOSTS"] == ["www.solgavlen.example"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://www.solgavlen.example"]
    assert settings["WAGTAILADMIN_BASE_URL"] == "https://www.solgavlen.example"
    for policy in ("CONTENT_SECURITY_POLICY", "ADMIN_CONTENT_SECURITY_POLICY"):
        assert settings[policy]["upgrade-insecure-requests"] is True


def test_a_site_on_this_machine_alone_may_do_without_tls():
    settings = read_settings(SITE_URL="http://localhost:8123", TRUSTED_PROXY=None)

    assert settings["SECURE_SSL_REDIRECT"] is False
    assert "SECURE_HSTS_SECONDS" not in settings
    assert settings["SESSION_COOKIE_SECURE"] is False
    assert "127.0.0.1" in settings["ALLOWED_HOSTS"]


def test_more_host_names_can_be_allowed():
    settings = read_settings(ALLOWED_HOSTS="solgavlen.example, intern.example")

    assert settings["ALLOWED_HOSTS"] == [
        "www.solgavlen.example",
        "solgavlen.example",
        "intern.example",
    ]


def test_sqlite_waits_for_other_writers_and_takes_its_lock_at_once():
    database = read_settings(DATABASE_URL="sqlite:////srv/solgavlen/db.sqlite3")[
        "DATABASES"
    ]["default"]

    assert database["NAME"] == "/srv/solgavlen/db.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] >= 5
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_postgresql_connections_are_kept_and_checked():
    database = read_settings()["DATABASES"]["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["CONN_MAX_AGE"] > 0
    assert database["CONN_HEALTH_CHECKS"] is True


def test_postgresql_compiles_no_statement_unless_the_address_has_other_options():
    own = "postgres://site@db/site?options=-c%20work_mem%3D8MB&sslmode=require"

    plain = read_settings()["DATABASES"]["default"]["OPTIONS"]
    chosen = read_settings(DATABASE_URL=own)["DATABASES"]["default"]["OPTIONS"]

    assert plain["options"] == "-c jit=off"
    assert chosen == {"options": "-c work_mem=8MB", "sslmode": "require"}


@pytest.mark.django_db
def test_a_connection_to_postgresql_is_told_so():
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL compiles statements")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_pictures_in_s3_are_allowed_by_the_policies_and_documents_stay_behind_django():
    settings = read_settings(
        MEDIA_STORAGE="s3",
        AWS_STORAGE_BUCKET_NAME="solgavlen",
        AWS_S3_CUSTOM_DOMAIN="billeder.solgavlen.example",
    )

    origin = "https://billeder.solgavlen.example"
    assert settings["MEDIA_URL"] == f"{origin}/"
    assert origin in settings["CONTENT_SECURITY_POLICY"]["img-src"]
    assert origin in settings["ADMIN_CONTENT_SECURITY_POLICY"]["img-src"]
    assert settings["WAGTAILDOCS_SERVE_METHOD"] == "serve_view"


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, 64 * 1024 * 1024), ("0", 0), (" 256 ", 256 * 1024 * 1024)],
)
def test_the_memory_for_finished_pages_is_what_was_asked_for(given, expected):
    assert read_settings(PAGE_CACHE_MB=given)["PAGE_CACHE_BYTES"] == expected


@pytest.mark.parametrize(
    ("cache", "expected"),
    [
        (None, ""),
        ("filecache:///srv/solgavlen/cache", ""),
        ("dbcache://cache", ""),
        ("redis://cache:6379/0", "default"),
        ("rediss://:hemmelig@cache:6379/0", "default"),
    ],
)
def test_processes_share_finished_pages_where_there_is_redis(cache, expected):
    assert read_settings(CACHE_URL=cache)["PAGE_CACHE_SHARED"] == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("site.localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost.example", False),
        ("10.0.0.1", False),
        ("solgavlen.example", False),
    ],
)
def test_only_this_machine_counts_as_loopback(host, expected):
    assert is_loopback(host) is expected
