"""The register of the demo shows every state that a link can be in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from demo.loader import load_demo
from linkcheck.verdicts import Verdict
from links.archive import asking
from links.decisions.needed import dismissed, needs_decision
from links.hosts.incidents import current
from links.models import (
    ArchiveProposal,
    Check,
    Link,
    LinkHealth,
    RegisterDay,
    Report,
    TypedAddress,
)
from tests.demo.counting import count_everything
from tests.html import parse, words
from tests.staff import StaffClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


def test_every_verdict_is_there_and_most_links_work():
    verdicts = list(LinkHealth.objects.values_list("verdict", flat=True))
    assert set(verdicts) == set(Verdict)
    assert verdicts.count(Verdict.OK) * 2 > len(verdicts)


def test_the_worker_leaves_them_alone():
    soon = timezone.now() + timedelta(days=300)
    assert not LinkHealth.objects.due(soon).exists()
    assert LinkHealth.objects.count() == Link.objects.exclude(url=None).count()


def test_one_host_has_an_incident():
    assert [incident.host for incident in current()] == ["egeby.example"]


def test_something_needs_a_decision_and_something_was_left_alone():
    needing = Link.objects.filter(needs_decision())
    assert needing.count() >= 8
    assert needing.filter(availability=Link.Availability.UNAVAILABLE).exists()
    assert dismissed().count() == 1


def test_residents_have_written():
    assert Report.objects.filter(closed_at=None).count() == 3
    assert Report.objects.filter(link=None).exists()
    assert Report.objects.exclude(answer="").count() == 1
    assert Link.objects.reported().get().tally.open_reports == 2


def test_a_copy_is_proposed_and_the_archive_need_not_be_asked():
    assert ArchiveProposal.objects.get(state="found").archived_on
    broken = LinkHealth.objects.filter(verdict=Verdict.PROBABLY_BROKEN)
    assert not broken.filter(link__archive_proposal=None).exists()
    assert not asking.is_on()


def test_unavailable_links_have_a_note_a_copy_or_a_replacement():
    flagged = Link.objects.filter(availability=Link.Availability.UNAVAILABLE)
    assert flagged.exclude(note="").exists()
    assert flagged.exclude(archive_url="").exists()
    assert flagged.exclude(replacement=None).exists()


def test_an_address_was_typed_straight_into_a_text():
    typed = TypedAddress.objects.get()
    assert typed.in_live
    assert typed.text == "biblioteket"


def test_the_timeline_ends_where_the_verdict_stands():
    for health in LinkHealth.objects.exclude(verdict=Verdict.UNCHECKED):
        last = Check.objects.filter(link=health.pk).first()
        assert (last.problem, last.http_status) == (health.problem, health.http_status)
        assert last.last_seen == health.checked_at


def test_the_chart_has_months_to_show():
    days = RegisterDay.objects.order_by("date")
    assert days.count() == 120
    assert days.last().date == timezone.localdate()
    for day in days:
        assert min(day.verdicts.values()) >= 0
        assert sum(day.verdicts.values()) == LinkHealth.objects.count()


def test_the_dangerous_link_is_a_link_nowhere(client):
    danger = LinkHealth.objects.get(verdict=Verdict.DANGEROUS).link
    for page in Page.objects.live().filter(depth__gt=1):
        assert danger.url not in Client().get(page.url).content.decode()
    page = Page.objects.get(slug="oekonomisk-raadgivning")
    assert danger.title in words(parse(client.get(page.url)))


def test_staff_can_open_all_of_it(django_user_model):
    staff = StaffClient(django_user_model.objects.get(username="admin"))
    for name in ("wagtailadmin_home", "wagtailsnippets_links_link:list"):
        assert staff.get(reverse(name)).status_code == 200
    for link in Link.objects.all():
        edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        assert staff.get(edit).status_code == 200


def test_loading_again_adds_nothing():
    models = (Check, Report, RegisterDay, ArchiveProposal)
    before = count_everything(), [model.objects.count() for model in models]
    assert load_demo() is None
    assert before == (
        count_everything(),
        [model.objects.count() for model in models],
    )
