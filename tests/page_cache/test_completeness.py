"""Every table that any page is made of raises the number, whoever adds one."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from page_cache.generation import current_generation
from page_cache.models import Generation
from page_cache.watching import tables, triggers
from page_cache.watching.migrating import start_watching, stop_watching
from tests.browser.pages_of_every_type import PAGES
from tests.page_cache.visits import is_hit, keep, was_stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

_OPENED = re.compile(rb'name="opened" value="[^"]+"')


def addresses() -> list[str]:
    """Return every page of the demo, and the other things that are kept."""
    public = Page.objects.filter(depth__gt=1).live()
    return [*(page.url for page in public), "/feed/", "/sitemap.xml", "/robots.txt"]


def test_every_public_page_of_every_type_is_kept(client):
    for address in addresses():
        keep(client, address)


def test_every_table_that_a_kept_page_was_made_of_is_watched():
    watched = {table.name for table in tables.watched_tables()}
    own = {
        model._meta.db_table
        for model in apps.get_app_config("page_cache").models.values()
    }
    read = set()
    for address in addresses():
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        for query in queries:
            read |= tables.tables_of(query["sql"]) - own
    # Others are names that a statement gives to its own parts.
    read &= set(connection.introspection.table_names())
    assert read <= watched
    assert {"wagtailcore_page", "links_link", "pages_sitesettings"} <= read


def watched_models() -> list[type[models.Model]]:
    names = {table.name for table in tables.watched_tables()}
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in names and not model._meta.proxy
    ]


@pytest.mark.parametrize("model", watched_models(), ids=lambda model: model._meta.label)
def test_a_change_of_any_column_that_is_seen_raises_the_number(model):
    manager = model._base_manager
    columns = next(
        table.columns
        for table in tables.watched_tables()
        if table.name == model._meta.db_table
    )
    row = manager.order_by("pk").first()
    if row is None:
        # Nothing to change; the triggers are there all the same.
        there = {table for table, _name in listed()}
        assert model._meta.db_table in there
        return
    for field in model._meta.local_concrete_fields:
        other = another(field, getattr(row, field.attname))
        if field.primary_key or other is None or field.column not in columns:
            continue
        before = current_generation()
        manager.filter(pk=row.pk).update(**{field.attname: other})
        assert current_generation() != before, field.name
    before = current_generation()
    # What refers to it does not matter: the test's own transaction never ends.
    type(row)._base_manager.filter(pk=row.pk)._raw_delete(using="default")
    assert current_generation() != before
    restore(row)


def restore(row: models.Model) -> None:
    """Put a deleted row back, for the rest of the database to refer to."""
    before = current_generation()
    if isinstance(row, ContentType | Page) or row._meta.parents:
        row.save_base(raw=True, force_insert=True)
    else:
        type(row)._base_manager.bulk_create([row])
    assert current_generation() != before


def another(field: models.Field, value):
    """Return a value of the field's kind that is not `value`; None if there is none."""
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.ForeignKey | models.UUIDField):
        return None
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    if isinstance(field, models.CharField) and not field.choices and not field.unique:
        return ("y" if str(value).startswith("x") else "x") + (value or "")[1:]
    return None


def listed() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        return triggers._listed(cursor, triggers.DIALECTS[connection.vendor])


def test_what_is_called_unseen_shows_on_no_page(client):
    """Changing it all changes not a byte of any page."""

    def content_of(visitor, address):
        # The moment at which a form was opened, signed.
        return _OPENED.sub(b"", visitor.get(address).content)

    before = {address: content_of(client, address) for address in addresses()}
    labels = [name for name in settings.PAGE_CACHE_UNSEEN if name.count(".") == 2]
    assert labels
    for label in labels:
        app, model, name = label.split(".")
        field = apps.get_model(app, model)._meta.get_field(name)
        if isinstance(field, models.CharField):
            Page.objects.update(**{name: "Aldrig at se"})
        elif field.null:
            Page.objects.update(**{name: None})
        elif isinstance(field, models.BooleanField):
            Page.objects.update(**{name: True})
        else:
            pytest.fail(f"nobody has said how {label} is changed")
    for address, content in before.items():
        assert content_of(Client(), address) == content, address


class TestMigrating:
    def test_tables_that_are_watched_already_are_left_alone(self):
        before = listed()
        with CaptureQueriesContext(connection) as queries:
            triggers.install(connection, tables.watched_tables())
        assert len(queries) == 1
        assert listed() == before

    def test_while_tables_change_nothing_is_kept(self, client):
        keep(client, "/")
        stop_watching(None, plan=[("any", False)], using="default")
        try:
            assert current_generation() == ""
            assert not listed()
            for _visit in range(2):
                assert not is_hit(client.get("/"))
        finally:
            start_watching(None, using="default", apps=apps)
        assert current_generation()
        assert {table for table, _name in listed()} == {
            table.name for table in tables.watched_tables()
        }

    def test_nothing_to_migrate_leaves_the_watch_alone(self):
        before = current_generation()
        stop_watching(None, plan=[], using="default")
        assert current_generation() == before

    def test_the_number_of_a_database_that_is_put_back_is_another(self, client):
        keep(client, "/")
        start_watching(None, using="default", apps=apps)
        assert not is_hit(client.get("/"))

    def test_a_table_that_changes_shape_is_watched_in_its_new_one(self):
        narrower = [
            tables.WatchedTable("wagtailcore_site", ("hostname",)),
            *(
                table
                for table in tables.watched_tables()
                if table.name != "wagtailcore_site"
            ),
        ]
        triggers.install(connection, narrower)
        before = current_generation()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE wagtailcore_site SET site_name = 'Nyt navn'")
        assert current_generation() == before
        triggers.install(connection, tables.watched_tables())


def test_without_its_row_nothing_is_kept(client):
    keep(client, "/")
    Generation.objects.all().delete()
    for _visit in range(2):
        assert not is_hit(client.get("/"))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_kept_page_is_the_page_that_is_made_without_keeping(path, client, settings):
    if not was_stored(client.get(path)):
        pytest.skip("made each time")
    kept = keep(client, path)
    settings.PAGE_CACHE_BYTES = 0
    # A new client reads the settings anew.
    assert Client().get(path).content.decode() == kept
