"""What number holds now, asked once for each request.

The tables are named here as the models name them; Django would take longer to write
these lines than a database takes to answer them.
"""

from django.db import connection, transaction

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
    with connection.cursor() as cursor:
        cursor.execute(_READ[connection.vendor])
        row = cursor.fetchone()
    if row is None:
        return ""
    epoch, number, changes = row
    if changes > FEW_CHANGES and not connection.in_atomic_block:
        _add_up()
    return f"{epoch}-{number + changes}"


def _add_up() -> None:
    """Put the changes into the number, which stays the same in all.

    Those that somebody else is adding up are left to them, and so are those of
    transactions that are not finished.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ADD_UP)
