import django.db.models.deletion
from django.db import migrations, models

COLUMNS = ("terms_a", "terms_b", "terms_c", "terms_d")


def make_full_text_index(apps, schema_editor):
    {"postgresql": _make_tsvector, "sqlite": _make_fts5}[
        schema_editor.connection.vendor
    ](schema_editor)


def drop_full_text_index(apps, schema_editor):
    # On PostgreSQL the column and its index go with the table.
    if schema_editor.connection.vendor == "sqlite":
        for event in ("inserted", "deleted", "updated"):
            schema_editor.execute(f"DROP TRIGGER search_entry_{event}")
        schema_editor.execute("DROP TABLE search_terms")


def _make_tsvector(schema_editor):
    # The last class needs no weight, so no positions either: a smaller vector is
    # ranked faster.
    *weighty, light = COLUMNS
    weighted = " || ".join(
        [
            f"setweight(to_tsvector('simple', {column}), '{column[-1].upper()}')"
            for column in weighty
        ]
        + [f"strip(to_tsvector('simple', {light}))"]
    )
    schema_editor.execute(
        "ALTER TABLE search_searchentry"
        f" ADD COLUMN terms tsvector GENERATED ALWAYS AS ({weighted}) STORED"
    )
    schema_editor.execute(
        "CREATE INDEX search_searchentry_terms ON search_searchentry USING gin (terms)"
    )


def _make_fts5(schema_editor):
    columns = ", ".join(COLUMNS)
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE search_terms USING fts5({columns},"
        " content='search_searchentry', content_rowid='page_id', tokenize='ascii')"
    )
    old = ", ".join(f"old.{column}" for column in ("page_id", *COLUMNS))
    new = ", ".join(f"new.{column}" for column in ("page_id", *COLUMNS))
    # An external-content table forgets a row only when told the row's old text.
    forget = (
        f"INSERT INTO search_terms(search_terms, rowid, {columns})"  # noqa: S608
        f" VALUES ('delete', {old});"
    )
    learn = f"INSERT INTO search_terms(rowid, {columns}) VALUES ({new});"  # noqa: S608
    for event, action, body in (
        ("inserted", "INSERT", learn),
        ("deleted", "DELETE", forget),
        ("updated", "UPDATE", forget + learn),
    ):
        schema_editor.execute(
            f"CREATE TRIGGER search_entry_{event} AFTER {action}"
            f" ON search_searchentry BEGIN {body} END"
        )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="wagtailcore.page",
                        verbose_name="page",
                    ),
                ),
                ("title", models.TextField(verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("terms_a", models.TextField(verbose_name="words of the title")),
                (
                    "terms_b",
                    models.TextField(
                        verbose_name="words of the summary, compounds of the title"
                    ),
                ),
                (
                    "terms_c",
                    models.TextField(
                        verbose_name="words of the text, compounds of the summary"
                    ),
                ),
                ("terms_d", models.TextField(verbose_name="compounds of the text")),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
        migrations.RunPython(make_full_text_index, drop_full_text_index),
    ]
