"""A setting of the site: whether readers are asked if they found what they sought."""

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
        ("pages", "0008_standing_in"),
    ]

    operations = [
        AddColumn(
            model_name="sitesettings",
            name="ask_for_feedback",
            field=models.BooleanField(
                default=True,
                help_text="At the foot of every page but the front page: “Did you find what you were looking for?”. The answers are under Reports.",
                verbose_name="ask whether readers found what they were looking for",
            ),
        ),
    ]
