"""Nothing is kept while tables change, and the watch is set anew afterwards."""

import secrets

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import connections, transaction

from page_cache.models import THE_ONE, Generation
from page_cache.watching import triggers
from page_cache.watching.tables import watched_tables


def stop_watching(sender, plan, using: str, **kwargs) -> None:
    """Signal before migrations: whoever serves pages meanwhile keeps none.

    Said first and for good: a migration that is killed half way leaves it so.
    """
    connection = connections[using]
    if not plan or not _is_installed(connection):
        return
    Generation.objects.using(using).update(is_watched=False)
    with transaction.atomic(using=using):
        triggers.remove(connection)


def start_watching(sender, using: str, apps: Apps = installed, **kwargs) -> None:
    """Signal after migrations: watch every table that there is, from a new number on.

    `apps` has the models as they now are in the database, which may be those of
    another release.
    """
    connection = connections[using]
    if connection.vendor not in triggers.DIALECTS or not _is_installed(connection):
        return
    with transaction.atomic(using=using):
        triggers.install(connection, watched_tables(apps))
        Generation.objects.using(using).update_or_create(
            pk=THE_ONE, defaults={"epoch": secrets.token_hex(8), "is_watched": True}
        )


def _is_installed(connection) -> bool:
    # One that only a part of the migrations has been applied to may have none yet.
    return Generation._meta.db_table in connection.introspection.table_names()
