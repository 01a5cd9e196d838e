"""No reader is sent to a link that is known to be dangerous, wherever it stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linkcheck.codes import Problem
from linkcheck.observation import Observation
from links.health import keeping
from links.kinds import Kind
from links.models import Link
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.linkcheck.observations import NOW
from tests.notes import note
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

NOTE = note(Kind.ARTICLE)
PLAIN_NOTE = note(Kind.LINK)


def endanger(link: Link, *, by_checks: bool = False) -> Link:
    """Mark a link as an editor does, or let a check find out."""
    if by_checks:
        seen = Observation(checked_at=NOW, problem=Problem.KNOWN_BAD_HOST)
        keeping.save_results([keeping.Result(link.pk, link.url, seen)], NOW)
    else:
        keeping.mark_dangerous(link, None, mark=True)
    return Link.objects.get(pk=link.pk)


def page_with(name: str, value: dict, page=None):
    """Return a page that was published before anybody knew of a danger."""
    page = page or StandardPageFactory()
    block = page._meta.get_field("body").stream_block
    page.body = block.to_python([{"type": name, "value": value}])
    page.save()
    return page


def page_with_text(html: str):
    return page_with("text", {"title": "Læs mere", "text": f"<p>{html}</p>"})


def main_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return one(parse(response), "main")


@pytest.fixture
def link():
    return LinkFactory(title="Hurtige lån", url="https://svindel.example/laan")


@pytest.fixture(params=["an editor's word", "a check"])
def danger(link, request):
    return endanger(link, by_checks=request.param == "a check")


class TestLinksOfTheRegister:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("link_list", lambda pk: {"title": "Mere", "links": [pk]}),
            ("call_to_action", lambda pk: {"label": "Hurtige lån", "link": pk}),
            (
                "text",
                lambda pk: {
                    "title": "Om",
                    "text": f'<p>Se <a linktype="link" id="{pk}">Hurtige lån</a>.</p>',
                },
            ),
        ],
    )
    def test_are_text_and_a_note(self, client, danger, name, value):
        main = main_of(client, page_with(name, value(danger.pk)))
        assert "Hurtige lån" in words(main)
        assert NOTE in words(main)
        assert "svindel" not in str(main)

    def test_are_text_on_initiatives_too(self, client, danger):
        groups = {"groups": [{"label": "Andre", "links": [danger.pk]}]}
        page = page_with("related_links", groups, InitiativePageFactory())
        main = main_of(client, page)
        assert NOTE in words(main)
        assert "svindel" not in str(main)

    def test_are_no_choice_on_the_front_page(self, client, danger):
        home = home_page()
        home.summary = "Velkommen til Solgavlen."
        block = home._meta.get_field("tasks").stream_block
        value = {"title": "Lån penge", "link": danger.pk}
        home.tasks = block.to_python([{"type": "task", "value": value}])
        home.save()
        assert "svindel" not in str(main_of(client, home))

    def test_are_links_again_once_it_is_undone(self, client, link):
        page = page_with("link_list", {"title": "Mere", "links": [link.pk]})
        endanger(link)
        keeping.mark_dangerous(link, None, mark=False)
        assert main_of(client, page).select(f'a[href="{link.url}"]')

    def test_never_replace_another(self, client, danger):
        gone = LinkFactory(flagged=True, replacement=danger)
        main = main_of(
            client, page_with("link_list", {"title": "Mere", "links": [gone.pk]})
        )
        assert not main.select(".link-replacement")
        assert "svindel" not in str(main)

    def test_may_be_replaced_but_have_no_archived_copy(self, client, danger):
        Link.objects.filter(pk=danger.pk).update(
            replacement=LinkFactory(title="Gratis gældsrådgivning"),
            archive_url="https://arkiv.example/svindel",
        )
        main = main_of(
            client, page_with("link_list", {"title": "Mere", "links": [danger.pk]})
        )
        assert words(one(main, ".link-replacement a")) == "Gratis gældsrådgivning"
        assert "arkiv.example" not in str(main)

    def test_of_a_listed_host_are_text_before_any_check(self, client, link, settings):
        settings.LINK_CHECK_DANGEROUS_HOSTS = ["Svindel.example"]
        page = page_with("link_list", {"title": "Mere", "links": [link.pk]})
        assert NOTE in words(main_of(client, page))


class TestTypedAddresses:
    @pytest.mark.parametrize(
        "typed",
        [
            "https://svindel.example/laan",
            "HTTPS://Svindel.example:443/laan",
            "https://svindel.example/laan#ring",
        ],
    )
    def test_that_the_register_warns_of_are_text(self, client, danger, typed):
        page = page_with_text(f'Se <a href="{typed}">lån nu</a>.')
        main = main_of(client, page)
        assert f"Se lån nu {NOTE}" in words(main)
        assert "svindel" not in str(main).lower()

    @pytest.mark.parametrize(
        "typed",
        [
            "https://svindel.example/andet",
            "http://www.svindel.example/",
            "https://svindel.example:8443/",
            "https://svindel.example./",
        ],
    )
    def test_of_a_listed_host_are_text(self, client, settings, typed):
        settings.LINK_CHECK_DANGEROUS_HOSTS = ["svindel.example"]
        page = page_with_text(f'Se <a href="{typed}">lån nu</a>.')
        main = main_of(client, page)
        assert f"Se lån nu {PLAIN_NOTE}" in words(main)
        assert "svindel" not in str(main)

    def test_of_others_stay_links(self, client, danger, settings):
        settings.LINK_CHECK_DANGEROUS_HOSTS = ["svindel.example"]
        href = "https://ikkesvindel.example/"
        assert main_of(client, page_with_text(f'<a href="{href}">ok</a>')).select(
            f'a[href="{href}"]'
        )


def test_costs_no_query_more(client):
    links = LinkFactory.create_batch(6)
    text = " ".join(rich_text_link(link, "læs") for link in links[:3])
    page = page_with_text(text)
    page.body.append(("link_list", {"title": "Mere", "links": links[3:]}))
    page = publish(page)
    before = queries_of(client, page.url)
    for link in links[::2]:
        endanger(link)
    assert queries_of(client, page.url) == before


def test_a_link_knows_without_asking_when_it_was_fetched_for_display(danger):
    gone = LinkFactory(flagged=True, replacement=danger)
    links = Link.objects.for_display().in_bulk([danger.pk, gone.pk])
    with CaptureQueriesContext(connection) as queries:
        assert links[danger.pk].is_dangerous
        assert links[gone.pk].public_replacement is None
    assert len(queries) == 0
