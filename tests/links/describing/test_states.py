"""How a link stands is said in the same words and colours, wherever staff meet it."""

import re
from pathlib import Path

import pytest
from coloraide import Color
from django.conf import settings
from django.template.loader import render_to_string

from linkcheck.verdicts import Verdict
from links.describing.states import Tone, shown_states, tone_of
from links.models import Link
from links.templatetags.links_tags import link_states
from pages.brand.tokens import contrast
from tests.factories import DocumentFactory, LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.staff import judged

SHEET = Path(settings.BASE_DIR) / "static/css/link-states-admin.css"
TOKEN = re.compile(
    r"--link-(\w+)-(\w+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)"
)
# By tone and part: the colour by day, and in the dark.
COLOURS = {
    (tone, part): (Color(day), Color(dark))
    for tone, part, day, dark in TOKEN.findall(SHEET.read_text())
}
# What Wagtail's lists, panels and windows stand on, by day and in the dark.
SURFACES = (["#ffffff", "#f6f6f8"], ["#262626", "#1d1d1d"])


@pytest.mark.parametrize("scheme", [0, 1], ids=["day", "dark"])
@pytest.mark.parametrize("tone", Tone)
def test_the_words_of_every_tone_can_be_read(tone, scheme):
    ink, ground = (COLOURS[tone, part][scheme] for part in ("ink", "ground"))
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["day", "dark"])
@pytest.mark.parametrize("tone", [Tone.BROKEN, Tone.FAILING, Tone.MOVED, Tone.UNSURE])
def test_the_edge_of_what_asks_for_attention_can_be_seen(tone, scheme):
    edge = COLOURS[tone, "edge"][scheme]
    for surface in SURFACES[scheme]:
        assert contrast(edge, Color(surface)) >= 3


def test_every_tone_has_a_look_of_its_own():
    css = SHEET.read_text()
    assert {tone for tone, _part in COLOURS} == set(Tone)
    assert all(f".link-state--{tone} {{" in css for tone in Tone)
    grounds = [str(COLOURS[tone, "ground"][0]) for tone in Tone]
    assert len(set(grounds)) == len(grounds)


def test_what_does_not_work_asks_for_attention_and_what_works_is_calm():
    assert {verdict: tone_of(verdict) for verdict in Verdict} == {
        Verdict.DANGEROUS: Tone.DANGEROUS,
        Verdict.PROBABLY_BROKEN: Tone.BROKEN,
        Verdict.FAILING: Tone.FAILING,
        Verdict.MOVED: Tone.MOVED,
        Verdict.UNSURE: Tone.UNSURE,
        Verdict.OK: Tone.CALM,
        Verdict.UNCHECKED: Tone.QUIET,
    }


def said(link: Link) -> list[tuple[str, str]]:
    return [(str(state.words), str(state.tone)) for state in shown_states(link)]


def test_a_link_is_said_to_be_what_it_is(db):
    gone = {"availability": Link.Availability.UNAVAILABLE}
    gone_words = ("Ikke tilgængeligt længere", "quiet")
    assert said(judged(Verdict.FAILING)) == [("Virker ikke lige nu", "failing")]
    # An editor's word comes first; that it works again is worth knowing.
    assert said(judged(Verdict.OK, **gone)) == [gone_words, ("Virker", "calm")]
    # But for danger.
    danger = said(judged(Verdict.DANGEROUS, **gone))
    assert danger == [("Farligt", "dangerous"), gone_words]
    assert said(LinkFactory(url=None, **gone)) == [gone_words]


def test_a_place_of_our_own_is_in_order_while_it_is_public(db):
    page = StandardPageFactory()
    ours = LinkFactory(url=None, target_page=page)
    assert said(ours) == [("I orden", "calm")]
    document = LinkFactory(url=None, target_document=DocumentFactory())
    assert said(document) == [("I orden", "calm")]
    page.unpublish()
    assert said(Link.objects.get(pk=ours.pk)) == [("Ikke udgivet", "failing")]


def test_it_is_printed_in_colour_with_an_icon_and_in_words(db):
    link = judged(Verdict.PROBABLY_BROKEN)
    html = parse(render_to_string("links/admin/states.html", link_states(link)))
    state = one(html, f"[data-link-states='{link.pk}'] .link-state--broken")
    assert words(state) == "Virker nok ikke mere"
    assert one(state, "svg")["aria-hidden"] == "true"


def test_it_asks_nothing_of_links_that_were_fetched_with_their_state(
    db, django_assert_num_queries
):
    for number in range(3):
        judged(Verdict.UNSURE, url=f"https://egeby.example/{number}")
        page = StandardPageFactory()
        LinkFactory(url=None, target_page=page)
    links = list(Link.objects.with_state())
    with django_assert_num_queries(0):
        assert len([shown_states(link) for link in links]) == 6
    shown = list(Link.objects.for_display())
    with django_assert_num_queries(0):
        assert all(shown_states(link) for link in shown)


TEMPLATES = Path(settings.BASE_DIR) / "templates"


def test_no_template_shows_it_in_a_way_of_its_own():
    ways = re.compile(r"get_verdict_display|status [\w.]*get_availability_display")
    assert [
        str(path) for path in TEMPLATES.rglob("*.html") if ways.search(path.read_text())
    ] == []
