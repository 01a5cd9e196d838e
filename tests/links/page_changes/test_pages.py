"""Links and typed addresses are replaced in pages, and nothing else is."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from links.finding.versions import stored_rows
from links.models import Link
from links.page_changes.pages import replace_in_page, replace_in_pages
from links.page_changes.replacements import Replacements
from pages.models import StandardPage
from search.models import SearchEntry
from streams.stored import raw_stream
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.links.finding.bodies import (
    TYPED,
    anchor_to,
    button_to,
    list_of,
    text_of,
    typed,
    typed_on,
    uses,
)

pytestmark = pytest.mark.django_db

UPDATED = datetime.date(2019, 11, 19)


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def page():
    """A published page in whose text an address stands twice."""
    page = StandardPageFactory(
        live=False, content_created=UPDATED, content_updated=UPDATED, minor_edit=True
    )
    page.body = [text_of(typed(), typed(TYPED, "<b>Ansøg</b> &amp; få svar"))]
    return publish(page)


def to_link(link, address: str = TYPED) -> Replacements:
    return Replacements(addresses={address: link.pk})


def instead_of(old, new) -> Replacements:
    return Replacements(links={old.pk: new.pk})


def live_body(page) -> list:
    """Return the blocks of the live version as the database holds them."""
    return dict(stored_rows(type(page), [page.pk]))[page.pk]["body"]


def draft_body(page) -> list:
    latest = StandardPage.objects.get(pk=page.pk).latest_revision
    return raw_stream(latest.content["body"])


def text_in(body: list) -> str:
    return body[0]["value"]["text"]


class TestTypedAddress:
    def test_becomes_a_link_with_the_same_words(self, page, user):
        link = LinkFactory(url=TYPED)
        replace_in_page(page, user, to_link(link))
        anchors = (
            f'<a linktype="link" id="{link.pk}">Søg tilskud</a>',
            f'<a linktype="link" id="{link.pk}"><b>Ansøg</b> &amp; få svar</a>',
        )
        for body in (live_body(page), draft_body(page)):
            assert all(anchor in text_in(body) for anchor in anchors)
            assert "href" not in text_in(body)
        assert uses() == {(link.pk, page.pk): "live draft"}
        assert typed_on(page) == {}

    def test_is_found_however_it_was_spelled(self, user):
        body = [text_of(typed("HTTPS://www.EGEBY.example:443/borger/tilskud"))]
        page = StandardPageFactory(body=body)
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        assert typed_on(page) == {}

    def test_that_makes_no_sense_is_replaced_too(self, user):
        page = StandardPageFactory(body=[text_of(typed("www.egeby.example"))])
        link = LinkFactory(url="https://www.egeby.example/")
        replace_in_page(page, user, to_link(link, "www.egeby.example"))
        assert uses() == {(link.pk, page.pk): "live draft"}

    def test_elsewhere_in_the_text_stays(self, user):
        other = typed(f"{TYPED}/andet")
        plain = "https://www.egeby.example/borger/tilskud som tekst"
        page = StandardPageFactory(body=[text_of(typed(), other, plain)])
        before = text_in(live_body(page))
        link = LinkFactory(url=TYPED)
        replace_in_page(page, user, to_link(link))
        after = text_in(live_body(page))
        assert after == before.replace(
            typed(), f'<a linktype="link" id="{link.pk}">Søg tilskud</a>'
        )

    def test_reads_the_same_to_visitors(self, page, user, client):
        before = client.get(page.url).content.decode()
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        after = client.get(page.url).content.decode()
        assert "Søg tilskud" in after
        assert f'href="{TYPED}"' in before
        assert f'href="{TYPED}"' in after


class TestLink:
    def test_is_replaced_wherever_it_can_stand(self, user):
        old, new = LinkFactory.create_batch(2)
        study = {"link": old, "publisher": "Egeby Kommune", "year": 2019}
        page = InitiativePageFactory(
            body=[
                text_of(anchor_to(old)),
                list_of(old),
                button_to(old),
                ("knowledge", {"title": "", "text": "", "studies": [study]}),
            ]
        )
        replace_in_page(page, user, instead_of(old, new))
        assert uses() == {(new.pk, page.pk): "live draft"}
        body = json.dumps(live_body(page))
        assert body.count(str(new.pk)) >= 4

    def test_in_a_list_that_has_the_other_already_leaves_no_double(self, user):
        old, new, third = LinkFactory.create_batch(3)
        page = StandardPageFactory(body=[list_of(third, old, new), list_of(old)])
        replace_in_page(page, user, instead_of(old, new))
        lists = [
            [item["value"] for item in block["value"]["links"]]
            for block in live_body(page)
        ]
        assert lists == [[third.pk, new.pk], [new.pk]]

    def test_two_links_that_become_one_leave_no_double_either(self, user):
        first, second, new = LinkFactory.create_batch(3)
        page = StandardPageFactory(body=[list_of(first, second)])
        both = Replacements(links={first.pk: new.pk, second.pk: new.pk})
        replace_in_page(page, user, both)
        (block,) = live_body(page)
        assert [item["value"] for item in block["value"]["links"]] == [new.pk]

    def test_stands_where_it_stood_in_a_text(self, user):
        old, new = LinkFactory.create_batch(2)
        page = StandardPageFactory(
            body=[text_of(anchor_to(old, "den <i>nye</i> side"))]
        )
        before = text_in(live_body(page))
        replace_in_page(page, user, instead_of(old, new))
        assert text_in(live_body(page)) == before.replace(
            anchor_to(old, "den <i>nye</i> side"), anchor_to(new, "den <i>nye</i> side")
        )


class TestNothingElse:
    def test_of_the_page_changes(self, page, user):
        before = StandardPage.objects.filter(pk=page.pk).values().get()
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        after = StandardPage.objects.filter(pk=page.pk).values().get()
        del before["body"], after["body"]
        assert before == after
        assert after["content_updated"] == UPDATED

    def test_of_the_blocks_changes(self, page, user):
        link = LinkFactory(url=TYPED)
        before = json.dumps(live_body(page))
        stored = page.latest_revision.content["body"]
        replace_in_page(page, user, to_link(link))
        for text in (TYPED,):
            opening = f'<a href=\\"{text}\\">'
            new = f'<a linktype=\\"link\\" id=\\"{link.pk}\\">'
            assert json.dumps(live_body(page)) == before.replace(opening, new)
            latest = StandardPage.objects.get(pk=page.pk).latest_revision
            assert latest.content["body"] == stored.replace(opening, new)

    def test_is_published_with_it(self, page, user):
        page.title = "Kun en kladde"
        page.body = [text_of(typed(), title="Kladdens afsnit")]
        page.save_revision()
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        page = StandardPage.objects.get(pk=page.pk)
        assert page.title != "Kun en kladde"
        assert page.has_unpublished_changes
        draft = page.get_latest_revision_as_object()
        assert draft.title == "Kun en kladde"
        assert typed_on(page) == {}

    def test_is_touched_in_a_page_that_does_not_have_it(self, page, user):
        revisions = list(Revision.objects.values_list("pk", "content"))
        outcome = replace_in_page(page, user, to_link(LinkFactory(), f"{TYPED}/andet"))
        assert outcome.changed == []
        assert list(Revision.objects.values_list("pk", "content")) == revisions
        assert not PageLogEntry.objects.filter(action="links.replace").exists()


class TestVersions:
    def test_only_the_draft_changes_when_only_the_draft_has_it(self, user):
        page = publish(StandardPageFactory())
        page.body = [text_of(typed())]
        page.save_revision()
        link = LinkFactory(url=TYPED)
        replace_in_page(page, user, to_link(link))
        assert live_body(page) == []
        assert uses() == {(link.pk, page.pk): "draft"}

    def test_a_publication_planned_for_later_changes_too(self, page, user):
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        page.save_revision().publish()
        page = StandardPage.objects.get(pk=page.pk)
        page.go_live_at = None
        page.save_revision()
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        planned = StandardPage.objects.get(pk=page.pk).scheduled_revision
        assert TYPED not in planned.content["body"]
        assert planned.approved_go_live_at
        assert typed_on(page) == {}

    def test_the_next_publication_does_not_bring_the_address_back(self, page, user):
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        page = StandardPage.objects.get(pk=page.pk)
        publish(page.get_latest_revision_as_object())
        assert typed_on(page) == {}

    def test_history_stays_and_who_goes_back_to_it_finds_the_address_again(
        self, page, user
    ):
        first = page.latest_revision
        page = publish(page)
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        first.refresh_from_db()
        assert TYPED in first.content["body"]
        first.as_object().save_revision(previous_revision=first)
        assert typed_on(page) == {TYPED: "draft"}

    def test_an_editor_who_saves_over_it_breaks_nothing(self, page, user):
        opened = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        link = LinkFactory(url=TYPED)
        replace_in_page(page, user, to_link(link))
        opened.save_revision().publish()
        assert typed_on(page) == {TYPED: "live draft"}
        assert uses() == {}
        replace_in_page(page, user, to_link(link))
        assert uses() == {(link.pk, page.pk): "live draft"}

    def test_an_alias_changes_with_its_page(self, page, user):
        alias = page.create_alias(parent=home_page(), update_slug="spejl")
        replace_in_pages([page.pk, alias.pk], user, to_link(LinkFactory(url=TYPED)))
        assert live_body(StandardPage.objects.get(pk=alias.pk)) == live_body(page)
        assert typed_on(alias) == {}


class TestBookkeeping:
    def test_wagtails_index_of_references_follows(self, page, user):
        link = LinkFactory(url=TYPED)
        replace_in_page(page, user, to_link(link))
        assert ReferenceIndex.get_references_to(link).count() == 1

    def test_the_search_finds_what_it_found(self, page, user):
        before = SearchEntry.objects.filter(page=page).values().get()
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        after = SearchEntry.objects.filter(page=page).values().get()
        document = StandardPage.objects.get(pk=page.pk).get_search_document()
        assert before == after
        assert "Søg tilskud" in document.body

    def test_the_history_of_the_page_tells_who_and_what(self, page, user):
        replace_in_page(page, user, to_link(LinkFactory(url=TYPED, title="Tilskud")))
        entry = PageLogEntry.objects.get(action="links.replace")
        assert (entry.page_id, entry.user) == (page.pk, user)
        assert TYPED in str(entry.message)
        assert "Tilskud" in str(entry.message)


class TestLockedPages:
    def lock(self, page, by):
        page.locked, page.locked_by = True, by
        page.save()

    def test_are_left_and_named(self, page, user):
        free = StandardPageFactory(body=[text_of(typed())])
        self.lock(page, UserFactory())
        before = live_body(page)
        outcome = replace_in_pages(
            [page.pk, free.pk], user, to_link(LinkFactory(url=TYPED))
        )
        assert [locked.pk for locked in outcome.locked] == [page.pk]
        assert [changed.pk for changed in outcome.changed] == [free.pk]
        assert live_body(page) == before
        assert typed_on(page) == {TYPED: "live draft"}

    def test_change_for_whoever_locked_them(self, page, user):
        self.lock(page, user)
        outcome = replace_in_page(page, user, to_link(LinkFactory(url=TYPED)))
        assert not outcome.locked
        assert typed_on(page) == {}


def test_costs_the_same_queries_for_2_links_and_20(user):
    def queries(count: int) -> int:
        links = {
            f"{TYPED}/{count}/{number}": LinkFactory().pk for number in range(count)
        }
        page = publish(StandardPageFactory(body=[text_of(*map(typed, links))]))
        with CaptureQueriesContext(connection) as captured:
            replace_in_page(page, user, Replacements(addresses=links))
        assert typed_on(page) == {}
        return len(captured)

    queries(2)
    assert queries(2) == queries(20)
    assert Link.objects.exists()
