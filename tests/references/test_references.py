"""Where something is used, and why it then cannot be deleted."""

import pytest
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Theme
from links.models import Link
from pages.models import Person
from references.deletion import guarded_models
from references.usage import is_used, uses_of
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    rich_text_link,
)
from tests.html import parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db


def page_with(link, factory=StandardPageFactory, **fields):
    """Return a page whose text refers to `link` twice."""
    text = f"<p>{rich_text_link(link, 'a')} {rich_text_link(link, 'b')}</p>"
    return factory(body=[("text", {"title": "Om", "text": text})], **fields)


class TestUses:
    def test_tell_each_page_once_with_its_title_and_type(self):
        link = LinkFactory()
        page_with(link, title="Råd og vejledning")
        page_with(link, InitiativePageFactory, title="Brandkadet")
        assert [(use.title, use.kind) for use in uses_of(link)] == [
            ("Råd og vejledning", "indholdsside"),
            ("Brandkadet", "indsats"),
        ]

    def test_put_what_residents_see_first(self):
        link = LinkFactory()
        page_with(link, title="Afløst", live=False)
        page_with(link, title="Ønsker")
        assert [(use.title, use.is_live) for use in uses_of(link)] == [
            ("Ønsker", True),
            ("Afløst", False),
        ]

    def test_know_links_that_replace_others(self):
        replacement = LinkFactory()
        link = LinkFactory(flagged=True, replacement=replacement)
        (use,) = uses_of(replacement)
        assert use.source == link
        assert use.is_live

    def test_know_the_many_themes_of_an_initiative(self):
        theme = ThemeFactory()
        assert uses_of(theme) == []
        assert not is_used(theme)
        page = InitiativePageFactory(themes=[theme, ThemeFactory()])
        (use,) = uses_of(theme)
        assert use.source.pk == page.pk
        assert use.kind == "indsats"
        assert is_used(theme)

    def test_end_when_the_text_changes(self):
        link = LinkFactory()
        page = page_with(link)
        page.body = []
        page.save()
        assert uses_of(link) == []
        assert not is_used(link)

    @pytest.mark.usefixtures("indexed_at_once")
    def test_cost_the_same_for_2_and_20_pages(self):
        counts = []
        for number in (2, 20):
            link = LinkFactory()
            for _page in range(number):
                page_with(link)
                page_with(link, InitiativePageFactory)
            uses_of(link)
            with CaptureQueriesContext(connection) as queries:
                assert (
                    len([use.title + use.kind for use in uses_of(link)]) == 2 * number
                )
            counts.append(len(queries))
        assert counts[0] == counts[1]


def in_use(model):
    """Return an object of a guarded model, and the page that uses it."""
    if model is Link:
        link = LinkFactory()
        return link, page_with(link)
    if model is Person:
        person = PersonFactory()
        return person, StandardPageFactory(content_owner=person)
    theme = ThemeFactory()
    return theme, InitiativePageFactory(themes=[theme])


def unused(model):
    return {Link: LinkFactory, Person: PersonFactory, Theme: ThemeFactory}[model]()


def test_links_people_and_themes_are_guarded():
    assert set(guarded_models()) == {Link, Person, Theme}


@pytest.mark.parametrize("model", [Link, Person, Theme])
class TestDeletion:
    def address(self, obj) -> str:
        return reverse(obj.snippet_viewset.get_url_name("delete"), args=[obj.pk])

    def bulk_address(self, *objects) -> str:
        meta = objects[0]._meta
        address = reverse(
            "wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"]
        )
        return address + "?" + "&".join(f"id={obj.pk}" for obj in objects)

    def test_is_refused_by_whatever_way_in(self, model):
        obj, _page = in_use(model)
        with pytest.raises(ProtectedError), transaction.atomic():
            obj.delete()
        with pytest.raises(ProtectedError), transaction.atomic():
            model.objects.filter(pk=obj.pk).delete()
        assert model.objects.filter(pk=obj.pk).exists()

    def test_is_refused_in_the_admin_with_the_list_of_uses(self, model):
        obj, page = in_use(model)
        staff = StaffClient(UserFactory())
        for send in (staff.get, staff.post):
            response = send(self.address(obj))
            assert response.status_code == 409
            document = parse(response)
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            (link,) = document.select(f'main a[href="{edit}"]')
            assert link.get_text() == page.title
            assert f"”{obj}” er i brug" in words(document)
        assert model.objects.filter(pk=obj.pk).exists()

    def test_of_many_is_refused_when_one_is_used(self, model):
        obj, page = in_use(model)
        other = unused(model)
        response = StaffClient(UserFactory()).post(self.bulk_address(obj, other))
        assert response.status_code == 409
        assert page.title in words(parse(response))
        assert model.objects.filter(pk__in=[obj.pk, other.pk]).count() == 2

    def test_is_done_when_nothing_uses_it(self, model):
        obj, others = unused(model), [unused(model), unused(model)]
        staff = StaffClient(UserFactory())
        assert staff.get(self.address(obj)).status_code == 200
        assert staff.post(self.address(obj)).status_code == 302
        assert staff.post(self.bulk_address(*others)).status_code == 302
        assert not model.objects.exists()

    def test_is_allowed_once_the_use_has_ended(self, model):
        obj, page = in_use(model)
        page.delete()
        obj.delete()
        assert not model.objects.filter(pk=obj.pk).exists()
