"""Addresses that are spelt in another way than the page's own."""

from urllib.parse import quote

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.factories import InitiativeIndexPageFactory, InitiativePageFactory
from tests.pages.serving.test_routing import restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    overview = InitiativeIndexPageFactory(slug="boligsocial-indsats")
    return InitiativePageFactory(parent=overview, slug="boern-paa-aalykke")


@pytest.fixture
def old_page():
    """A page from before the rule, with Danish letters in its address."""
    overview = InitiativeIndexPageFactory(slug="børn-og-unge")
    return InitiativePageFactory(parent=overview, slug="boern-paa-aalykke")


@pytest.mark.parametrize(
    "path",
    [
        "/Boligsocial-Indsats/boern-paa-aalykke/",
        "/BOLIGSOCIAL-INDSATS/BOERN-PAA-AALYKKE/",
        "/boligsocial-indsats/børn-på-ålykke/",
        "/Boligsocial-indsats/Børn-På-Ålykke/",
        "/boligsocial-indsats/børn-pa\u030a-a\u030alykke/",
        "/boligsocial-indsats/boern-paa-aalykke\u200b/",
    ],
)
def test_leads_on_to_the_page_for_good(client, page, path):
    answer = client.get(quote(path) + "?a=1&b=%C3%A6")
    assert answer.status_code == 301
    assert answer["Location"] == f"{page.url}?a=1&b=%C3%A6"


def test_leads_on_without_its_slash_too(client, page):
    answer = client.get("/Boligsocial-Indsats/Boern-paa-aalykke", follow=True)
    assert answer.redirect_chain[-1] == (page.url, 301)
    assert answer.status_code == 200


def test_a_page_with_danish_letters_in_its_address_is_still_there(client, old_page):
    assert client.get(old_page.url).status_code == 200


@pytest.mark.parametrize(
    "path", ["/Børn-og-unge/Boern-Paa-Aalykke/", "/BØRN-OG-UNGE/børn-på-ålykke/"]
)
def test_and_is_found_by_other_capitals(client, old_page, path):
    answer = client.get(quote(path))
    assert (answer.status_code, answer["Location"]) == (301, old_page.url)


def test_a_page_with_capitals_in_its_address_is_found_without(client):
    page = InitiativeIndexPageFactory(slug="FAQ")
    assert client.get("/FAQ/").status_code == 200
    assert client.get("/faq/")["Location"] == page.url


@pytest.mark.parametrize("path", ["/Boligsocial-Indsats/boern-paa-aalykke/"])
class TestTellsNothing:
    def test_of_an_unpublished_page(self, client, page, path):
        page.unpublish()
        assert client.get(path).status_code == 404

    def test_of_a_private_page(self, client, page, path):
        restrict(page)
        assert client.get(path).status_code == 404

    def test_of_a_page_below_a_private_one(self, client, page, path):
        restrict(page.get_parent())
        assert client.get(path).status_code == 404


def test_a_page_of_exactly_that_address_comes_first(client, page):
    other = InitiativePageFactory(parent=page.get_parent(), slug="Boern-paa-aalykke")
    assert client.get(other.url).status_code == 200
    other.unpublish()
    assert client.get(other.url).status_code == 404


def test_what_an_editor_says_of_an_address_comes_first(client, page):
    Redirect.add_redirect("/Boligsocial-Indsats", "/soeg/")
    assert client.get("/Boligsocial-Indsats/")["Location"] == "/soeg/"


def test_an_editors_redirect_holds_for_other_capitals(client):
    Redirect.add_redirect("/gammel-side", "/soeg/")
    assert client.get("/Gammel-Side/")["Location"] == "/soeg/"


def test_the_search_is_found_by_other_capitals(client):
    assert client.get("/Soeg/?q=hus")["Location"] == "/soeg/?q=hus"


@pytest.mark.parametrize("path", ["/Admin/", "/findes-ikke/", "/Findes-Ikke/", "/.../"])
def test_nothing_else_is_sent_on(client, page, path):
    assert client.get(path).status_code == 404


def test_what_is_sent_is_not_sent_on(client, page):
    assert client.post("/Boligsocial-Indsats/").status_code in {404, 405, 403}
