"""The tests' own way of keeping Wagtail's indexes: late, and never too late."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from tests.factories import PersonFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def tables_written(queries) -> str:
    return " ".join(
        query["sql"].partition("(")[0]
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    )


def test_a_search_finds_what_was_saved_just_before_it():
    page = StandardPageFactory(title="Rygestopkursus i beboerhuset")
    found = get_search_backend().search("Rygestopkursus", Page)
    assert [hit.pk for hit in found] == [page.pk]


def test_what_is_used_is_known_as_soon_as_somebody_asks():
    owner = PersonFactory()
    page = StandardPageFactory(content_owner=owner)
    uses = ReferenceIndex.get_references_to(owner)
    assert [use.object_id for use in uses] == [str(page.pk)]


def test_what_has_been_deleted_is_not_looked_for():
    owner = PersonFactory()
    StandardPageFactory(content_owner=owner).delete()
    assert not ReferenceIndex.get_references_to(owner).exists()


def test_a_save_that_nobody_asks_about_writes_no_index():
    with CaptureQueriesContext(connection) as queries:
        StandardPageFactory()
    assert "index" not in tables_written(queries)


@pytest.mark.usefixtures("indexed_at_once")
def test_a_test_may_have_the_indexes_at_once_as_the_site_has():
    with CaptureQueriesContext(connection) as queries:
        StandardPageFactory(content_owner=PersonFactory())
    assert "referenceindex" in tables_written(queries)
    assert "indexentry" in tables_written(queries)
