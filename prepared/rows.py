"""How the rows of a query become what its query set would have given."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, Field, Model, QuerySet, TimeField, UUIDField
from django.db.models.query import (
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler

# What JSON does not hand over as the database would have.
_NOT_IN_JSON = {
    "BinaryField",
    "DecimalField",
    "DurationField",
    "FloatField",
    "JSONField",
}

Converters = dict[int, tuple[list[Callable], object]]


@dataclass(frozen=True)
class RowReader:
    """What Django finds out about a query when it writes it, kept.

    The same as `django.db.models.query.ModelIterable` works out for each run.
    """

    # What is selected, and how some of it is converted, by position.
    columns: Sequence
    converters: Converters
    # None for rows that stay tuples.
    model: type[Model] | None = None
    own: slice | None = None
    names: Sequence[str] = ()
    related: Sequence = ()
    annotations: Sequence[tuple[str, int]] = ()

    @classmethod
    def of(cls, queryset: QuerySet, compiler: SQLCompiler) -> "RowReader":
        """Return the reader of a query that `compiler` has just written.

        Raises TypeError for a query set that asks further queries, or that gives
        anything but instances and tuples.
        """
        kind = queryset._iterable_class  # noqa: SLF001
        if kind not in (ModelIterable, ValuesListIterable):
            raise TypeError(f"{kind.__name__} cannot be prepared")
        if queryset._prefetch_related_lookups:  # noqa: SLF001
            raise TypeError("What is prefetched is a query of its own")
        columns = [column for column, _sql, _alias in compiler.select]
        reader = cls(columns, compiler.get_converters(columns))
        if kind is ValuesListIterable:
            return reader
        positions = compiler.klass_info["select_fields"]
        own = slice(positions[0], positions[-1] + 1)
        # What Django does about columns that were left out; told since 6.1.
        mode = [queryset._fetch_mode] if hasattr(queryset, "_fetch_mode") else []  # noqa: SLF001
        return replace(
            reader,
            model=compiler.klass_info["model"],
            own=own,
            names=[column.target.attname for column in columns[own]],
            related=get_related_populators(
                compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS, *mode
            ),
            annotations=list(compiler.annotation_col_map.items()),
        )

    def read(self, rows: Iterable[Sequence]) -> Iterator[Model | tuple]:
        """Yield what the rows stand for."""
        for row in self._converted(rows):
            yield tuple(row) if self.model is None else self._instance(row)

    def _instance(self, row: Sequence) -> Model:
        instance = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.own])
        for populator in self.related:
            populator.populate(row, instance)
        for name, position in self.annotations:
            setattr(instance, name, row[position])
        return instance

    def _converted(self, rows: Iterable[Sequence]) -> Iterable[Sequence]:
        if not self.converters:
            return rows
        connection = connections[DEFAULT_DB_ALIAS]
        return _convert(rows, list(self.converters.items()), connection)


def read_from_json(reader: RowReader) -> RowReader:
    """Return the reader of the same rows after they were JSON.

    Raises TypeError for a column whose values JSON would change.
    """
    converters = dict(reader.converters)
    for position, column in enumerate(reader.columns):
        field = column.output_field
        if field.get_internal_type() in _NOT_IN_JSON:
            raise TypeError(f"{field} is not to be had as JSON")
        if isinstance(field, DateField | TimeField | UUIDField):
            found, expression = converters.get(position, ([], column))
            # SQLite's own converters have done it; PostgreSQL's driver would have.
            converters[position] = ([*found, _parser(field)], expression)
    return replace(reader, converters=converters)


def _parser(field: Field) -> Callable:
    return lambda value, _expression, _connection: field.to_python(value)


def _convert(rows: Iterable[Sequence], converters, connection) -> Iterator[list]:
    for row in map(list, rows):
        for position, (functions, expression) in converters:
            for function in functions:
                row[position] = function(row[position], expression, connection)
        yield row
