"""Blocks stay out of migrations, and data migrations still find them."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
from wagtail.blocks import CharBlock, StreamBlock
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RemoveStreamChildrenOperation,
    RenameStreamChildrenOperation,
    RenameStructChildrenOperation,
)
from wagtail.fields import StreamField as WagtailStreamField

from pages.models.base import page_models
from streams.fields import StreamField
from tests.factories import StandardPageFactory

BODY = [
    {"type": "text", "id": "1", "value": {"title": "Om", "text": "<p>Ja.</p>"}},
    {
        "type": "questions",
        "id": "2",
        "value": {
            "title": "Spørgsmål",
            "questions": [
                {
                    "type": "item",
                    "id": "3",
                    "value": {
                        "question": "Hvad koster det?",
                        "answer": "<p>Intet.</p>",
                    },
                }
            ],
        },
    },
]


class Body(StreamBlock):
    title = CharBlock(label="Overskrift")


def historical_apps():
    """Return the models as a migration that comes next is given them."""
    return MigrationLoader(None).project_state().apps


@pytest.fixture
def page(db):
    """A page with a revision, stored as it was before a migration."""
    page = StandardPageFactory(body=json.dumps(BODY))
    page.save_revision()
    return page


def migrate(*operations) -> None:
    migration = MigrateStreamData("pages", "StandardPage", "body", operations)
    migration.migrate_stream_data_forward(historical_apps(), None)


def stored(page) -> list[list[dict]]:
    """Return the body in the page's row and in its revision, exactly as stored."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM pages_standardpage WHERE page_ptr_id = %s", [page.pk]
        )
        (row,) = cursor.fetchone()
    revision = page.revisions.get()
    return [
        json.loads(body) if isinstance(body, str) else body
        for body in (row, revision.content["body"])
    ]


class TestDataMigration:
    """Wagtail's own helpers, on the model as a migration knows it."""

    def test_renames_a_field_of_a_block(self, page):
        migrate((RenameStructChildrenOperation("title", "heading"), "text"))
        for body in stored(page):
            assert body[0]["value"] == {"heading": "Om", "text": "<p>Ja.</p>"}
            assert body[1] == BODY[1]

    def test_finds_what_lies_within_a_list(self, page):
        path = "questions.questions.item"
        migrate((RenameStructChildrenOperation("answer", "reply"), path))
        for body in stored(page):
            (item,) = body[1]["value"]["questions"]
            assert item["value"]["reply"] == "<p>Intet.</p>"

    def test_renames_and_removes_blocks(self, page):
        migrate(
            (RenameStreamChildrenOperation("text", "prose"), ""),
            (RemoveStreamChildrenOperation("questions"), ""),
        )
        for body in stored(page):
            assert body == [BODY[0] | {"type": "prose"}]

    def test_keeps_blocks_that_the_site_has_given_up(self, page):
        given_up = {"type": "slider", "id": "9", "value": {"speed": "fast"}}
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE pages_standardpage SET body = %s", [json.dumps([given_up])]
            )
        historical = historical_apps().get_model("pages", "StandardPage")
        historical.objects.get(pk=page.pk).save()
        assert stored(page)[0] == [given_up]


class TestField:
    def test_writes_nothing_of_its_blocks_into_a_migration(self):
        field = StreamField(Body(), verbose_name="indhold", blank=True)
        written, _imports = MigrationWriter.serialize(field)
        assert written == (
            "streams.fields.StreamField(blank=True, verbose_name='indhold')"
        )

    def test_offers_its_blocks_all_the_same(self):
        assert set(StreamField(Body()).stream_block.child_blocks) == {"title"}

    def test_that_there_is_no_longer_keeps_what_it_has(self, db):
        state = MigrationLoader(None).project_state()
        state.add_model(
            ModelState("pages", "Gone", [("id", models.AutoField(primary_key=True))])
        )
        state.add_field("pages", "gone", "body", StreamField(), preserve_default=True)
        value = state.apps.get_model("pages", "Gone")(body=BODY).body
        assert list(value.raw_data) == BODY


def test_every_stream_of_the_site_stays_out_of_migrations():
    streams = [
        field
        for model in page_models()
        for field in model._meta.get_fields()
        if isinstance(field, WagtailStreamField)
    ]
    assert streams
    assert all(type(field) is StreamField for field in streams)
    for path in Path(settings.BASE_DIR).glob("*/migrations/*.py"):
        assert "wagtail.blocks" not in path.read_text()
