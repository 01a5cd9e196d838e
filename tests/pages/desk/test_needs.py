"""What one's own pages need, and what others wait for."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageLogEntry
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from linkcheck.verdicts import Verdict
from links.models import Report
from tests.factories import (
    InitiativePageFactory,
    PersonFactory,
    StandardPageFactory,
    publish,
)
from tests.html import parse, words
from tests.links.staff import judged, shown
from tests.many_pages import many_pages
from tests.pages.desk.everything import Desk
from tests.staff import edit_url, is_refused, succeeded

HOME = reverse("wagtailadmin_home")
APPROVALS = ".desk__waiting--approval li"
BODY = {"body": streamfield([])}


def rows(client, address: str = HOME) -> dict[str, str]:
    """Return what is said of each page that needs something, by its title, in order."""
    return {
        words(row.select_one(".title-wrapper")): words(row)
        for row in parse(client.get(address)).select(".desk tbody tr")
    }


def begin_draft(page):
    """Give the page a draft that its readers do not see."""
    page.title += " (ny)"
    page.save_revision()


def comment(page, user, text="Er det rigtigt?"):
    return Comment.objects.create(
        page=page, user=user, text=text, contentpath="title", position=""
    )


def test_nothing_is_said_of_pages_that_need_nothing_or_are_others(editor, me):
    StandardPageFactory(content_owner=me, title="I orden")
    due = timezone.localdate() - datetime.timedelta(days=1)
    StandardPageFactory(
        content_owner=PersonFactory(), title="En kollegas", next_review=due
    )
    assert rows(editor) == {}
    assert "Din side mangler ikke noget lige nu." in words(parse(editor.get(HOME)))


def test_tells_somebody_without_pages_that_there_are_none(editor):
    assert "Du er ikke ansvarlig for nogen side endnu" in words(parse(editor.get(HOME)))


def test_a_review_is_due_from_the_day_itself(editor, me):
    today = timezone.localdate()
    StandardPageFactory(content_owner=me, title="I dag", next_review=today)
    later = today + datetime.timedelta(days=1)
    StandardPageFactory(content_owner=me, title="I morgen", next_review=later)
    StandardPageFactory(content_owner=me, title="Kladde", next_review=today, live=False)
    found = rows(editor)
    assert list(found) == ["I dag"]
    assert "Skulle gennemgås senest" in found["I dag"]


def test_a_draft_of_a_page_that_readers_see_and_one_that_they_have_never_seen(
    editor, me
):
    begin_draft(publish(StandardPageFactory(content_owner=me, title="Husorden")))
    editor.user.owned_pages.add(
        StandardPageFactory(title="Begyndt", live=False, has_unpublished_changes=True)
    )
    found = rows(editor)
    assert "som læserne ikke ser endnu" in found["Husorden (ny)"]
    assert "Kladde siden" in found["Begyndt"]
    assert "Ikke udgivet endnu" in found["Begyndt"]


def test_a_draft_that_has_been_planned_is_not_a_thing_to_do(editor, me):
    page = publish(StandardPageFactory(content_owner=me))
    page.go_live_at = timezone.now() + datetime.timedelta(days=2)
    page.save_revision(approved_go_live_at=page.go_live_at)
    assert rows(editor) == {}


def test_what_somebody_began_is_its_owners_once_it_is_published(editor):
    page = publish(StandardPageFactory(owner=editor.user, live=False))
    begin_draft(page)
    assert rows(editor) == {}


def test_links_to_decide_about_and_messages_that_name_no_link(editor, me):
    page = StandardPageFactory(content_owner=me, title="Indeklima")
    for _ in range(2):
        shown(judged(Verdict.PROBABLY_BROKEN), page)
    Report.objects.create(page=page, comment="Intet sker", created_at=timezone.now())
    said = rows(editor)["Indeklima"]
    assert "2 links, du skal tage stilling til" in said
    assert "En beboer har skrevet, at et link ikke virker" in said


class TestComments:
    def test_wait_on_ones_own_page_until_they_are_answered(self, editor, approver, me):
        page = StandardPageFactory(content_owner=me, title="Husorden")
        said = comment(page, approver.user)
        assert "En kommentar venter på dit svar" in rows(editor)["Husorden"]
        CommentReply.objects.create(comment=said, user=editor.user, text="Ja")
        assert rows(editor) == {}
        CommentReply.objects.create(comment=said, user=approver.user, text="Hvorfor?")
        assert "En kommentar venter" in rows(editor)["Husorden"]
        said.resolved_at = timezone.now()
        said.save()
        assert rows(editor) == {}

    def test_ones_own_wait_for_nobody(self, editor, me):
        comment(StandardPageFactory(content_owner=me), editor.user)
        assert rows(editor) == {}

    def test_answers_to_ones_own_are_told_on_others_pages_too(self, editor, approver):
        said = comment(StandardPageFactory(title="En kollegas"), editor.user)
        CommentReply.objects.create(comment=said, user=approver.user, text="Nej")
        assert list(rows(editor)) == ["En kollegas"]

    def test_several_replies_are_one_comment(self, editor, approver, me):
        said = comment(StandardPageFactory(content_owner=me, title="A"), approver.user)
        for _ in range(3):
            CommentReply.objects.create(comment=said, user=approver.user, text="…")
        assert "En kommentar venter" in rows(editor)["A"]


def test_what_somebody_has_locked_is_theirs_to_unlock(editor):
    page = StandardPageFactory(
        title="Husorden",
        locked=True,
        locked_by=editor.user,
        locked_at=timezone.now(),
    )
    assert "Låst af dig siden" in rows(editor)["Husorden"]
    address = reverse("wagtailadmin_pages:unlock", args=[page.pk])
    [form] = parse(editor.get(HOME)).select(f'form[action="{address}"]')
    editor.post(address, {"next": form.select_one("[name=next]")["value"]})
    assert rows(editor) == {}


def test_tells_what_somebody_worked_on_last_the_newest_first(editor, approver):
    pages = [StandardPageFactory(title=f"Side {number}") for number in range(7)]
    for page in pages:
        log(instance=page, action="wagtail.edit", user=editor.user)
    log(instance=pages[2], action="wagtail.edit", user=editor.user)
    log(instance=StandardPageFactory(), action="wagtail.edit", user=approver.user)
    old = timezone.now() - datetime.timedelta(days=90)
    PageLogEntry.objects.filter(page=pages[6]).update(timestamp=old)
    listed = parse(editor.get(HOME)).select(".desk__waiting--recent a")
    assert [words(link) for link in listed] == [f"Side {n}" for n in (2, 5, 4, 3, 1)]


class TestApproval:
    @pytest.fixture
    def submitted(self, editor):
        page = InitiativePageFactory(title="Lektiecafé", live=False)
        succeeded(editor.fill_in(edit_url(page), BODY | {"action-submit": "1"}))
        return page

    def test_what_is_with_somebody_who_approves_is_no_need(self, editor, submitted):
        assert rows(editor) == {}
        [waiting] = parse(editor.get(HOME)).select(".desk__waiting--others li")
        assert "Lektiecafé Venter på godkendelse siden" in words(waiting)

    def test_what_was_sent_back_comes_first_with_what_was_said(
        self, editor, approver, me, submitted
    ):
        due = timezone.localdate()
        StandardPageFactory(content_owner=me, title="Til gennemgang", next_review=due)
        reject = {
            "action-workflow-action": "1",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "Skriv, hvor det er"}',
        }
        succeeded(approver.fill_in(edit_url(submitted), BODY | reject))
        found = rows(editor)
        assert list(found) == ["Lektiecafé", "Til gennemgang"]
        said = "af " + approver.user.get_username()
        assert said in found["Lektiecafé"]
        assert found["Lektiecafé"].endswith("Skriv, hvor det er Kopiér som ny")


def test_an_owner_who_edits_no_page_is_told_of_none(staff, db):
    keeper = staff[roles.LINK_KEEPER]
    owner = PersonFactory(user=keeper.user)
    StandardPageFactory(content_owner=owner, next_review=timezone.localdate())
    assert rows(keeper) == {}
    assert is_refused(keeper.get(reverse("my_pages")))


@pytest.fixture
def many(me):
    many_pages(me, 60)


def test_the_dashboard_shows_a_few_and_leads_to_all(editor, many):
    assert len(rows(editor)) == 8
    assert "Se alle 60 sider, der mangler noget" in words(parse(editor.get(HOME)))
    address = reverse("my_pages")
    assert len(rows(editor, address)) == 50
    assert len(rows(editor, f"{address}?p=2")) == 10
    # A page number that is none, and a kind that is none.
    assert len(rows(editor, f"{address}?p=æ&need=²")) == 50


def test_what_waits_for_a_yes_or_no_is_told_in_part_and_has_a_list_of_its_own(
    approver,
):
    # Of which every other one was sent.
    Desk(120)
    screen = parse(approver.get(HOME))
    assert len(screen.select(APPROVALS)) == 8
    [leads_on] = [
        link
        for link in screen.select("#my-pages a, a[href*=need]")
        if words(link) == "Se alle 60 sider, der venter på din godkendelse"
    ]
    address = leads_on["href"]
    listed = parse(approver.get(address))
    assert len(listed.select(APPROVALS)) == 50
    assert words(listed.select_one(".desk__filters [aria-current]")) == (
        "Venter på din godkendelse (60)"
    )
    assert len(parse(approver.get(f"{address}&p=2")).select(APPROVALS)) == 10
    assert len(parse(approver.get(reverse("my_pages"))).select(APPROVALS)) == 8


def test_the_list_can_be_narrowed_to_one_kind_of_need(editor, me, many):
    page = StandardPageFactory(content_owner=me, title="Indeklima")
    shown(judged(Verdict.PROBABLY_BROKEN), page)
    screen = parse(editor.get(reverse("my_pages")))
    [links] = [
        link
        for link in screen.select(".desk__filters a")
        if "Links at tage stilling til (1)" in words(link)
    ]
    assert list(rows(editor, reverse("my_pages") + links["href"])) == ["Indeklima"]
