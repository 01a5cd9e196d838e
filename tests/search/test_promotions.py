"""An editor lets words find a page, and the search does so at once."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import PageViewRestriction

from boligsocial import roles
from pages.models import StandardPage
from search.indexing.signals import nothing_found
from search.models import SearchPromotion
from search.query import search_pages
from tests.factories import home_page
from tests.search.conftest import add
from tests.staff import field_errors, is_refused, member_of, succeeded

pytestmark = pytest.mark.django_db

ADD = reverse("search_promotions:add")


@pytest.fixture
def rules():
    """A page about dogs that never says so."""
    page = StandardPage(title="Husorden", summary="Det har vi aftalt i afdelingen.")
    return add(home_page(), page)


def promote(words: str, page) -> SearchPromotion:
    return SearchPromotion.objects.create(words=words, page=page)


def titles(query: str, **kwargs) -> list[str]:
    return [hit.title for hit in search_pages(query, **kwargs)]


@pytest.mark.parametrize("query", ["husdyr", "Husdyrene", "må man have husdyr?"])
def test_the_words_find_the_page_in_every_form(rules, query):
    assert "Husorden" not in titles(query)
    promote("husdyr", rules)
    assert titles(query)[0] == "Husorden"


@pytest.mark.parametrize("query", ["katte", "hund"])
def test_all_the_words_are_needed(rules, query):
    promote("hund kat", rules)
    assert "Husorden" not in titles(query)


def test_comes_first_and_once_and_the_pages_of_hits_add_up(rules):
    for number in range(12):
        page = StandardPage(title=f"Vaskeri {number}", summary="Book en tid.")
        add(home_page(), page)
    promote("vaskeri", rules)
    last = StandardPage.objects.get(title="Vaskeri 11")
    promote("vaskeri tid", last)
    found = search_pages("vaskeri tid")
    assert len(found) == len(list(found)) == 13
    assert [hit.title for hit in found[:2]] == ["Vaskeri 11", "Husorden"]
    assert [hit.title for hit in found].count("Vaskeri 11") == 1
    assert len(found[10:20]) == 3


def test_finds_nothing_that_readers_may_not_see(rules):
    promote("husdyr", rules)
    assert not titles("husdyr", within=StandardPage.objects.none())
    restriction = PageViewRestriction.objects.create(
        page=rules,
        restriction_type=PageViewRestriction.PASSWORD,
        password="hemmelig",
    )
    assert not titles("husdyr")
    restriction.delete()
    rules.unpublish()
    assert not titles("husdyr")


def test_costs_one_query(rules, django_assert_num_queries):
    promote("husdyr", rules)
    promote("husdyr regler", rules)
    found = search_pages("husdyr regler")
    with django_assert_num_queries(1):
        assert found.promoted == [rules.pk]


@pytest.mark.parametrize("words", ["", "!?", "…"])
def test_words_that_no_search_has_are_refused(rules, words):
    with pytest.raises(ValidationError):
        SearchPromotion(words=words, page=rules).full_clean()


def test_a_search_that_finds_nothing_is_told_of(client, rules):
    told = []

    def listen(sender, query, **kwargs):
        told.append(query)

    nothing_found.connect(listen)
    client.get("/soeg/", {"q": "parabol"})
    client.head("/soeg/", {"q": "parabol"})
    client.get("/soeg/", {"q": "husorden"})
    client.get("/soeg/", {"q": "?!"})
    assert told == ["parabol"]


@pytest.mark.usefixtures("_roles")
def test_an_editor_adds_changes_and_removes_them(rules):
    editor = member_of(roles.EDITOR)
    opened = editor.get(f"{ADD}?words=husdyr")
    assert opened.context["form"]["words"].value() == "husdyr"
    succeeded(editor.fill_in(ADD, {"words": "Husdyr", "page": str(rules.pk)}))
    assert titles("husdyr") == ["Husorden"]
    again = editor.fill_in(ADD, {"words": "husdyret", "page": str(rules.pk)})
    assert field_errors(again) == {"words": "Ordene finder allerede siden."}
    made = SearchPromotion.objects.get()
    edit = reverse("search_promotions:edit", args=[made.pk])
    succeeded(editor.fill_in(edit, {"words": "katte"}))
    assert titles("kat") == ["Husorden"]
    assert not titles("husdyr")
    assert "katte" in editor.get(reverse("search_promotions:index")).content.decode()
    succeeded(editor.post(reverse("search_promotions:delete", args=[made.pk])))
    assert not titles("kat")


@pytest.mark.usefixtures("_roles")
def test_a_link_keeper_has_nothing_to_do_with_them():
    assert is_refused(member_of(roles.LINK_KEEPER).get(ADD))
