"""How many reports are taken, and that counting them tells nothing of anybody."""

import datetime

import pytest
from django.test import RequestFactory
from django.utils import timezone

from links.models import Report, ReportCount
from links.reports.keeping import prune, report
from links.reports.limits import (
    GROUPS,
    may_report,
    visitor_group,
)
from tests.factories import LinkFactory, SiteSettingsFactory, StandardPageFactory
from tests.html import one, parse
from tests.links.reports.test_public import UNKNOWN, notice_in, page_with, send

NOW = datetime.datetime(2026, 3, 2, 12, 20, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def visit(address="192.0.2.7", **headers):
    return RequestFactory().post("/linkfejl/", REMOTE_ADDR=address, headers=headers)


@pytest.fixture
def page(db):
    return StandardPageFactory()


class TestVisitor:
    @pytest.fixture(autouse=True)
    def _limits(self, settings):
        settings.LINK_REPORT_LIMITS = {"visitor": 3, "page": 100}

    def test_may_report_a_few_times_an_hour(self, page):
        answers = [may_report(visit(), page, NOW) for _ in range(4)]
        assert answers == [True, True, True, False]
        assert may_report(visit(), page, NOW + HOUR)

    def test_is_not_held_to_what_others_did(self, page):
        for _ in range(4):
            may_report(visit(), page, NOW)
        assert may_report(visit("192.0.2.8"), page, NOW)

    def test_is_the_same_in_a_whole_ipv6_network(self):
        own = visitor_group("2001:db8:1:2::1", NOW)
        assert visitor_group("2001:db8:1:2:ffff::9", NOW) == own
        assert visitor_group("2001:db8:1:3::1", NOW) != own
        assert visitor_group("::ffff:192.0.2.7", NOW) == visitor_group("192.0.2.7", NOW)

    def test_belongs_to_another_group_tomorrow(self):
        days = [NOW + day * 24 * HOUR for day in range(5)]
        assert len({visitor_group("192.0.2.7", day) for day in days}) > 1

    def test_shares_a_group_with_very_many(self):
        assert 2**32 / GROUPS > 100_000
        assert 0 <= visitor_group("192.0.2.7", NOW) < GROUPS

    def test_leaves_no_address_behind(self, page):
        may_report(visit("192.0.2.77"), page, NOW)
        assert "192.0.2" not in str(ReportCount.objects.values())

    def test_is_forgotten_when_the_hour_has_passed(self, page):
        may_report(visit(), page, NOW)
        prune(NOW + HOUR)
        assert not ReportCount.objects.exists()

    def test_without_an_address_is_held_to_the_limit_of_the_page_alone(self, page):
        assert all(may_report(visit(""), page, NOW) for _ in range(5))

    def test_with_a_strange_address_is_counted_all_the_same(self, page):
        answers = [may_report(visit("unix:"), page, NOW) for _ in range(4)]
        assert answers[-1] is False


class TestPage:
    def test_has_room_for_so_many_open_reports_an_hour(self, page, settings):
        settings.LINK_REPORT_LIMITS = {"visitor": 100, "page": 2}
        now = timezone.now()
        report(page, now=now - 2 * HOUR)
        report(page, now=now)
        assert may_report(visit(), page, now)
        report(page, now=now)
        assert not may_report(visit(), page, now)
        assert may_report(visit(), StandardPageFactory(), now)


@pytest.mark.django_db
def test_who_meets_the_limit_keeps_what_was_typed_and_learns_whom_to_ring(
    client, settings
):
    settings.LINK_REPORT_LIMITS = {"visitor": 1, "page": 100}
    SiteSettingsFactory()
    link = LinkFactory()
    page = page_with(link)
    assert send(client, page, UNKNOWN).status_code == 302
    refused = send(client, page, f"link-{link.pk}", "Der kommer en advarsel")
    assert refused.status_code == 429
    notice = notice_in(refused)
    assert "Prøv igen om en time" in notice
    assert "12 34 56 00" in notice
    assert "kontakt@solgavlen.example" in notice
    document = parse(refused)
    assert one(document, "textarea").get_text() == "Der kommer en advarsel"
    assert one(document, "input[checked]")["value"] == f"link-{link.pk}"
    assert Report.objects.count() == 1


@pytest.mark.django_db
def test_a_mistake_does_not_count(client, settings):
    settings.LINK_REPORT_LIMITS = {"visitor": 1, "page": 100}
    page = page_with(LinkFactory())
    for _ in range(3):
        assert send(client, page, "").status_code == 200
    assert send(client, page, UNKNOWN).status_code == 302
