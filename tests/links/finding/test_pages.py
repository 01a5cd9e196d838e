"""Uses of links are right after whatever happens to a page."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from initiatives.models import InitiativePage
from links.finding import link_ids_in
from links.models import Link, LinkTally, LinkUse, TypedAddress
from pages.models import StandardPage
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
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

BOTH = "live draft"


@pytest.fixture
def link():
    return LinkFactory()


@pytest.fixture
def page(link):
    """A published page that has the link, and an address outside the register."""
    page = StandardPageFactory(live=False)
    page.body = [text_of(anchor_to(link), typed())]
    return publish(page)


def tally(link) -> tuple[int, int]:
    return LinkTally.objects.values_list("live_pages", "draft_pages").get(pk=link.pk)


class TestEveryPlace:
    def test_a_page_can_have_a_link_is_found(self):
        in_text, in_list, in_button, in_step, in_study = LinkFactory.create_batch(5)
        initiative = InitiativePageFactory(
            body=[
                text_of(anchor_to(in_text)),
                list_of(in_list),
                button_to(in_button),
                (
                    "steps",
                    {
                        "title": "Sådan gør du",
                        "introduction": "",
                        "steps": [{"title": "Ring", "text": anchor_to(in_step)}],
                    },
                ),
                (
                    "knowledge",
                    {
                        "title": "",
                        "text": "",
                        "studies": [{"link": in_study, "publisher": "", "year": 2019}],
                    },
                ),
            ]
        )
        everything = {in_text, in_list, in_button, in_step, in_study}
        assert set(Link.objects.shown_on(initiative)) == everything
        assert set(Link.objects.public_on(initiative)) == everything

    def test_counts_a_link_once_on_each_page(self, link):
        StandardPageFactory(body=[list_of(link), button_to(link)])
        StandardPageFactory(body=[button_to(link)])
        assert tally(link) == (2, 0)

    def test_is_found_in_a_page_that_has_not_been_saved(self, link):
        page = StandardPage(body=[list_of(link), text_of(anchor_to(LinkFactory()))])
        assert len(link_ids_in(page)) == 2
        assert link.pk in link_ids_in(page)
        assert link_ids_in(StandardPage()) == set()


class TestTypedAddresses:
    def test_are_kept_in_one_spelling_with_the_words_that_lead_there(self):
        anchors = [
            typed(
                "HTTPS://WWW.Egeby.example:443/borger/tilskud", "<b>Søg</b> &amp; få"
            ),
            typed(TYPED, "andre ord"),
        ]
        StandardPageFactory(body=[text_of(*anchors)])
        (address,) = TypedAddress.objects.all()
        assert (address.url, address.text) == (TYPED, "Søg & få")

    def test_of_mail_telephone_and_this_site_are_none(self):
        addresses = ["mailto:kontakt@solgavlen.example", "tel:12345678", "#top", "/om/"]
        page = StandardPageFactory(body=[text_of(*map(typed, addresses))])
        assert typed_on(page) == {}

    @pytest.mark.parametrize(
        "address",
        ["www.egeby.example", "https://", "javascript:alert(1)", "ftp:x"],
    )
    def test_that_make_no_sense_are_kept_as_typed(self, address):
        page = StandardPageFactory(body=[text_of(typed(address))])
        assert typed_on(page) == {address: BOTH}

    def test_never_show_a_password(self):
        secret = "https://jane:hemmelig@egeby.example/@borger"
        page = StandardPageFactory(body=[text_of(typed(secret))])
        assert typed_on(page) == {"https://…@egeby.example/@borger": BOTH}

    def test_without_end_are_cut_and_not_lost(self):
        page = StandardPageFactory(body=[text_of(typed("www." + "å" * 5000))])
        assert len(typed_on(page)) == 1

    def test_follow_the_words_when_these_change(self, page):
        page.body = [text_of(typed(TYPED, "Ansøg om tilskud"))]
        publish(page)
        assert TypedAddress.objects.get().text == "Ansøg om tilskud"


class TestLife:
    """A page's life, from the first draft to its end."""

    def test_a_page_that_was_never_published_has_it_in_its_draft(self, link):
        page = StandardPageFactory(live=False)
        page.body = [text_of(anchor_to(link), typed())]
        page.save_revision()
        assert uses() == {(link.pk, page.pk): "draft"}
        assert typed_on(page) == {TYPED: "draft"}
        assert tally(link) == (0, 1)
        assert link in Link.objects.shown_on(page)
        assert link not in Link.objects.public_on(page)

    def test_publishing_brings_it_to_readers(self, page, link):
        assert uses() == {(link.pk, page.pk): BOTH}
        assert typed_on(page) == {TYPED: BOTH}
        assert tally(link) == (1, 0)

    def test_a_draft_without_it_leaves_it_to_readers_alone(self, page, link):
        new = LinkFactory()
        page.body = [list_of(new)]
        page.save_revision()
        assert uses() == {(link.pk, page.pk): "live", (new.pk, page.pk): "draft"}
        assert typed_on(page) == {TYPED: "live"}
        assert (tally(link), tally(new)) == ((1, 0), (0, 1))

    def test_publishing_that_draft_ends_the_use(self, page, link):
        page.body = []
        publish(page)
        assert uses() == {}
        assert typed_on(page) == {}
        assert tally(link) == (0, 0)

    def test_an_unpublished_page_has_it_as_a_draft(self, page, link):
        page.unpublish()
        assert uses() == {(link.pk, page.pk): "draft"}
        assert tally(link) == (0, 1)

    def test_an_earlier_version_brings_it_back(self, page, link):
        first = page.latest_revision
        page.body = []
        page = publish(page)
        first.as_object().save_revision(previous_revision=first)
        assert uses() == {(link.pk, page.pk): "draft"}
        first.as_object().save_revision(previous_revision=first).publish()
        assert uses() == {(link.pk, page.pk): BOTH}

    def test_a_draft_that_is_saved_over_is_followed(self, page, link):
        page.body = []
        revision = page.save_revision()
        page.body = [button_to(link)]
        page.save_revision(overwrite_revision=revision)
        assert uses() == {(link.pk, page.pk): BOTH}

    def test_a_publication_planned_for_later_counts_as_a_draft(self, page, link):
        new = LinkFactory()
        page.body = [list_of(new)]
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        page.save_revision().publish()
        page = StandardPage.objects.get(pk=page.pk)
        page.go_live_at = None
        page.body = []
        page.save_revision()
        assert uses() == {(link.pk, page.pk): "live", (new.pk, page.pk): "draft"}

    def test_that_publication_brings_it_to_readers(self, page, link):
        new = LinkFactory()
        page.body = [list_of(new)]
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        revision = page.save_revision()
        revision.publish()
        revision.refresh_from_db()
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        revision.save()
        call_command("publish_scheduled", verbosity=0)
        assert uses() == {(new.pk, page.pk): BOTH}

    def test_a_page_that_was_moved_keeps_it(self, page, link):
        StandardPage.objects.get(pk=page.pk).move(StandardPageFactory(), "last-child")
        assert uses() == {(link.pk, page.pk): BOTH}

    def test_a_copy_has_it_too(self, page, link):
        copy = page.copy(update_attrs={"slug": "kopi", "title": "Kopi"})
        kept = page.copy(
            update_attrs={"slug": "kladde", "title": "Kladde"}, keep_live=False
        )
        assert uses()[link.pk, copy.pk] == BOTH
        assert uses()[link.pk, kept.pk] == "draft"
        assert tally(link) == (2, 1)

    def test_an_alias_follows_its_page(self, page, link):
        alias = page.create_alias(parent=home_page(), update_slug="spejl")
        assert uses()[link.pk, alias.pk] == BOTH
        page.body = []
        publish(page)
        assert uses() == {}

    def test_a_page_that_is_deleted_is_counted_no_more(self, page, link):
        page.delete()
        assert uses() == {}
        assert TypedAddress.objects.count() == 0
        assert tally(link) == (0, 0)

    def test_it_goes_with_the_branch(self, page, link):
        below = StandardPageFactory(parent=page, body=[list_of(link)])
        StandardPageFactory(parent=below, body=[list_of(link)])
        assert tally(link) == (3, 0)
        Page.objects.get(pk=page.pk).delete()
        assert tally(link) == (0, 0)

    def test_a_link_that_is_gone_from_the_register_is_passed_over(self, page, link):
        gone = LinkFactory()
        page.body = [list_of(gone), text_of(anchor_to(gone), anchor_to(link))]
        gone.delete()
        publish(page)
        assert uses() == {(link.pk, page.pk): BOTH}


class TestInTheAdmin:
    def test_a_branch_is_unpublished_at_once(self, page, link):
        below = publish(StandardPageFactory(parent=page, body=[list_of(link)]))
        address = reverse(
            "wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]
        )
        staff = StaffClient(UserFactory())
        staff.post(f"{address}?id={page.pk}", {"include_descendants": "on"})
        assert not Page.objects.get(pk=below.pk).live
        assert uses() == {(link.pk, page.pk): "draft", (link.pk, below.pk): "draft"}

    def test_a_plan_that_is_given_up_is_forgotten(self, page, link):
        new = LinkFactory()
        page.body = [list_of(new)]
        page.go_live_at = timezone.now() + datetime.timedelta(days=3)
        planned = page.save_revision()
        planned.publish()
        page = StandardPage.objects.get(pk=page.pk)
        page.go_live_at, page.body = None, [list_of(link)]
        page.save_revision()
        address = reverse(
            "wagtailadmin_pages:revisions_unschedule", args=[page.pk, planned.pk]
        )
        StaffClient(UserFactory()).post(address)
        planned.refresh_from_db()
        assert planned.approved_go_live_at is None
        assert uses() == {(link.pk, page.pk): BOTH}


class TestCost:
    def queries(self, count: int) -> int:
        links = LinkFactory.create_batch(count)
        typed_ones = [typed(f"{TYPED}/{number}") for number in range(count)]
        page = StandardPageFactory()
        page.body = [list_of(*links), text_of(*map(anchor_to, links), *typed_ones)]
        revision = page.save_revision()
        with CaptureQueriesContext(connection) as captured:
            revision.publish()
        ours = [q for q in captured if "links_link" in q["sql"]]
        assert LinkUse.objects.filter(page=page, in_live=True).count() == count
        return len([q for q in ours if "reference" not in q["sql"]])

    def test_of_publishing_is_the_same_for_2_links_and_20(self):
        self.queries(2)
        assert self.queries(2) == self.queries(20)

    def test_of_a_page_that_says_what_it_said_is_no_writing(self, page):
        revision = page.save_revision()
        with CaptureQueriesContext(connection) as captured:
            revision.publish()
        tables = [model._meta.db_table for model in (LinkUse, TypedAddress, LinkTally)]
        written = [
            query["sql"]
            for query in captured
            if not query["sql"].startswith("SELECT")
            and any(table in query["sql"] for table in tables)
        ]
        assert written == []


def test_pages_of_every_type_are_followed(link):
    initiative = InitiativePageFactory(body=[button_to(link)])
    home = home_page()
    home.summary = "Her er din boligforening."
    home.tasks = [("task", {"title": "Find hjælp", "text": "", "link": link})]
    publish(home)
    assert {page for _link, page in uses()} == {initiative.pk, home.pk}
    InitiativePage.objects.all().delete()
    assert {page for _link, page in uses()} == {home.pk}
