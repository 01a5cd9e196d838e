"""Lets a worker do all that waits in the prepared database, and visits the site.

Prints what it has seen, for test_upgrade.py.
"""

import json

import django
from django.core.management import call_command
from django.db.migrations.exceptions import InconsistentMigrationHistory


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    from tests.loopback import only_loopback

    with only_loopback():
        call_command(
            *("db_worker", "--backend=background", "--queue-name=*", "--batch"),
            *("--no-startup-delay", "--no-reload"),
            verbosity=0,
        )
        reader, approver = (Client(headers={"host": "localhost"}) for _ in range(2))
        approver.force_login(get_user_model().objects.get(username="merete"))
        seen = {
            "ready": reader.get("/readyz").status_code,
            "page": reader.get("/indsatser/lektiecafe/").content.decode(),
            "waiting": reader.get("/indsatser/brandkadetter/").status_code,
            "admin": approver.get("/admin/").content.decode(),
            "migrations": is_migrated(),
        }
    print(json.dumps(seen))


def is_migrated() -> bool:
    """Whether every migration has been applied, in an order that is consistent."""
    try:
        call_command("migrate", "--check", verbosity=0)
    except (InconsistentMigrationHistory, SystemExit):
        return False
    return True


if __name__ == "__main__":
    main()
