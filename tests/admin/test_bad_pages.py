"""What the page editor says to a page that cannot be published, and what it keeps."""

import datetime
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text, streamfield

from initiatives.models import InitiativePage
from links.blocks import SECTION_FEATURES
from tests.factories import PersonFactory, PictureFactory
from tests.html import one, parse, words
from tests.staff import (
    field_errors,
    form_data,
    list_block,
    messages_of,
    stream_in,
    succeeded,
)

ABOUT = "Hver torsdag hjælper frivillige med lektierne."
TYPED = {
    "title": "Lektiecafé på Rønnebærvej",
    "slug": "lektiecafe",
    "summary": "Få hjælp til lektierne, når du har brug for det.",
    "audience": "Skolebørn i alle afdelinger",
    "place": "Beboerhuset, Rønnebærvej 12",
    "how_to_start": "Kom forbi, eller ring til os.",
    "change_note": "Caféen har åbent om torsdagen.",
}


def about() -> tuple[str, dict]:
    return "about", {"text": rich_text(f"<p>{ABOUT}</p>", features=SECTION_FEATURES)}


@pytest.fixture
def send(approver, overview):
    """Fill in a whole initiative, with `fields` on top, and ask to publish it."""
    url = reverse(
        "wagtailadmin_pages:add", args=["initiatives", "initiativepage", overview.pk]
    )

    def fill_in(*sections, action="action-publish", **fields):
        body = streamfield([about(), *sections])
        return approver.fill_in(url, TYPED | {"body": body, action: "1"} | fields)

    return fill_in


def assert_nothing_is_lost(response, **fields):
    """The form is shown again with all that was typed, and nothing was saved."""
    shown = form_data(response)
    for name, value in (TYPED | fields).items():
        assert shown[name] == [value], name
    blocks, _messages = stream_in(response, "body")
    [paragraph] = json.loads(blocks[0]["value"]["text"])["blocks"]
    assert paragraph["text"] == ABOUT
    assert not InitiativePage.objects.filter(slug=TYPED["slug"]).exists()


def test_an_age_range_the_wrong_way_round(send):
    title = "Hvem kan få hjælp?"
    section = {
        "title": title,
        "introduction": "null",
        "age_from": "17",
        "age_to": "13",
        "characteristics": list_block(["går i skole", "bor i Solgavlen"]),
        "closing": "null",
    }
    response = send(("target_group", section))

    blocks, messages = stream_in(response, "body")
    assert messages == ["”Til alder” må ikke være lavere end ”Fra alder”."]
    kept = blocks[1]["value"]
    assert (kept["title"], kept["age_from"], kept["age_to"]) == (title, "17", "13")
    assert [item["value"] for item in kept["characteristics"]] == [
        "går i skole",
        "bor i Solgavlen",
    ]
    assert_nothing_is_lost(response)


@pytest.mark.parametrize(("ages", "count"), [(("-1", "13"), 1), (("13", "200"), 1)])
def test_ages_that_nobody_has(send, ages, count):
    section = {
        "title": "Hvem?",
        "introduction": "null",
        "age_from": ages[0],
        "age_to": ages[1],
        "characteristics": list_block([]),
        "closing": "null",
    }
    response = send(("target_group", section))

    _blocks, messages = stream_in(response, "body")
    assert len(messages) == count
    assert messages[0].startswith("Tallet ")
    assert_nothing_is_lost(response)


def test_a_page_updated_before_it_was_created(send):
    dates = {"content_created": "19.11.2019", "content_updated": "11.01.2019"}
    response = send(**dates)

    assert field_errors(response) == {
        "content_updated": "Siden kan ikke være opdateret, før den blev oprettet."
    }
    assert_nothing_is_lost(response, **dates)


@pytest.mark.parametrize("field", ["content_created", "content_updated"])
def test_a_date_that_has_not_come_yet(send, field):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    typed = {field: tomorrow.strftime("%d.%m.%Y")}
    response = send(**typed)

    assert "fremtiden" in field_errors(response)[field]
    assert_nothing_is_lost(response, **typed)


def test_a_date_that_is_none(send):
    response = send(content_created="31.02.2019")

    assert field_errors(response) == {
        "content_created": "Skriv en dato, for eksempel 24.12.2026."
    }
    assert_nothing_is_lost(response, content_created="31.02.2019")


def test_a_picture_that_nobody_has_described(send):
    picture = PictureFactory()
    response = send(picture=str(picture.pk))

    assert field_errors(response) == {
        "picture_alt": "Beskriv billedet, eller sæt flueben ved, at det kun er pynt."
    }
    assert_nothing_is_lost(response, picture=str(picture.pk))


@pytest.mark.parametrize(
    "described", [{"picture_alt": "Børn læser"}, {"picture_decorative": "on"}]
)
def test_a_picture_with_a_description_or_marked_as_decoration(send, described):
    picture = PictureFactory()
    succeeded(send(picture=str(picture.pk), **described))

    page = InitiativePage.objects.get(slug="lektiecafe")
    image = one(parse(Client().get(page.url)), "main .bleed img")
    assert image["alt"] == described.get("picture_alt", "")


@pytest.mark.parametrize("own", ["", "Læsning i caféen"])
def test_a_picture_comes_with_the_description_that_it_has(send, own):
    picture = PictureFactory(description="Tre børn læser")
    succeeded(send(picture=str(picture.pk), picture_alt=own))

    page = InitiativePage.objects.get(slug="lektiecafe")
    assert page.picture_alt == (own or "Tre børn læser")


def test_a_picture_among_the_sections_that_nobody_has_described(send):
    picture = PictureFactory()
    value = {"image": str(picture.pk), "alt_text": "", "decorative": None}
    block = ("image", {"image": value, "caption": "Torsdag i caféen"})
    response = send(block)

    blocks, messages = stream_in(response, "body")
    assert messages == ["Beskriv billedet, eller sæt flueben ved, at det kun er pynt."]
    assert blocks[1]["value"]["caption"] == "Torsdag i caféen"
    assert blocks[1]["value"]["image"]["image"]["id"] == picture.pk
    assert_nothing_is_lost(response)


def test_a_summary_that_is_too_long(send):
    summary = "Få hjælp til lektierne. " * 13
    response = send(summary=summary.strip())

    [message] = field_errors(response).values()
    assert message == "Skriv højst 300 tegn. Teksten er 11 tegn for lang."
    assert_nothing_is_lost(response, summary=summary.strip())


def test_a_page_without_a_summary_may_be_a_draft_but_not_published(send):
    refused = send(summary="")
    assert field_errors(refused) == {"summary": "Feltet skal udfyldes."}

    succeeded(send(summary="", action="action-save"))
    assert not InitiativePage.objects.get(slug="lektiecafe").live


def test_a_section_that_an_initiative_has_already(send):
    response = send(about())

    _blocks, messages = stream_in(response, "body")
    assert len(messages) == 1 or "Om" in response.content.decode()
    assert response.status_code == 200
    assert_nothing_is_lost(response)


class TestAPageWithoutAnOwner:
    """A warning, not a wall."""

    def test_is_published_with_a_warning(self, send, approver):
        response = send()
        succeeded(response)

        page = InitiativePage.objects.get(slug="lektiecafe")
        assert page.live
        told = messages_of(approver.get(response["Location"]))
        assert any("Siden har ingen sideansvarlig" in message for message in told)
        assert "Sideansvarlig" not in words(parse(Client().get(page.url)).main)

    def test_says_so_in_the_editor_until_it_has_one(self, send, approver):
        send()
        page = InitiativePage.objects.get(slug="lektiecafe")
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        warning = "Siden har ingen sideansvarlig"
        assert warning in approver.get(edit).content.decode()

        owner = PersonFactory()
        body = streamfield([about()])
        fields = {"content_owner": str(owner.pk), "body": body, "action-publish": "1"}
        succeeded(approver.fill_in(edit, fields))

        told = messages_of(approver.get(reverse("wagtailadmin_home")))
        assert not any(warning in message for message in told)
        assert warning not in approver.get(edit).content.decode()

    def test_whose_owner_has_left_is_published_with_a_warning(self, send, approver):
        gone = PersonFactory(name="Bodil Ravn", is_active=False)
        response = send(content_owner=str(gone.pk))

        told = messages_of(approver.get(response["Location"]))
        assert any("Bodil Ravn" in message for message in told)

    def test_is_not_warned_about_while_it_is_a_draft(self, send, approver):
        response = send(action="action-save")

        told = messages_of(approver.get(response["Location"]))
        assert not any("sideansvarlig" in message for message in told)
