"""Queries whose SQL Django writes once, and not for every page.

Django takes longer to write the SQL of a page than the database takes to answer.
Where the text is the same each time it is written at first need, and kept with what
makes objects of the rows. `Together` asks several such queries in one statement.

What is kept is kept for as long as the process runs, so a query is made of models,
constants and parameters alone: of nothing that the database holds.
"""

import json
from collections.abc import Callable, Sequence
from functools import cached_property

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from prepared.parameters import Parameter
from prepared.rows import RowReader, read_from_json

# How each database makes JSON of all rows, and of one.
_JSON_FUNCTIONS = {
    "sqlite": ("json_group_array", "json_array"),
    "postgresql": ("json_agg", "json_build_array"),
}
# Of PostgreSQL's functions, and of SQLite's by default.
_MOST_COLUMNS = 100


class Statement:
    """One query, as `build` makes it when it is first needed."""

    def __init__(self, build: Callable[[], QuerySet]):
        self._build = build

    def fetch(self, **values) -> list:
        """Return what the query finds: model instances, or tuples of `values_list()`.

        `values` are those of the parameters, by name.
        """
        sql, parameters, reader = self._written
        return list(reader.read(_rows(sql, parameters, values)))

    @cached_property
    def _written(self) -> tuple[str, Sequence, RowReader]:
        return _write(self._build())


class Together:
    """Several queries by name, asked in one statement.

    The database hands each query's rows over as JSON, so columns of some types are
    refused, and more than it can put into one array (TypeError).
    """

    def __init__(self, build: Callable[[], dict[str, QuerySet]]):
        self._build = build

    def fetch(self, **values) -> dict[str, list]:
        """Return what each query finds, as `Statement` does, by the queries' names."""
        sql, parameters, readers = self._written
        (row,) = _rows(sql, parameters, values)
        return {
            name: list(reader.read(json.loads(rows or "[]")))
            for (name, reader), rows in zip(readers.items(), row, strict=True)
        }

    @cached_property
    def _written(self) -> tuple[str, Sequence, dict[str, RowReader]]:
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        all_rows, one_row = _JSON_FUNCTIONS[vendor]
        tables, columns, parameters, readers = [], [], [], {}
        for name, queryset in self._build().items():
            sql, given, reader = _write(queryset)
            if len(reader.columns) > _MOST_COLUMNS:
                raise TypeError(f"{name}: fetch fewer columns, or ask alone")
            names = ", ".join(f"c{number}" for number in range(len(reader.columns)))
            tables.append(f'"{name}" ({names}) AS ({sql})')
            columns.append(
                f'(SELECT CAST({all_rows}({one_row}({names})) AS text) FROM "{name}")'  # noqa: S608, names of ours
            )
            parameters += given
            readers[name] = read_from_json(reader)
        sql = f"WITH {', '.join(tables)} SELECT {', '.join(columns)}"
        return sql, parameters, readers


def _write(queryset: QuerySet) -> tuple[str, Sequence, RowReader]:
    compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    return sql, parameters, RowReader.of(queryset, compiler)


def _rows(sql: str, parameters: Sequence, values: dict) -> list[tuple]:
    connection = connections[DEFAULT_DB_ALIAS]
    given = tuple(
        parameter.adapted(values[parameter.name], connection)
        if isinstance(parameter, Parameter)
        else parameter
        for parameter in parameters
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()
