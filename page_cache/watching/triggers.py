"""What raises the number: triggers, in the transaction of the change itself.

Signals of Django's would miss what is done to many rows at once, by SQL of one's own
(treebeard moves pages so), or by the database. A row that is saved as it was counts
for nothing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from page_cache.watching.tables import WatchedTable


@dataclass(frozen=True)
class Trigger:
    """A trigger as it is to be; its name tells whether it is so already."""

    table: str
    name: str
    sql: str


class Sqlite:
    """One writer at a time: the number itself is raised."""

    EVENTS = ("INSERT", "DELETE", "UPDATE")
    DIFFERS = "OLD.{column} IS NOT NEW.{column}"
    BODY = (
        "AFTER {event} ON {table} {condition} BEGIN"
        " UPDATE page_cache_generation SET number = number + 1; END"
    )
    DROP = "DROP TRIGGER IF EXISTS {name}"
    LISTED = (
        "SELECT tbl_name, name FROM sqlite_master"
        " WHERE type = 'trigger' AND name LIKE 'page_cache_%'"
    )
    BEFOREHAND = ""


class Postgresql:
    """Many writers: each adds rows, so that none waits for another, nor deadlocks."""

    EVENTS = ("INSERT", "DELETE", "UPDATE")
    DIFFERS = "OLD.{column} IS DISTINCT FROM NEW.{column}"
    BODY = (
        "AFTER {event} ON {table} FOR EACH ROW {condition}"
        " EXECUTE FUNCTION page_cache_raise()"
    )
    DROP = "DROP TRIGGER IF EXISTS {name} ON {table}"
    LISTED = (
        "SELECT c.relname, t.tgname FROM pg_trigger t"
        " JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)"
        " AND t.tgname LIKE 'page_cache_%'"
    )
    BEFOREHAND = (
        "CREATE OR REPLACE FUNCTION page_cache_raise() RETURNS trigger AS $$ BEGIN"
        " INSERT INTO page_cache_change DEFAULT VALUES; RETURN NULL; END $$"
        " LANGUAGE plpgsql"
    )


DIALECTS = {"sqlite": Sqlite, "postgresql": Postgresql}


def install(connection, tables: Iterable[WatchedTable]) -> None:
    """Have exactly `tables` watched; does nothing to those that are already."""
    dialect = DIALECTS[connection.vendor]
    wanted = {
        (trigger.table, trigger.name): trigger
        for table in tables
        for trigger in _triggers_of(table, connection)
    }
    with connection.cursor() as cursor:
        there = _listed(cursor, dialect)
        _drop(cursor, there - wanted.keys(), connection)
        missing = wanted.keys() - there
        if missing and dialect.BEFOREHAND:
            cursor.execute(dialect.BEFOREHAND)
        for key in sorted(missing):
            cursor.execute(wanted[key].sql)


def remove(connection) -> None:
    """Have no table watched: tables cannot be altered at will while they are."""
    with connection.cursor() as cursor:
        there = _listed(cursor, DIALECTS[connection.vendor])
        _drop(cursor, there, connection)


def _triggers_of(table: WatchedTable, connection) -> list[Trigger]:
    dialect, quote = DIALECTS[connection.vendor], connection.ops.quote_name
    differs = " OR ".join(
        dialect.DIFFERS.format(column=quote(column)) for column in table.columns
    )
    triggers = []
    for event in dialect.EVENTS:
        condition = f"WHEN ({differs})" if event == "UPDATE" else ""
        body = dialect.BODY.format(
            event=event, table=quote(table.name), condition=condition
        )
        # Another body has another name, so that names tell what there is.
        digest = hashlib.sha256(body.encode()).hexdigest()[:16]
        name = f"page_cache_{event.lower()}_{digest}"
        sql = f"CREATE TRIGGER {quote(name)} {body}"
        triggers.append(Trigger(table.name, name, sql))
    return triggers


def _listed(cursor, dialect) -> set[tuple[str, str]]:
    cursor.execute(dialect.LISTED)
    return {(table, name) for table, name in cursor.fetchall()}


def _drop(cursor, triggers: set[tuple[str, str]], connection) -> None:
    drop, quote = DIALECTS[connection.vendor].DROP, connection.ops.quote_name
    for table, name in sorted(triggers):
        cursor.execute(drop.format(table=quote(table), name=quote(name)))
