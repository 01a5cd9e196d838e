"""Created and updated: moved by a publication, never by a draft."""

import calendar
import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import streamfield

from pages.models import StandardPage
from pages.models.dates import add_months
from pages.publishing.dates import dates_after_publication
from tests.factories import StandardPageFactory, UserFactory, home_page, publish
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

CREATED = datetime.date(2019, 1, 11)
UPDATED = datetime.date(2019, 11, 19)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def old_page():
    """A page moved here from the old site, with the dates that it had there."""
    return publish(
        StandardPageFactory(
            content_created=CREATED, content_updated=UPDATED, minor_edit=True
        )
    )


def dates_of(page) -> tuple:
    """Return (created, updated) as the database has them."""
    return StandardPage.objects.values_list("content_created", "content_updated").get(
        pk=page.pk
    )


def test_the_first_publication_sets_both(today):
    page = StandardPageFactory(live=False)
    assert dates_of(page) == (None, None)
    page.save_revision().publish()
    assert dates_of(page) == (today, today)


def test_a_page_moved_from_elsewhere_keeps_its_dates(old_page):
    assert dates_of(old_page) == (CREATED, UPDATED)


def test_a_page_moved_with_its_day_of_update_only_was_created_then(today):
    page = publish(StandardPageFactory(content_updated=UPDATED, minor_edit=True))
    assert dates_of(page) == (UPDATED, UPDATED)


def test_a_typed_date_stands_when_the_page_is_first_published():
    page = StandardPageFactory(
        live=False, content_created=CREATED, content_updated=UPDATED
    )
    assert dates_of(publish(page)) == (CREATED, UPDATED)


def test_a_date_typed_before_a_second_publication_is_moved(today):
    page = publish(StandardPageFactory(live=False))
    page.content_created, page.content_updated = CREATED, UPDATED
    assert dates_of(publish(page)) == (CREATED, today)


def test_a_typed_date_stands_when_a_first_publication_was_planned():
    page = StandardPageFactory(live=False, content_updated=UPDATED)
    page.go_live_at = timezone.now() + datetime.timedelta(days=3)
    page.save_revision().publish()
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert dates_of(page) == (UPDATED, UPDATED)


def test_a_later_publication_moves_the_update_and_no_more(old_page, today):
    old_page.minor_edit = False
    publish(old_page)
    assert dates_of(old_page) == (CREATED, today)


def test_a_minor_edit_moves_nothing(old_page):
    old_page.title = "Råd og vejledning (rettet)"
    publish(old_page)
    assert dates_of(old_page) == (CREATED, UPDATED)


def test_drafts_move_nothing(old_page):
    old_page.minor_edit = False
    for title in ("Første udkast", "Andet udkast"):
        old_page.title = title
        old_page.save_revision()
    assert dates_of(old_page) == (CREATED, UPDATED)


def test_the_next_draft_starts_from_the_dates_of_the_publication(old_page, today):
    old_page.minor_edit = False
    publish(old_page)
    draft = StandardPage.objects.get(pk=old_page.pk).get_latest_revision_as_object()
    assert (draft.content_created, draft.content_updated) == (CREATED, today)
    draft.minor_edit = True
    publish(draft)
    assert dates_of(old_page) == (CREATED, today)


def test_a_publication_planned_for_later_moves_the_date_when_it_happens(
    old_page, today
):
    old_page.minor_edit = False
    old_page.go_live_at = timezone.now() + datetime.timedelta(days=3)
    old_page.save_revision().publish()
    assert dates_of(old_page) == (CREATED, UPDATED)

    # The day has come.
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert dates_of(old_page) == (CREATED, today)


def test_going_back_to_an_old_version_is_an_update_and_keeps_the_day_of_creation(today):
    page = StandardPageFactory(live=False)
    draft = page.save_revision()
    assert "content_created" in draft.content
    publish(page)
    StandardPage.objects.filter(pk=page.pk).update(
        first_published_at=datetime.datetime(2019, 1, 11, 12, tzinfo=datetime.UTC)
    )
    page = StandardPage.objects.get(pk=page.pk)
    draft.refresh_from_db()
    assert draft.content["content_created"] is None
    draft.publish()
    assert dates_of(page) == (CREATED, today)


def test_unpublishing_and_publishing_again_keeps_the_day_of_creation(old_page, today):
    old_page.unpublish()
    page = StandardPage.objects.get(pk=old_page.pk)
    page.minor_edit = False
    publish(page)
    assert dates_of(page) == (CREATED, today)


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_has_a_history_of_its_own(old_page, today, keep_live):
    old_page.change_note = "Nyt telefonnummer"
    old_page = publish(old_page)
    copy = old_page.copy(update_attrs={"slug": "kopi"}, keep_live=keep_live)
    expected = (today, today) if keep_live else (None, None)
    assert dates_of(copy) == expected
    draft = copy.get_latest_revision_as_object()
    assert (draft.content_created, draft.content_updated) == expected
    assert draft.change_note == ""
    assert not draft.minor_edit
    assert dates_of(old_page) == (CREATED, UPDATED)


def test_an_alias_shows_the_dates_of_its_page(old_page, today):
    alias = old_page.create_alias(update_slug="alias")
    assert dates_of(alias) == (CREATED, UPDATED)
    old_page.minor_edit = False
    publish(old_page)
    assert dates_of(alias) == (CREATED, today)


class TestEveryDoor:
    """Wagtail publishes in several ways; some of them pass no method of the page."""

    @pytest.fixture
    def administrator(self):
        return StaffClient(UserFactory())

    @pytest.fixture
    def draft(self, old_page):
        old_page.minor_edit = False
        old_page.save_revision()
        return old_page

    def test_the_button_of_the_editor(self, draft, administrator, today):
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        fields = {"body": streamfield([]), "action-publish": "1"}
        administrator.fill_in(address, fields)
        assert dates_of(draft) == (CREATED, today)

    def test_the_button_for_a_new_page_keeps_a_typed_date(self, administrator):
        address = reverse(
            "wagtailadmin_pages:add", args=["pages", "standardpage", home_page().pk]
        )
        fields = {
            "title": "Vaskeriet på Rønnebærvej",
            "slug": "vaskeriet",
            "summary": "Sådan bruger du vaskeriet.",
            "body": streamfield([]),
            "content_created": "11.01.2019",
            "content_updated": "19.11.2019",
            "action-publish": "1",
        }
        administrator.fill_in(address, fields)
        page = StandardPage.objects.get(slug="vaskeriet")
        assert page.live
        assert dates_of(page) == (CREATED, UPDATED)

    def test_the_button_for_many_at_once(self, draft, administrator, today):
        address = reverse(
            "wagtail_bulk_action", args=["wagtailcore", "page", "publish"]
        )
        administrator.post(f"{address}?id={draft.pk}")
        assert dates_of(draft) == (CREATED, today)


class TestCost:
    """What it takes to publish, in queries."""

    def queries(self, page) -> list[str]:
        revision = Revision.objects.get(pk=page.save_revision().pk)
        with CaptureQueriesContext(connection) as queries:
            revision.publish()
        return [query["sql"] for query in queries]

    def test_is_a_little_more_than_what_wagtail_itself_takes(self):
        queries = self.queries(StandardPageFactory(live=False))
        # 45 of them are Wagtail's own, which checks every key and writes its indexes.
        assert len(queries) <= 52
        assert sum(sql.startswith('UPDATE "wagtailcore_page"') for sql in queries) == 1

    def test_is_one_look_at_where_links_stand(self):
        queries = self.queries(StandardPageFactory(live=False))
        assert sum('FROM "links_linkuse"' in sql for sql in queries) == 1
        assert sum('FROM "links_typedaddress"' in sql for sql in queries) == 1

    def test_is_the_same_for_any_number_of_sections(self):
        two, twenty, two_hundred = (
            StandardPageFactory(
                live=False,
                body=[("text", {"title": "Om", "text": RichText("<p>Ja.</p>")})]
                * count,
            )
            for count in (2, 20, 200)
        )
        # What the process remembers from then on is asked for by the first of all.
        self.queries(StandardPageFactory(live=False))
        assert (
            len(self.queries(two))
            == len(self.queries(twenty))
            == len(self.queries(two_hundred))
        )


def test_publishing_pages_of_other_kinds_is_no_affair_of_ours():
    page = home_page().add_sibling(instance=Page(title="Uden for siden", slug="uden"))
    page.save_revision().publish()


class TestNextReview:
    @pytest.fixture
    def page(self):
        return StandardPage(review_interval=StandardPage.ReviewInterval.HALF_YEAR)

    def test_is_set_from_the_interval(self, page):
        dates = dates_after_publication(page, datetime.date(2026, 8, 31))
        assert dates["next_review"] == datetime.date(2027, 2, 28)

    def test_is_left_alone_when_it_lies_ahead(self, page):
        page.next_review = datetime.date(2026, 9, 1)
        dates = dates_after_publication(page, datetime.date(2026, 8, 31))
        assert dates["next_review"] == datetime.date(2026, 9, 1)

    def test_is_moved_on_when_its_day_has_come(self, page):
        page.next_review = datetime.date(2026, 8, 31)
        dates = dates_after_publication(page, datetime.date(2026, 8, 31))
        assert dates["next_review"] == datetime.date(2027, 2, 28)

    def test_is_not_made_up_without_an_interval(self):
        dates = dates_after_publication(StandardPage(), datetime.date(2026, 8, 31))
        assert dates["next_review"] is None

    def test_is_stored_when_the_page_is_published(self, today):
        page = publish(StandardPageFactory(review_interval=12))
        assert page.next_review == add_months(today, 12)
        assert page.get_latest_revision_as_object().next_review == page.next_review


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)),
    st.integers(0, 60),
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2023, 1, 31), 1, (2023, 2, 28)),
        ((2026, 10, 31), 3, (2027, 1, 31)),
        ((2026, 12, 1), 24, (2028, 12, 1)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
    ],
)
def test_months_end_where_they_should(day, months, later):
    assert add_months(datetime.date(*day), months) == datetime.date(*later)


class TestBadDates:
    @pytest.mark.parametrize(
        ("created", "updated", "field"),
        [
            (UPDATED, CREATED, "content_updated"),
            (datetime.date(2999, 1, 1), None, "content_created"),
            (None, datetime.date(2999, 1, 1), "content_updated"),
        ],
    )
    def test_are_refused_at_their_field(self, created, updated, field):
        page = StandardPageFactory()
        page.content_created, page.content_updated = created, updated
        with pytest.raises(ValidationError) as refusal:
            page.full_clean()
        assert set(refusal.value.error_dict) == {field}

    def test_are_refused_by_the_database(self):
        page = StandardPageFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            StandardPage.objects.filter(pk=page.pk).update(
                content_created=UPDATED, content_updated=CREATED
            )
