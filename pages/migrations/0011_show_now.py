"""A choice of the front page: whether it shows what is on now."""

from django.db import migrations, models


class AddColumn(migrations.AddField):
    """Adds a column and leaves the others alone, those that no model knows as well.

    The former release still serves and reads them. Django makes the whole table anew on
    SQLite for a column that must not be empty, of the columns that it knows.
    """

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(
            f"ALTER TABLE {schema_editor.quote_name(table)}"
            f" ADD COLUMN {schema_editor.quote_name(self.name)} bool DEFAULT 1 NOT NULL"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0010_documents"),
    ]

    operations = [
        AddColumn(
            model_name="homepage",
            name="show_now",
            field=models.BooleanField(
                default=True,
                help_text="Activities of the next seven days, and whether the office answers. What there is nothing to say of is not shown.",
                verbose_name="show what is on now",
            ),
        ),
    ]
