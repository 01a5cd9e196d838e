"""What a prepared statement is given each time it is run."""

import json

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, Field, Func


class Parameter(Expression):
    """A place in a query for a value that is known when the query is run."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def adapted(self, value, connection: BaseDatabaseWrapper):
        """Return a value of this parameter as the database's driver takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class Choices(Parameter):
    """A place for any number of values, of which a column is to hold one."""

    def adapted(self, value, connection: BaseDatabaseWrapper):
        """Return a list for PostgreSQL, and its JSON for SQLite, which knows no lists."""
        choices = list(value)
        return json.dumps(choices) if connection.vendor == "sqlite" else choices


class Among(Func):
    """Whether a column holds one of `Choices`: the same SQL, however many they are.

    Django's own `in` writes a place for each value.
    """

    output_field = BooleanField()
    arity = 2

    def as_sqlite(self, compiler, connection, **extra):
        template = "(%(expressions)s)))"
        joiner = " IN (SELECT value FROM json_each("
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=joiner, **extra
        )

    def as_postgresql(self, compiler, connection, **extra):
        template = "(%(expressions)s))"
        return self.as_sql(
            compiler, connection, template=template, arg_joiner=" = ANY(", **extra
        )
