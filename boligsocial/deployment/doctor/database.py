"""The database: whether it answers, is set up as it should be, and is of this release."""

import time

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from diagnosis.findings import Check, Finding, Level, fault, ok, warning
from diagnosis.looking import DATABASE

SLOW_SECONDS = 1.0
_ANEW = (
    "Make a new database with --encoding=UTF8 --locale=C.UTF-8 --template=template0, and"
    " restore a backup of this one into it."
)


def look_at_database() -> Finding:
    """Say whether the database answers, and how fast."""
    try:
        connection.ensure_connection()
        began = time.monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except OperationalError as error:
        return fault(
            f"{connection.display_name} does not answer: {error}",
            "See that it runs (systemctl status postgresql), that DATABASE_URL names"
            " it, and that it lets this user in.",
        )
    milliseconds = (time.monotonic() - began) * 1000
    return ok(f"{connection.display_name} answers in {milliseconds:.1f} ms")


def look_at_encoding() -> Finding:
    """Say whether the database holds all characters, and knows the site's time zone."""
    zone = settings.TIME_ZONE
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("PRAGMA encoding")
            return _judge_encoding(cursor.fetchone()[0], f"times of {zone}")
        cursor.execute("SELECT current_setting('server_encoding')")
        (encoding,) = cursor.fetchone()
        # What it does not know it answers with an error.
        cursor.execute("SELECT now() AT TIME ZONE %s", [zone])
        found = _judge_encoding(encoding, f"knows the time zone {zone}")
        return _judge_letters(cursor, found) if found.level == Level.OK else found


def _judge_encoding(encoding: str, zone: str) -> Finding:
    if encoding.upper().replace("-", "") != "UTF8":
        return fault(
            f"its encoding is {encoding}, which lacks most characters",
            _ANEW,
        )
    return ok(f"{encoding}, {zone}")


def _judge_letters(cursor, found: Finding) -> Finding:
    """Say whether the database's locale has more letters than those of ASCII."""
    cursor.execute("SELECT lower('Å') = 'å'")
    (knows_letters,) = cursor.fetchone()
    if knows_letters:
        return found
    return warning(
        "its locale does not know that å is a small Å: searches in the admin miss names",
        _ANEW,
    )


def look_at_migrations() -> Finding:
    """Say which migrations of this release the database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        names = ", ".join(f"{each.app_label}.{each.name}" for each, _ in plan[:3])
        more = f" and {len(plan) - 3} more" if len(plan) > 3 else ""
        return fault(f"missing: {names}{more}", "Run prepare.")
    return ok(f"all {len(executor.loader.disk_migrations)} are there")


CHECKS = [
    Check(DATABASE, look_at_database),
    Check("encoding", look_at_encoding, needs_database=True),
    Check("migrations", look_at_migrations, needs_database=True),
]
