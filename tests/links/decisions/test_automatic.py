"""The checker takes links away by itself only where it may, and gives them back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models.audit_log import ModelLogEntry

from boligsocial.deployment.schedule import JOBS
from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.decisions import automatic
from links.decisions.availability import set_availability
from links.decisions.dismissal import dismiss
from links.models import Dismissal, Link, LinkHealth
from tests.factories import LinkFactory, UserFactory
from tests.html import parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _after_30_days(settings):
    settings.LINK_UNAVAILABLE_AFTER_DAYS = 30


def judged(verdict=Verdict.PROBABLY_BROKEN, since=NOW - 31 * DAY, **fields) -> Link:
    """Return a link whose verdict has stood for more than a month."""
    problem = Problem.NOT_FOUND if verdict == Verdict.PROBABLY_BROKEN else ""
    link = LinkFactory(**fields)
    LinkHealth.objects.filter(pk=link.pk).update(
        verdict=verdict, verdict_since=since, problem=problem, checked_at=NOW
    )
    return Link.objects.get(pk=link.pk)


def mend(link, since=NOW + 5 * DAY, checks_until=NOW + 8 * DAY, problem=""):
    LinkHealth.objects.filter(pk=link.pk).update(
        verdict=Verdict.OK,
        verdict_since=since,
        checked_at=checks_until,
        problem=problem,
    )


def is_flagged(link) -> bool:
    return Link.objects.get(pk=link.pk).is_flagged


class TestTaking:
    def test_happens_when_the_verdict_has_stood_long_enough(self):
        old, new = judged(), judged(since=NOW - 29 * DAY)
        assert automatic.flag_broken_links(NOW) == 1
        assert is_flagged(old)
        assert not is_flagged(new)

    def test_is_off_unless_the_setting_says_so(self, settings):
        settings.LINK_UNAVAILABLE_AFTER_DAYS = 0
        link = judged()
        assert automatic.flag_broken_links(NOW) == 0
        assert not is_flagged(link)

    @pytest.mark.parametrize("verdict", set(Verdict) - {Verdict.PROBABLY_BROKEN})
    def test_leaves_every_other_verdict_to_the_editors(self, verdict):
        link = judged(verdict)
        automatic.flag_broken_links(NOW)
        assert not is_flagged(link)

    def test_is_signed_by_the_checker(self):
        link = judged()
        automatic.flag_broken_links(NOW)
        link = Link.objects.get(pk=link.pk)
        assert link.unavailable_since == timezone.localdate(NOW)
        assert link.unavailable_by is None
        entry = ModelLogEntry.objects.for_instance(link).get(
            action="links.flag_automatically"
        )
        assert entry.user is None
        history = reverse("wagtailsnippets_links_link:history", args=[link.pk])
        page = parse(StaffClient(UserFactory()).get(history))
        assert "Linktjekket markerede linket som utilgængeligt" in words(page)

    def test_leaves_what_was_dismissed(self):
        link = judged()
        dismiss(link, UserFactory(), Dismissal.Kind.UNTIL_CHANGE, "Vi ved det godt")
        automatic.flag_broken_links(NOW)
        assert not is_flagged(link)

    def test_does_not_touch_who_flagged_a_link_before(self):
        user = UserFactory()
        link = judged(flagged=True, unavailable_by=user)
        assert automatic.flag_broken_links(NOW) == 0
        assert Link.objects.get(pk=link.pk).unavailable_by == user

    def test_happens_once_for_a_verdict_that_stands(self):
        link = judged()
        automatic.flag_broken_links(NOW)
        set_availability(Link.objects.get(pk=link.pk), UserFactory(), available=True)
        for days in range(1, 100, 10):
            automatic.flag_broken_links(NOW + days * DAY)
        assert not is_flagged(link)

    def test_happens_anew_when_the_link_has_worked_in_between(self):
        link = judged()
        automatic.flag_broken_links(NOW)
        set_availability(Link.objects.get(pk=link.pk), UserFactory(), available=True)
        LinkHealth.objects.filter(pk=link.pk).update(verdict_since=NOW + 10 * DAY)
        automatic.flag_broken_links(NOW + 41 * DAY)
        assert is_flagged(link)

    def test_is_undone_with_one_click(self):
        link = judged()
        automatic.flag_broken_links(NOW)
        url = reverse("wagtailsnippets_links_link:decide", args=["unflag", link.pk])
        StaffClient(UserFactory()).post(url)
        assert not is_flagged(link)

    def test_costs_the_same_few_queries_for_many(self, django_assert_max_num_queries):
        for _ in range(20):
            judged()
        with django_assert_max_num_queries(10):
            assert automatic.flag_broken_links(NOW) == 20


class TestGivingBack:
    @pytest.fixture
    def taken(self):
        link = judged()
        automatic.flag_broken_links(NOW)
        return Link.objects.get(pk=link.pk)

    def later(self) -> int:
        return automatic.return_mended_links(NOW + 9 * DAY)

    def test_happens_when_two_checks_a_day_apart_found_it_well(self, taken):
        mend(taken)
        assert self.later() == 1
        link = Link.objects.get(pk=taken.pk)
        assert link.is_available
        assert link.unavailable_since is None
        actions = ModelLogEntry.objects.for_instance(link).values_list("action")
        assert ("links.unflag_automatically",) in actions

    def test_waits_for_more_than_one_good_day(self, taken):
        mend(taken, since=NOW + 8 * DAY, checks_until=NOW + 8.5 * DAY)
        assert self.later() == 0
        assert is_flagged(taken)

    def test_happens_also_when_the_setting_has_been_turned_off(self, taken, settings):
        settings.LINK_UNAVAILABLE_AFTER_DAYS = 0
        mend(taken)
        self.later()
        assert not is_flagged(taken)

    def test_happens_when_the_page_has_moved_and_is_found(self, taken):
        mend(taken, problem=Problem.MOVED_PERMANENTLY)
        self.later()
        assert not is_flagged(taken)

    def test_does_not_happen_on_an_editors_word_alone(self, taken):
        mend(taken, problem=Problem.NOT_FOUND)
        self.later()
        assert is_flagged(taken)

    def test_leaves_what_editors_took(self):
        link = judged(flagged=True, unavailable_by=UserFactory())
        mend(link)
        self.later()
        assert is_flagged(link)

    def test_leaves_what_editors_took_again(self, taken):
        user = UserFactory()
        set_availability(taken, user, available=True)
        set_availability(taken, user, available=False)
        mend(taken)
        self.later()
        assert is_flagged(taken)

    def test_leaves_what_editors_have_found_a_replacement_for(self, taken):
        Link.objects.filter(pk=taken.pk).update(replacement=LinkFactory())
        mend(taken)
        self.later()
        assert is_flagged(taken)


def test_both_are_done_every_day():
    taken, broken = judged(), judged(since=NOW)
    automatic.flag_broken_links(NOW)
    mend(taken, since=NOW - 3 * DAY, checks_until=NOW)
    LinkHealth.objects.filter(pk=broken.pk).update(verdict_since=NOW - 31 * DAY)
    JOBS["decide_about_broken_links"].run()
    assert not is_flagged(taken)
    assert is_flagged(broken)
    assert JOBS["decide_about_broken_links"].every == DAY
