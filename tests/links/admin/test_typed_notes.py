"""The list of notes that were typed by hand, and how their titles become links."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkcheck.verdicts import Verdict
from links.admin.typed_notes import registering
from links.finding import rebuild
from links.kinds import Kind
from links.models import Link, LinkHealth, TypedAddress, TypedNote
from links.page_changes import notes as rewriting
from pages.models import StandardPage
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.links.finding.bodies import TYPED, anchor_to, typed, uses
from tests.notes import note
from tests.staff import field_errors, form_data, is_refused, messages_of

# Some of them ask for somebody by name when the test has begun.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_roles")]

LIST, REGISTER = "typed_notes", "register_notes"
TITLE = "Sociale viceværter"
SAID = f"{TITLE} {note(Kind.PAGE)}"


def text(*lines: str) -> tuple[str, dict]:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return ("text", {"title": "Læs også", "text": paragraphs})


def noted(*lines: str, **fields) -> StandardPage:
    return publish(StandardPageFactory(body=[text(*lines or [SAID])], **fields))


def listed(client, **query) -> dict[str, str]:
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return {
        words(one(row, ".title-wrapper")): words(row)
        for row in parse(response).select("table.listing tbody tr")
    }


def register(client, *titles: str, **fields):
    """Send the form about notes as it is proposed, with `fields` changed."""
    rows = [TypedNote.objects.filter(title=title).first() for title in titles]
    ids = {"id": [row.pk for row in rows]}
    proposed = form_data(client.get(reverse(REGISTER), ids))
    changed = {
        f"note-{row.pk}-{name}": value for row in rows for name, value in fields.items()
    }
    return client.post(reverse(REGISTER), proposed | changed | ids, follow=True)


def on_page(page) -> dict[str, str]:
    return {
        row.title: " ".join(["live"] * row.in_live + ["draft"] * row.in_draft)
        for row in TypedNote.objects.filter(page=page.pk)
    }


class TestFinding:
    def test_follows_the_live_page_and_the_draft(self):
        page = noted()
        assert on_page(page) == {TITLE: "live draft"}
        page.body = [text(f"Naboer {note(Kind.LINK)}")]
        page.save_revision()
        assert on_page(page) == {TITLE: "live", "Naboer": "draft"}
        publish(page)
        assert on_page(page) == {"Naboer": "live draft"}
        page.unpublish()
        page.delete()
        assert not TypedNote.objects.exists()

    def test_looks_into_fields_of_plain_text_too(self):
        group = {
            "characteristics": [SAID],
            "closing": f"<p>Naboer {note(Kind.LINK)}</p>",
        }
        page = InitiativePageFactory(body=[("target_group", group)])
        assert set(on_page(page)) == {TITLE, "Naboer"}
        assert TypedNote.objects.get(title=TITLE).is_plain

    def test_is_made_good_by_a_rebuilding(self):
        page = noted()
        TypedNote.objects.all().delete()
        assert rebuild().typed_notes == 1
        assert on_page(page) == {TITLE: "live draft"}

    def test_costs_a_save_the_same_for_2_notes_and_20(self):
        def queries(count: int) -> int:
            lines = [f"Titel {n} {note(Kind.PAGE)}" for n in range(count)]
            page = publish(StandardPageFactory())
            page.body = [text(*lines)]
            with CaptureQueriesContext(connection) as captured:
                publish(page)
            return len(captured)

        queries(1)
        assert queries(2) == queries(20)


class TestList:
    def test_has_each_note_once_with_what_is_proposed(self, keeper):
        noted(f"Socialstyrelsen: {SAID}", title="Viceværter")
        noted(f"Socialstyrelsen: {SAID}")
        row = listed(keeper)[TITLE]
        assert "Side, Socialstyrelsen" in row
        assert note(Kind.PAGE) in row
        assert "Viceværter" in row

    def test_is_announced_among_the_addresses(self, keeper):
        noted()
        addresses = parse(keeper.get(reverse("typed_addresses")))
        announced = one(addresses, f'#listing-results a[href="{reverse(LIST)}"]')
        assert "1 titel" in words(announced.parent)

    def test_is_narrowed_by_kind_place_and_words(self, keeper):
        noted()
        noted(f"Film {note(Kind.VIDEO)}", live=False).unpublish()
        assert set(listed(keeper, kind="video")) == {"Film"}
        assert set(listed(keeper, place="live")) == {TITLE}
        assert set(listed(keeper, place="draft")) == {"Film"}
        assert set(listed(keeper, q="vicevært")) == {TITLE}

    def test_says_what_to_do_where_no_link_can_stand(self, keeper):
        InitiativePageFactory(body=[("target_group", {"characteristics": [SAID]})])
        assert "ikke kan rumme et link" in listed(keeper)[TITLE]
        table = one(parse(keeper.get(reverse(LIST))), "table.listing tbody")
        assert not table.select("input, .button")

    def test_can_be_taken_home(self, keeper):
        noted()
        response = keeper.get(reverse(LIST), {"export": "csv"})
        assert TITLE in b"".join(response.streaming_content).decode()

    def test_asks_no_more_for_20_notes_than_for_2(self, administrator):
        def queries(count: int) -> int:
            noted(*(f"Titel {n} {note(Kind.PAGE)}" for n in range(count)))
            listed(administrator)
            with CaptureQueriesContext(connection) as captured:
                listed(administrator)
            return len(captured)

        assert queries(2) == queries(20)


class TestMakingALink:
    def test_that_is_gone_in_live_page_and_draft(self, keeper, client):
        page = noted(f"Socialstyrelsen: {SAID}")
        page.title = "Kladde"
        page.save_revision()
        (message,) = messages_of(register(keeper, TITLE))
        assert "1 side har nu linket" in message
        link = Link.objects.get()
        assert (link.title, link.kind, link.source) == (
            TITLE,
            "page",
            "Socialstyrelsen",
        )
        assert (link.url, link.is_flagged, link.note) == (None, True, "")
        assert link.unavailable_by == keeper.user
        assert uses() == {(link.pk, page.pk): "live draft"}
        assert not TypedNote.objects.exists()
        main = one(parse(client.get(page.url)), "main")
        assert f"Socialstyrelsen: {TITLE} {note(Kind.PAGE)}" in words(main)
        assert words(main).count(note(Kind.PAGE)) == 1

    def test_tells_the_history_of_the_page(self, administrator):
        page = noted()
        register(administrator, TITLE)
        history = administrator.get(
            reverse("wagtailadmin_pages:history", args=[page.pk])
        )
        assert f"Bruger linket ”{TITLE}” i stedet for" in words(parse(history))

    def test_takes_what_the_editor_writes(self, keeper):
        noted()
        register(keeper, TITLE, title="Viceværter", kind="report", source="KAB")
        link = Link.objects.get()
        assert (link.title, link.kind, link.source) == ("Viceværter", "report", "KAB")

    def test_keeps_what_the_note_says_beyond_the_standard_one(self, keeper):
        noted(f"{TITLE} (siden er nedlagt)")
        register(keeper, TITLE)
        assert Link.objects.get().unavailable_note == "Siden er nedlagt"

    def test_keeps_the_address_of_a_link_with_a_note(self, keeper):
        page = noted(f"Læs {typed(words=TITLE)} (virker ikke længere)")
        register(keeper, TITLE)
        link = Link.objects.get()
        assert link.url == TYPED
        assert link.is_flagged
        assert LinkHealth.objects.filter(pk=link.pk).exists()
        assert uses() == {(link.pk, page.pk): "live draft"}
        assert not TypedAddress.objects.exists()

    def test_proposes_the_right_address_where_it_is_sure(self, keeper):
        noted(f"Læs {typed('www.egeby.example', TITLE)} (siden virker ikke)")
        register(keeper, TITLE)
        assert Link.objects.get().url == "https://www.egeby.example/"

    def test_asks_for_the_right_address_which_may_be_lost(self, keeper):
        noted(f"Læs {typed('ftp://egeby.example/a', TITLE)} (siden virker ikke)")
        refused = register(keeper, TITLE)
        assert "https://" in str(field_errors(refused))
        register(keeper, TITLE, url="")
        assert Link.objects.get().url is None

    def test_uses_the_link_that_has_the_address(self, keeper):
        known = LinkFactory(url=TYPED)
        page = noted(f"Læs {typed(words=TITLE)} (virker ikke længere)")
        register(keeper, TITLE)
        known.refresh_from_db()
        assert known.is_flagged
        assert uses() == {(known.pk, page.pk): "live draft"}

    def test_does_not_propose_to_flag_a_link_that_works(self, keeper):
        known = LinkFactory(url=TYPED)
        LinkHealth.objects.update(verdict=Verdict.OK)
        noted(f"Læs {typed(words=TITLE)} (virker ikke længere)")
        register(keeper, TITLE)
        known.refresh_from_db()
        assert known.is_available

    def test_takes_a_note_away_that_the_register_prints_already(self, keeper, client):
        link = LinkFactory(flagged=True, kind=Kind.PAGE)
        page = noted(f"Læs {anchor_to(link, TITLE)} {note(Kind.PAGE)}")
        register(keeper, TITLE)
        assert Link.objects.count() == 1
        main = words(one(parse(client.get(page.url)), "main"))
        assert main.count(note(Kind.PAGE)) == 1

    def test_offers_a_link_of_the_same_words(self, keeper):
        known = LinkFactory(lost=True, title=TITLE.upper(), kind=Kind.PAGE, source="")
        page = noted()
        register(keeper, TITLE)
        assert uses() == {(known.pk, page.pk): "live draft"}
        assert Link.objects.count() == 1

    def test_makes_another_of_the_same_words_when_told_to(self, keeper):
        LinkFactory(lost=True, title=TITLE, kind=Kind.PAGE, source="")
        noted()
        register(keeper, TITLE, use="new")
        assert Link.objects.count() == 2

    def test_of_several_at_once_makes_one_for_the_same_words(self, keeper):
        noted(
            SAID, f"SOCIALE VICEVÆRTER {note(Kind.PAGE)}", f"Haver {note(Kind.VIDEO)}"
        )
        register(keeper, TITLE, "SOCIALE VICEVÆRTER", "Haver")
        assert Link.objects.count() == 2
        assert not TypedNote.objects.exists()

    def test_needs_a_title_and_keeps_what_was_written(self, keeper):
        noted()
        refused = register(keeper, TITLE, title="", source="KAB")
        assert refused.status_code == 200
        assert one(parse(refused), "[name$=-source]")["value"] == "KAB"
        assert not Link.objects.exists()

    def test_names_pages_that_are_locked(self, keeper):
        page = noted(title="Tilskud til dig")
        page.locked, page.locked_by = True, UserFactory()
        page.save()
        said = messages_of(register(keeper, TITLE))
        assert any("Tilskud til dig" in message for message in said)
        assert on_page(page) == {TITLE: "live draft"}

    def test_leads_back_when_the_note_is_gone(self, keeper):
        noted()
        url = f"{reverse(REGISTER)}?id={TypedNote.objects.get().pk}"
        TypedNote.objects.all().delete()
        assert keeper.get(url)["Location"] == reverse(LIST)

    def test_of_very_many_pages_is_left_to_the_worker(self, keeper, monkeypatch):
        monkeypatch.setattr(registering, "PAGES_IN_A_REQUEST", 0)
        queue = rewriting.register_notes.get_backend()
        queue.clear()
        page = noted()
        assert messages_of(register(keeper, TITLE))
        (waiting,) = [
            task for task in queue.results if task.task == rewriting.register_notes
        ]
        assert on_page(page) == {TITLE: "live draft"}
        rewriting.register_notes.func(*waiting.args)
        assert on_page(page) == {}

    def test_costs_one_visit_the_same_for_2_notes_and_20(self, keeper):
        def queries(count: int) -> int:
            lines = [f"Nr. {count} {n} {note(Kind.PAGE)}" for n in range(count)]
            page = noted(*lines)
            ids = TypedNote.objects.filter(page=page.pk).values_list("pk", flat=True)
            url = reverse(REGISTER) + "?" + "&".join(f"id={pk}" for pk in ids)
            keeper.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert keeper.get(url).status_code == 200
            return len(captured)

        assert queries(2) == queries(20)


class TestPermissions:
    def test_those_who_may_only_look_are_offered_nothing(self, onlooker):
        page = noted()
        assert listed(onlooker)
        table = one(parse(onlooker.get(reverse(LIST))), "table.listing")
        assert not table.select("input, .button")
        url = f"{reverse(REGISTER)}?id={TypedNote.objects.get().pk}"
        assert is_refused(onlooker.get(url))
        assert is_refused(onlooker.post(url))
        assert on_page(page) == {TITLE: "live draft"}

    @pytest.mark.parametrize("who", ["outsider", "anonymous"])
    def test_others_see_nothing(self, who, request):
        noted()
        visitor = request.getfixturevalue(who)
        for url in (reverse(LIST), reverse(f"{LIST}_results"), reverse(REGISTER)):
            assert is_refused(visitor.get(url))
