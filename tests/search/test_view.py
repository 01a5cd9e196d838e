from urllib.parse import quote

import pytest

from pages.models import StandardPage
from tests.factories import home_page
from tests.search.conftest import add
from tests.standing import standing

pytestmark = pytest.mark.django_db


def search(client, query: str, **parameters):
    return client.get("/soeg/", {"q": query, **parameters})


def laundries() -> None:
    for number in range(25):
        page = StandardPage(title=f"Vaskeri {number}", summary="Book en tid.")
        add(home_page(), page)


def test_the_search_page_lists_what_was_found(client, initiatives):
    response = search(client, "brandkadetter")
    assert response.status_code == 200
    assert [hit.title for hit in response.context["results"]] == ["Brandkadet"]
    assert response.context["total"] == 1
    assert response.context["query"] == "brandkadetter"
    assert response.context["is_partial"] is False
    assert response.context["page_links"] == []


def test_the_search_page_without_a_query_is_empty(client, initiatives):
    response = client.get("/soeg/")
    assert response.status_code == 200
    assert response.context["query"] == ""
    assert response.context["total"] == 0


def test_search_engines_are_asked_to_leave_result_pages_alone(client, initiatives):
    assert search(client, "brandkadet")["X-Robots-Tag"] == "noindex"


class TestManyHits:
    @pytest.fixture(scope="class")
    @classmethod
    def many_pages(cls, django_db_setup, django_db_blocker):
        yield from standing(django_db_blocker, laundries)

    def test_ten_hits_are_shown_at_a_time(self, client, many_pages):
        response = search(client, "vaskeri", page=2)
        assert len(response.context["results"]) == 10
        assert response.context["total"] == 25
        assert response.context["previous_url"] == "/soeg/?q=vaskeri"
        assert response.context["next_url"] == "/soeg/?q=vaskeri&page=3"
        assert [
            (link.number, link.is_current) for link in response.context["page_links"]
        ] == [(1, False), (2, True), (3, False)]

    def test_a_page_number_that_makes_no_sense_shows_the_nearest(
        self, client, many_pages
    ):
        expected = {"0": 3, "-1": 3, "9" * 30: 3, "": 1, "to": 1, "1;--": 1, "\x00": 1}
        responses = {asked: search(client, "vaskeri", page=asked) for asked in expected}
        assert {response.status_code for response in responses.values()} == {200}
        shown = {asked: r.context["results"].number for asked, r in responses.items()}
        assert shown == expected


def test_no_query_is_an_error(client, initiatives):
    queries = ["%00", "%ff%fe", "%ED%A0%80", quote("🔥"), quote('"'), quote("ع" * 500)]
    codes = {query: client.get(f"/soeg/?q={query}").status_code for query in queries}
    assert set(codes.values()) == {200}


def test_the_query_is_shown_escaped(client, initiatives):
    response = search(client, "<script>alert(1)</script>")
    assert "<script>alert(1)" not in response.content.decode()


def test_only_reading_is_allowed(client):
    assert client.post("/soeg/", {"q": "brandkadet"}).status_code == 405


def test_pages_outside_the_site_are_not_found(client, initiatives, home):
    root = home.get_parent()
    stray = type(home)(title="Brandkadet, arkiv", slug="arkiv", summary="Gammelt.")
    root.add_child(instance=stray)
    stray.save_revision().publish()
    response = search(client, "brandkadet")
    assert [hit.title for hit in response.context["results"]] == ["Brandkadet"]
