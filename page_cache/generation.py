"""What number holds now, asked once for each request.

The tables are named here as the models name them; Django would take longer to write
these lines than a database takes to answer them.
"""

from django.db import OperationalError, connection, transaction

# As few as that are counted in no time.
FEW_CHANGES = 64

_READ = {
    "sqlite": (
        "SELECT epoch, number, 0 FROM page_cache_generation WHERE is_watched = 1"
    ),
    # One statement sees one moment: changes that are being added up are counted once.
    "postgresql": (
        "SELECT epoch, number, (SELECT count(*) FROM page_cache_change)"
        " FROM page_cache_generation WHERE is_watched"
    ),
}
_ADD_UP = """
WITH gone AS (
    DELETE FROM page_cache_change WHERE id IN (
        SELECT id FROM page_cache_change FOR UPDATE SKIP LOCKED
    ) RETURNING id
)
UPDATE page_cache_generation SET number = number + (SELECT count(*) FROM gone)
"""


def current_generation() -> str:
    """Return the number of what the public sees now, or "" when nothing counts.

    Two answers are equal only if nothing that a reader can see has been committed
    between them. Raises DatabaseError when the database does not answer.
    """
    row = _row()
    if row is None:
        return ""
    epoch, number, changes = row
    if changes > FEW_CHANGES and not connection.in_atomic_block:
        _add_up()
    return f"{epoch}-{number + changes}"


def _row() -> tuple[str, int, int] | None:
    """Return epoch, number and further changes.

    Django would ask a connection that it has kept whether it is alive before it asks
    for anything. This question tells as well, in half the time; a new connection is
    made when it is not.
    """
    may_be_dead = (
        connection.health_check_enabled
        and not connection.health_check_done
        and connection.connection is not None
    )
    connection.health_check_done = True
    try:
        return _fetch()
    except OperationalError:
        if not may_be_dead or connection.in_atomic_block:
            raise
        connection.close()
        return _fetch()


def _fetch() -> tuple[str, int, int] | None:
    with connection.cursor() as cursor:
        cursor.execute(_READ[connection.vendor])
        return cursor.fetchone()


def _add_up() -> None:
    """Put the changes into the number, which stays the same in all.

    Those that somebody else is adding up are left to them, and so are those of
    transactions that are not finished.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ADD_UP)
