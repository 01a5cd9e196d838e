"""A number that no column can hold is in no row.

Django knows that of plain columns since 4.2, but not of lists of numbers, of foreign
keys and of how far into a list somebody asks. There the database is asked, and refuses
with an error: PostgreSQL with DataError, SQLite's module with OverflowError.
"""

from collections.abc import Iterable

from django.core.exceptions import EmptyResultSet
from django.db.models import ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn
from django.db.models.lookups import In
from django.db.models.sql.query import Query
from django.urls.converters import IntConverter

from plaintext.doors import wrap

# The end of the widest column that there is, and of what a list is counted by.
_LARGEST = 2**63 - 1


def know_what_no_column_holds() -> None:
    """Put the rule on the lookups that lack it, and on numbers in addresses; once."""
    IntegerField.register_lookup(_IntegerIn)
    ForeignObject.register_lookup(_ReferenceIn)
    ForeignObject.register_lookup(_ReferenceExact)
    wrap(Query, "set_limits", _limit_slice)
    wrap(IntConverter, "to_python", _limit_address)


def _storable(lookup, connection, values: Iterable) -> list:
    """Return those of `values` that the column of `lookup` can hold."""
    field = lookup.lhs.output_field
    while field.remote_field:
        field = field.target_field
    if not isinstance(field, IntegerField):
        return list(values)
    ends = connection.ops.integer_field_range(field.get_internal_type())
    smallest, largest = ends
    return [
        value
        for value in values
        if not isinstance(value, int)
        or (
            (smallest is None or value >= smallest)
            and (largest is None or value <= largest)
        )
    ]


class _StorableIn:
    """Leaves out of a list what cannot be there."""

    def process_rhs(self, compiler, connection):
        if self.rhs_is_direct_value():
            self.rhs = _storable(self, connection, self.rhs)
        return super().process_rhs(compiler, connection)


class _IntegerIn(_StorableIn, In):
    """Of a column of its own."""


class _ReferenceIn(_StorableIn, RelatedIn):
    """Of a foreign key."""


class _ReferenceExact(RelatedExact):
    def process_rhs(self, compiler, connection):
        if self.rhs_is_direct_value() and not _storable(self, connection, [self.rhs]):
            raise EmptyResultSet
        return super().process_rhs(compiler, connection)


def _limit_slice(original, query, low=None, high=None):
    """There is nothing beyond the last row that could be."""
    if low is not None and low > _LARGEST:
        low, high = 0, 0
    elif high is not None:
        high = min(high, _LARGEST)
    original(query, low, high)


def _limit_address(original, converter, value):
    """Nothing has the number 0, nor one that is larger than any column."""
    number = original(converter, value)
    if not 0 < number <= _LARGEST:
        # By this the address is none of the pattern's.
        raise ValueError
    return number
