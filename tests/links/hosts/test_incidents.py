"""When the links of a host count as failing together."""

import pytest

from links.hosts import incidents
from links.hosts.incidents import current, state_of
from links.models import Link, LinkHealth, LinkUse
from tests.factories import StandardPageFactory
from tests.linkcheck.observations import DAY, NOW
from tests.links.hosts.host import OLD_HOST, links_to

pytestmark = pytest.mark.django_db


def hosts() -> list[str]:
    return [state.host for state in current()]


def test_three_links_of_one_host_that_fail_are_one_incident():
    links_to(OLD_HOST, "failing", "probably_broken", "failing")
    (incident,) = current()
    assert (incident.host, incident.failing, incident.links) == (OLD_HOST, 3, 3)
    assert incident.since == NOW
    assert incident.problem == "not_found"
    assert incident.is_incident


@pytest.mark.parametrize(
    "verdicts",
    [
        ("failing", "failing"),
        # Most of the others work.
        ("failing", "failing", "failing", "ok", "ok", "ok", "ok"),
        ("unsure", "unsure", "unsure"),
        ("moved", "moved", "moved"),
    ],
)
def test_fewer_are_none(verdicts):
    links_to(OLD_HOST, *verdicts)
    assert current() == []
    assert not state_of(OLD_HOST).is_incident


def test_half_of_those_that_were_checked_are_enough():
    verdicts = ["failing"] * 3 + ["ok"] * 3 + ["unchecked"] * 9
    links_to(OLD_HOST, *verdicts)
    (incident,) = current()
    assert (incident.links, incident.checked) == (15, 6)


def test_links_of_several_hosts_are_not_counted_together():
    for number in range(3):
        links_to(f"vaert{number}.egeby.example", "failing", "failing")
    assert current() == []


def test_what_most_of_them_fail_with_is_told():
    links_to(OLD_HOST, "failing", "failing")
    more = links_to("andet.egeby.example", *["failing"] * 3, problem="server_error")
    LinkHealth.objects.filter(pk__in=[link.pk for link in more]).update(host=OLD_HOST)
    assert state_of(OLD_HOST).problem == "server_error"


def test_it_began_when_the_first_of_them_failed():
    first, *_ = links_to(OLD_HOST, "failing", "failing", "failing")
    LinkHealth.objects.filter(pk=first.pk).update(failing_since=NOW - 3 * DAY)
    assert state_of(OLD_HOST).since == NOW - 3 * DAY


def test_each_public_page_counts_once_and_drafts_do_not():
    first, second, third = links_to(OLD_HOST, *["failing"] * 3)
    page, other = StandardPageFactory(), StandardPageFactory()
    for link, shown_on, is_live in (
        (first, page, True),
        (second, page, True),
        (third, other, False),
    ):
        LinkUse.objects.create(link=link, page=shown_on, in_live=is_live, in_draft=True)
    assert state_of(OLD_HOST).live_pages == 1


def test_it_is_over_when_all_is_decided():
    links_to(OLD_HOST, *["failing"] * 3)
    Link.objects.update(availability=Link.Availability.UNAVAILABLE)
    assert current() == []


def test_those_on_most_pages_come_first():
    links_to("a.egeby.example", *["failing"] * 3)
    links_to("b.egeby.example", *["failing"] * 4)
    link, *_ = links_to("c.egeby.example", *["failing"] * 3)
    LinkUse.objects.create(
        link=link, page=StandardPageFactory(), in_live=True, in_draft=True
    )
    assert hosts() == ["c.egeby.example", "b.egeby.example", "a.egeby.example"]


def test_many_hosts_take_no_more_questions_than_few(django_assert_num_queries):
    for number in range(12):
        links_to(f"vaert{number}.egeby.example", *["failing"] * 3)
    with django_assert_num_queries(3):
        assert len(current()) == 12


def test_a_host_without_links_has_nothing_wrong():
    state = state_of("ukendt.egeby.example")
    assert (state.links, state.is_incident) == (0, False)
    assert incidents.states([]) == []
