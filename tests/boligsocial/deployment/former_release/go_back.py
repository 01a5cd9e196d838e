"""Takes back all migrations that the database of a former release did not have.

Usage: python -m tests.boligsocial.deployment.former_release.go_back FORMER-DATABASE
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection


def main(former: str) -> None:
    django.setup()
    from django.db.migrations.loader import MigrationLoader

    with closing(sqlite3.connect(Path(former))) as database:
        query = "SELECT app, name FROM django_migrations ORDER BY id"
        had = database.execute(query).fetchall()
    since = MigrationLoader(connection).applied_migrations.keys() - set(had)
    # `migrate` takes back what stands on them as well, whichever app that is of.
    for app in sorted({app for app, _ in since}):
        last = [name for one, name in had if one == app]
        call_command("migrate", app, last[-1] if last else "zero", verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1])
