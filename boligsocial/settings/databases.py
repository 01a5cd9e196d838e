"""Django's settings for the database that an address names."""

from typing import Any

import environ

SCHEMES = ("sqlite", "postgres", "postgresql")
CONNECTION_SECONDS = 600


def database_settings(url: str) -> dict[str, Any]:
    """Return the entry of DATABASES for an address such as DATABASE_URL holds.

    Raises ValueError when the address names no database of a kind that the site
    runs on. The message never repeats the address, which may hold a password.
    """
    scheme = url.partition("://")[0]
    if scheme not in SCHEMES:
        raise ValueError(f"it must begin with one of {', '.join(SCHEMES)} and ://")
    database = environ.Env.db_url_config(url)
    if not database.get("NAME"):
        raise ValueError("it names no database")
    database["CONN_MAX_AGE"] = CONNECTION_SECONDS
    if scheme == "sqlite":
        database["OPTIONS"] = SQLITE_OPTIONS | database.get("OPTIONS", {})
    else:
        database["CONN_HEALTH_CHECKS"] = True
        database["OPTIONS"] = POSTGRESQL_OPTIONS | database.get("OPTIONS", {})
    return database


POSTGRESQL_OPTIONS = {
    # Statements that ask many tables are compiled where the planner takes them to be
    # long: seconds of work for an answer that is there in five milliseconds.
    "options": "-c jit=off",
}


SQLITE_OPTIONS = {
    # A transaction that will write asks for the lock at once: one that began by
    # reading cannot wait for another writer, it can only fail.
    "transaction_mode": "IMMEDIATE",
    # Seconds that a writer waits for another one.
    "timeout": 20,
    # Readers and one writer side by side; a loss of power can cost the last
    # commits, never the database. 20 MB of pages in memory, and 128 MB mapped.
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-20000;"
        "PRAGMA mmap_size=134217728;"
        "PRAGMA temp_store=MEMORY;"
    ),
}
