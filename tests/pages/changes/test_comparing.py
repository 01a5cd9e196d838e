"""What two versions of a page have not in common, and what is said of it."""

import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.models import InitiativePage
from links.models import Link
from pages.changes.comparing import Changes, compare
from pages.changes.telling import NextPublication
from pages.models import HomePage
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    home_page,
    publish,
)

YEAR_AGO = timezone.localdate().replace(day=1, year=timezone.localdate().year - 1)


def text(key: str, body: str, heading: str = "Tekst") -> dict:
    value = {"title": heading, "text": body}
    return {"id": key, "type": "text", "value": value}


OLD = {
    "title": "Husorden",
    "summary": "Kort fortalt",
    "body": [
        text("a", '<p data-block-key="x1">Ro efter kl. 22.</p>', "Ro"),
        text("b", "<p>Hunde i snor.</p>", "Dyr"),
    ],
}


def compared(change) -> Changes:
    new = copy.deepcopy(OLD)
    change(new)
    return compare(InitiativePage, OLD, new)


def test_nothing_changes_by_what_only_the_editor_writes_otherwise():
    def rewritten(new):
        new["body"][0]["value"]["text"] = '<p data-block-key="y2">Ro efter  kl. 22.</p>'
        new["picture_alt"] = ""
        new["themes"] = []
        new["change_note"] = "Stavefejl"

    assert not compared(rewritten)


def test_sections_are_told_apart_by_their_ids_and_named_as_their_editors_know_them():
    def changed(new):
        first, second = new["body"]
        second["value"]["text"] = "<p>Hunde er ikke tilladt.</p>"
        new["body"] = [second, text("c", "<p>Nyt</p>", "Cykler")]
        assert first

    changes = compared(changed)
    [now], [gone], [new] = changes.changed, changes.removed, changes.added
    assert ("Dyr" in now, "Ro" in gone, "Cykler" in new) == (True, True, True)
    assert not changes.is_reordered


def test_another_order_is_no_change_of_a_section():
    changes = compared(lambda new: new["body"].reverse())
    assert changes == Changes(is_reordered=True)


def test_a_link_counts_once_however_often_it_stands():
    def linked(new):
        for item in new["body"]:
            item["value"]["text"] += '<p><a linktype="link" id="7">Læs</a></p>'
        new["body"][0]["value"]["text"] += '<p><a href="https://a.example/">A</a></p>'

    changes = compared(linked)
    assert (changes.links_added, changes.links_removed) == (2, 0)
    assert len(changes.changed) == 2


def test_markup_that_readers_see_is_a_change():
    def bold(new):
        new["body"][0]["value"]["text"] = "<p>Ro <b>efter kl. 22.</b></p>"

    assert compared(bold).changed


def test_fields_have_the_words_of_the_form():
    def renamed(new):
        new["title"], new["summary"] = "Orden", "Andet"

    assert compared(renamed).fields == ["titel", "kort fortalt"]


@pytest.mark.django_db
class TestNextPublication:
    def test_of_a_page_as_it_is_published_there_is_nothing_to_say(self):
        for page in (InitiativePageFactory(), StandardPageFactory()):
            publication = NextPublication(publish(page))
            assert publication.summary == "Intet endnu", type(page)

    def test_a_page_without_revisions_is_compared_with_itself(self):
        page = InitiativePageFactory()
        page.title = "Andet"
        assert NextPublication(page).summary == "1 felt ændret"

    def test_the_first_shows_the_page(self):
        page = InitiativePageFactory(live=False)
        assert NextPublication(page).summary == "Siden bliver synlig for læserne"

    def test_what_follows_for_readers(self):
        page = publish(StandardPageFactory(content_updated=YEAR_AGO))
        gone = LinkFactory(
            title="Bydelsmødre", availability=Link.Availability.UNAVAILABLE
        )
        page.body = [
            (
                "text",
                {
                    "title": "B",
                    "text": f'<p><a linktype="link" id="{gone.pk}">B</a></p>',
                },
            )
        ]
        [date, links] = NextPublication(page).consequences
        assert "bliver i dag" in date
        assert "”Bydelsmødre”" in links
        page.minor_edit = True
        [date, _links] = NextPublication(page).consequences
        assert "bliver ved med at være" in date

    def test_costs_the_same_however_many_blocks_there_are(self):
        def cost(count: int) -> int:
            page = publish(StandardPageFactory())
            page.body = [
                ("text", {"title": f"{n}", "text": f"<p>{n}</p>"}) for n in range(count)
            ]
            page.save_revision()
            draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
            publication = NextPublication(draft)
            with CaptureQueriesContext(connection) as queries:
                assert publication.groups
                assert publication.consequences
            return len(queries)

        assert cost(2) == cost(40) <= 3

    def test_comments_of_editors_are_nothing_to_readers(self):
        content = home_page().serializable_data()
        assert not compare(
            HomePage, content, content | {"wagtail_admin_comments": [{"text": "?"}]}
        )
