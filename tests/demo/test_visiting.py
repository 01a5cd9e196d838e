"""What a visitor of the demo site finds."""

import re

import html5lib
import pytest
from django.test import Client
from wagtail.models import Page

from links.kinds import Kind
from tests.browser.pages_of_every_type import PAGES
from tests.html import one, parse, words
from tests.notes import note
from tests.responses import close

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

INITIATIVES = "/boligsocial-indsats"


def visit(address: str):
    response = Client().get(address)
    assert response.status_code == 200, address
    return parse(response)


def test_every_public_page_can_be_read():
    for page in Page.objects.filter(depth__gt=1).live().specific():
        document = visit(page.url)
        assert document.html["lang"] == "da"
        assert words(one(document, "h1")) == page.title
        assert (page.seo_title or page.title) in words(one(document, "title"))
        assert words(one(document, ".lead")) == page.summary
        ids = [element["id"] for element in document.select("[id]")]
        assert len(ids) == len(set(ids)), page.url


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_document_is_written_without_a_fault(path):
    parser = html5lib.HTMLParser()
    parser.parse(Client().get(path).content.decode())
    assert parser.errors == []


def test_every_link_within_the_site_leads_somewhere():
    addresses = {
        anchor["href"].partition("#")[0]
        for page in Page.objects.filter(depth__gt=1).live()
        for anchor in visit(page.url).select("a[href^='/']")
    }
    client = Client()
    lost = set()
    for address in addresses:
        response = client.get(address, follow=True)
        if response.status_code != 200:
            lost.add(address)
        if response.streaming:
            # A document, of which nothing was read.
            close(response)
    assert not lost


def test_every_picture_but_the_portraits_is_described():
    for page in Page.objects.filter(depth__gt=1).live():
        for picture in visit(page.url).select("main img[alt='']"):
            assert picture.find_parent(class_=["person-photo", "video-poster"]), page


@pytest.mark.parametrize(
    ("page", "title", "note"),
    [
        ("sociale-vicevaerter", "Sociale viceværter", note(Kind.LINK)),
        ("sociale-vicevaerter", "Sociale viceværter i sydhavnen", note(Kind.PAGE)),
        (
            "sociale-vicevaerter",
            "Evaluering af social vicevært i Lundtoftegade KAB",
            note(Kind.ARTICLE),
        ),
        ("bydelsmoedre", "Fem år med bydelsmødre", note(Kind.REPORT)),
        ("oekonomisk-raadgivning", "Budgetskema 2020", note(Kind.DOCUMENT)),
        ("sundhedscafe", "en af byens gåruter", note(Kind.PAGE)),
    ],
)
def test_a_link_that_is_gone_is_text_with_a_note_in_the_right_gender(page, title, note):
    document = visit(f"{INITIATIVES}/{page}/")
    gone = [
        element
        for element in document.select("main .link-unavailable")
        if words(element) == title
    ]
    assert len(gone) == 1
    assert gone[0].find_parent("a") is None
    assert words(gone[0].find_next_sibling(class_="link-note")) == note


def test_an_archived_copy_is_offered_for_the_report_that_is_gone():
    document = visit(f"{INITIATIVES}/bydelsmoedre/")
    copy = one(document, "main a[href^='https://arkiv.example/']")
    assert words(copy) == "Se en arkiveret kopi fra 12. marts 2021"


def test_a_replacement_is_offered_for_the_form_that_is_gone():
    document = visit(f"{INITIATIVES}/oekonomisk-raadgivning/")
    assert words(one(document, ".link-replacement a")) == "Budgetskema 2025"


def test_the_first_initiatives_say_who_answers_and_since_when():
    for slug in ("brandkadet", "sociale-vicevaerter"):
        metadata = one(visit(f"{INITIATIVES}/{slug}/"), ".page-metadata")
        assert words(metadata) == (
            "Oprettelse: 11.01.2019 | Sidst opdateret: 19.11.2019 "
            "Sideansvarlig: Birgitte Holm Virker et link ikke?"
        )
        dates = [time["datetime"] for time in metadata.select("time")]
        assert dates == ["2019-01-11", "2019-11-19"]


def test_fire_cadets_are_between_13_and_17_and_described_in_five_points():
    section = one(
        visit(f"{INITIATIVES}/brandkadet/"), "section#hvem-kan-blive-brandkadetter"
    )
    assert re.search(r"\b13[-–]17 år\b", words(section))
    assert len(section.select(".bullets li")) == 5


def test_the_front_page_offers_six_things_to_do():
    choices = visit("/").select(".directory li a")
    assert [words(choice).split(",")[0] for choice in choices] == [
        "Få hjælp",
        "Find noget at være med i",
        "Find din afdeling",
        "Få styr på pengene",
        "Ring",
        "Kontakt os",
    ]


def test_the_overview_shows_every_initiative_and_filters_by_theme():
    assert len(visit(f"{INITIATIVES}/").select(".card")) == 10
    found = visit(f"{INITIATIVES}/?theme=miljoe").select(".card h3")
    assert [words(title) for title in found] == ["Miljøambassadører"]


def test_the_accessibility_statement_has_the_address_that_the_law_asks_for():
    response = Client().get("/was", follow=True)
    assert words(one(parse(response), "h1")) == "Tilgængelighedserklæring"
    assert "Digitaliseringsstyrelsen" in words(one(parse(response), "main"))


def test_a_draft_is_not_public():
    draft = Page.objects.get(slug="sommerferie-i-gaarden")
    assert Client().get(draft.get_url() or "").status_code == 404
    assert Client().get(f"{INITIATIVES}/{draft.slug}/").status_code == 404
    assert draft.title not in words(visit(f"{INITIATIVES}/"))


def test_no_video_is_fetched_before_the_reader_asks_for_it():
    document = visit(f"{INITIATIVES}/rapskole/")
    assert document.select("iframe") == []
    assert (
        "youtube-nocookie.com/embed/" in one(document, "figure.video")["data-embed-url"]
    )
