"""“Reviewed, still right”: the review that changes nothing but its date."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from boligsocial import roles
from pages.models import StandardPage
from pages.models.dates import add_months
from tests.factories import StandardPageFactory, publish
from tests.html import parse, words
from tests.staff import is_refused, member_of, said

pytestmark = pytest.mark.django_db

YESTERDAY = datetime.timedelta(days=1)


@pytest.fixture
def editor():
    roles.set_up_roles()
    return member_of(roles.EDITOR)


@pytest.fixture
def page():
    return publish(
        StandardPageFactory(
            title="Husorden",
            review_interval=3,
            next_review=timezone.localdate() + YESTERDAY,
            content_updated=datetime.date(2020, 1, 1),
            minor_edit=True,
        )
    )


def make_due(page) -> StandardPage:
    """Let the day of the review pass, in the page and in its revision."""
    due = timezone.localdate() - YESTERDAY
    StandardPage.objects.filter(pk=page.pk).update(next_review=due)
    revision = page.latest_revision
    revision.content["next_review"] = due.isoformat()
    revision.save()
    return StandardPage.objects.get(pk=page.pk)


def confirm(client, page, **data):
    return client.post(reverse("confirm_review", args=[page.pk]), data)


def test_sets_the_next_review_an_interval_from_today(editor, page):
    before = make_due(page)
    answer = confirm(editor, page, next="/admin/my-pages/")
    assert answer.url == "/admin/my-pages/"
    assert "”Husorden” er stadig rigtig." in said(answer)[0]
    after = StandardPage.objects.get(pk=page.pk)
    assert after.next_review == add_months(timezone.localdate(), 3)
    assert after.content_updated == before.content_updated
    assert after.last_published_at == before.last_published_at
    assert after.get_latest_revision_as_object().next_review == after.next_review
    assert not after.has_unpublished_changes


def test_a_page_without_an_interval_is_asked_about_in_a_year(editor):
    page = publish(StandardPageFactory(next_review=timezone.localdate()))
    confirm(editor, page)
    page.refresh_from_db()
    assert page.next_review == add_months(timezone.localdate(), 12)


def test_what_a_draft_says_stays_a_draft(editor, page):
    due = make_due(page)
    due.title, due.next_review = "Ny husorden", datetime.date(2099, 1, 1)
    due.save_revision()
    confirm(editor, page)
    after = StandardPage.objects.get(pk=page.pk)
    assert after.title == "Husorden"
    draft = after.get_latest_revision_as_object()
    assert draft.title == "Ny husorden"
    # Another day in a draft is somebody's choice.
    assert draft.next_review == datetime.date(2099, 1, 1)


def test_the_history_says_who_and_until_when(editor, page):
    confirm(editor, page)
    [entry] = PageLogEntry.objects.filter(action="pages.confirm_review")
    assert entry.user == editor.user
    assert "Stadig rigtig; næste gennemgang" in str(entry.message)


def test_a_letters_link_asks_before_it_changes_anything(editor, page):
    before = make_due(page).next_review
    screen = parse(editor.get(reverse("confirm_review", args=[page.pk])))
    assert "Gennemset, stadig rigtig" in words(screen)
    assert StandardPage.objects.get(pk=page.pk).next_review == before


def test_the_report_offers_it_for_pages_whose_day_has_come(editor, page):
    nobodys = StandardPageFactory(title="Uden ejer")
    make_due(page)
    screen = parse(editor.get(reverse("pages_to_review")))
    rows = {words(row.select_one(".title")): row for row in screen.select("tbody tr")}
    [form] = rows["Husorden"].select("form[method=post]")
    assert form["action"] == reverse("confirm_review", args=[page.pk])
    assert form.select_one("[name=csrfmiddlewaretoken]")["value"]
    assert not rows[nobodys.title].select("form[method=post]")


def test_leads_to_no_other_site(editor, page):
    answer = confirm(editor, page, next="https://evil.example/")
    assert answer.url == reverse("wagtailadmin_home")


def test_is_for_those_who_may_edit_the_page(editor, page):
    roles.set_up_roles()
    assert is_refused(confirm(member_of(roles.LINK_KEEPER), page))


def test_a_page_that_readers_do_not_see_has_nothing_to_confirm(editor):
    page = StandardPageFactory(live=False)
    assert is_refused(confirm(editor, page))
    assert confirm(editor, StandardPage(pk=999_999)).status_code == 404
