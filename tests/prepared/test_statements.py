"""Queries that Django writes once: the same rows as ever, and no writing."""

import datetime
from unittest import mock

import pytest
from django.db.models import BigAutoField, CharField, Count, F, Q
from django.db.models.sql.compiler import SQLCompiler
from wagtail.models import Page

from initiatives.models import InitiativePage
from links.models import Link
from media.models import Rendition
from pages.models import Person, StandardPage
from prepared.parameters import Among, Choices, Parameter
from prepared.statements import Statement, Together
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    StandardPageFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

KEYS = Choices("keys", BigAutoField())


def by_key(model):
    return model._default_manager.filter(Among("pk", KEYS))


class TestStatement:
    def test_finds_what_the_query_set_finds(self):
        pages = [StandardPageFactory(title=title) for title in ("Æblehaven", "Ørnen")]
        query = StandardPage.objects.order_by("-title")
        assert Statement(lambda: query).fetch() == list(query) == pages[::-1]

    def test_gives_whole_objects_with_what_was_fetched_along(
        self, django_assert_num_queries
    ):
        owner = PersonFactory(name="Åse Sørensen", photo=PictureFactory())
        made = StandardPageFactory(
            content_owner=owner, content_updated=datetime.date(2024, 2, 29)
        )
        statement = Statement(
            lambda: StandardPage.objects.select_related("content_owner__photo").filter(
                pk=Parameter("page", BigAutoField())
            )
        )
        with django_assert_num_queries(1):
            (page,) = statement.fetch(page=made.pk)
            assert page.content_owner.photo == owner.photo
        stored = StandardPage.objects.get(pk=made.pk)
        assert page.__class__ is StandardPage
        for field in StandardPage._meta.concrete_fields:
            assert getattr(page, field.attname) == getattr(stored, field.attname)
        assert not page._state.adding
        assert page._state.db == "default"

    def test_says_none_for_what_is_not_there(self):
        StandardPageFactory()
        (page,) = Statement(
            lambda: StandardPage.objects.select_related("content_owner")
        ).fetch()
        assert page.content_owner is None

    def test_is_written_once_and_asked_each_time(self):
        titles = CharField()
        statement = Statement(
            lambda: Page.objects.filter(title=Parameter("title", titles))
        )
        StandardPageFactory(title="Syrenhaven")
        assert len(statement.fetch(title="Syrenhaven")) == 1
        StandardPageFactory(title="Syrenhaven")
        with mock.patch.object(SQLCompiler, "as_sql", side_effect=AssertionError):
            assert len(statement.fetch(title="Syrenhaven")) == 2
            assert statement.fetch(title="Rosenhaven") == []

    def test_takes_a_value_for_what_it_is_and_no_sql(self):
        LinkFactory(title="100 % gratis")
        titles = Statement(
            lambda: Link.objects.filter(title=Parameter("title", CharField()))
        )
        assert titles.fetch(title="' OR 1=1 --") == []
        assert len(titles.fetch(title="100 % gratis")) == 1

    @pytest.mark.parametrize("count", [0, 1, 2, 20])
    def test_finds_any_number_of_choices(self, count):
        links = LinkFactory.create_batch(count)
        LinkFactory()
        found = Statement(lambda: by_key(Link)).fetch(keys=[link.pk for link in links])
        assert {link.pk for link in found} == {link.pk for link in links}

    def test_finds_texts_among_choices(self):
        link = LinkFactory(url="https://example.org/æ'ø\"å")
        LinkFactory()
        urls = Choices("urls", CharField())
        statement = Statement(lambda: Link.objects.filter(Q(Among("url", urls))))
        assert statement.fetch(urls=[link.url, "https://example.org/"]) == [link]

    def test_lacks_no_parameter_unnoticed(self):
        with pytest.raises(KeyError):
            Statement(lambda: by_key(Link)).fetch()

    def test_leaves_what_asks_for_more_to_django(self):
        with pytest.raises(TypeError):
            Statement(lambda: InitiativePage.objects.prefetch_related("themes")).fetch()
        with pytest.raises(TypeError):
            Statement(lambda: Link.objects.values("title")).fetch()


class TestTogether:
    def test_asks_once(self, django_assert_num_queries):
        link, person = LinkFactory(), PersonFactory(photo=PictureFactory())
        statement = Together(
            lambda: {
                "links": by_key(Link),
                "people": by_key(Person).select_related("photo"),
                "renditions": by_key(Rendition),
            }
        )
        with django_assert_num_queries(1):
            found = statement.fetch(keys=[link.pk, person.pk])
            assert link in found["links"]
            assert person in found["people"]
            assert found["renditions"] == []
            (same,) = (one for one in found["people"] if one == person)
            assert same.photo == person.photo

    def test_gives_each_value_as_the_database_alone_would(self):
        link = LinkFactory(
            title="Å, så æde\n“citat” \\ 'x' \"y\" 🙂 {} [] %s",
            flagged=True,
            archive_url="https://web.archive.org/a",
            archived_on=datetime.date(2020, 2, 29),
            replacement=LinkFactory(),
        )
        (found,) = Together(lambda: {"links": by_key(Link)}).fetch(keys=[link.pk])[
            "links"
        ]
        stored = Link.objects.get(pk=link.pk)
        for field in Link._meta.concrete_fields:
            value = getattr(found, field.attname)
            assert value == getattr(stored, field.attname)
            assert type(value) is type(getattr(stored, field.attname))

    def test_keeps_order_slice_and_annotations(self):
        theme, other = ThemeFactory(title="Børn"), ThemeFactory(title="Natur")
        for title in ("Ørn", "Æble", "Ask", "Birk"):
            InitiativePageFactory(title=title, themes=[theme, other])
        query = (
            InitiativePage.objects.only("title")
            .annotate(count=Count("themes"))
            .order_by("-title")[1:3]
        )
        found = Together(lambda: {"some": query}).fetch()["some"]
        assert [(page.title, page.count) for page in found] == [
            (page.title, 2) for page in query
        ]

    def test_gives_tuples_of_values_as_well(self):
        page = StandardPageFactory(title="Kontakt", content_updated="2019-11-19")
        first, others = (
            model.objects.order_by().values_list("pk", "title", "content_updated")
            for model in (StandardPage, InitiativePage)
        )
        query = first.union(others, all=True).order_by("title")[:5]
        found = Together(lambda: {"rows": query}).fetch()
        assert found == {"rows": [(page.pk, "Kontakt", datetime.date(2019, 11, 19))]}

    def test_refuses_more_columns_than_fit_into_an_array(self):
        many = {f"copy_{number}": F("title") for number in range(100)}
        query = Link.objects.only("title").annotate(**many)
        with pytest.raises(TypeError, match="fewer columns"):
            Together(lambda: {"links": query}).fetch()

    def test_refuses_what_json_would_change(self):
        with pytest.raises(TypeError, match="JSON"):
            Together(lambda: {"pages": StandardPage.objects.all()}).fetch()
