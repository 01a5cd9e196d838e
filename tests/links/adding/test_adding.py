"""Many links at once: made or found, signed, indexed and checked; titles come later."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from links.adding import titles
from links.adding.adding import add_links
from links.adding.lines import Entry
from links.adding.titles import fetch_titles, take_titles
from links.models import Link, LinkHealth, ProposedTitle
from links.runs.selection import Summary
from tests.factories import LinkFactory, UserFactory
from tests.queues import task_backends

pytestmark = pytest.mark.django_db

A = "https://egeby.dk/nyt"


def entry(url: str, title: str = "") -> Entry:
    return Entry(url, title, url)


def entries(count: int) -> list[Entry]:
    return [
        entry(f"https://by{number}.dk/", "" if number % 2 else f"By {number}")
        for number in range(count)
    ]


def waiting() -> list:
    """Return the tasks in the queue that fetch titles."""
    results = task_backends["background"].results
    return [result for result in results if result.task.func is fetch_titles.func]


@pytest.fixture(autouse=True)
def _empty_queue():
    task_backends["background"].clear()


@pytest.fixture
def user(db):
    return UserFactory()


class TestAdding:
    def test_makes_a_link_that_is_signed_and_due(self, user):
        added = add_links([entry(A, "Nyt fra byen")], user)
        [link] = Link.objects.all()
        assert added.links == [link]
        assert (link.title, link.url, added.new) == ("Nyt fra byen", A, {link.pk})
        assert link.health.next_check_at <= timezone.now()
        assert link.health.host_id == "egeby.dk"
        signed = ModelLogEntry.objects.for_instance(link).get()
        assert (signed.action, signed.user) == ("wagtail.create", user)

    @pytest.mark.parametrize(
        ("known", "asked"),
        [
            (A, A),
            (A, f"{A}?utm_source=brev"),
            (f"{A}?fbclid=1", A),
            (f"{A}?fbclid=1", f"{A}?fbclid=2"),
        ],
    )
    def test_finds_the_link_that_leads_to_the_same_place(self, user, known, asked):
        link = LinkFactory(url=known, title="Byens nyheder")
        added = add_links([entry(asked, "Noget andet")], user)
        assert (added.links, added.new) == ([link], set())
        link.refresh_from_db()
        assert link.title == "Byens nyheder"
        assert Link.objects.count() == 1

    def test_keeps_the_order_of_the_list(self, user):
        known = LinkFactory(url="https://by1.dk/")
        added = add_links(entries(3), user)
        assert [link.url for link in added.links] == [
            f"https://by{number}.dk/" for number in range(3)
        ]
        assert added.links[1] == known

    def test_of_twenty_costs_no_more_than_of_two(self, user):
        add_links([entry("https://foerst.dk/")], user)

        def cost(wanted):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                add_links(wanted, user)
            return len(queries)

        few = cost(entries(2))
        Link.objects.all().delete()
        assert cost(entries(20)) == few
        Link.objects.all().delete()
        # The database takes so many values at a time.
        assert cost(entries(200)) < 40

    def test_a_link_can_be_searched_for_at_once(self, user):
        add_links([entry(A, "Nyt fra Ålykke")], user)
        assert Link.objects.matching("Ålykke").exists()


class TestTitles:
    def seen(self, link, **values):
        values = {"checked_at": timezone.now(), "page_title": ""} | values
        LinkHealth.objects.filter(pk=link.pk).update(**values)

    @pytest.fixture
    def link(self, user):
        [link] = add_links([entry(A)], user).links
        return link

    def test_at_first_it_is_the_host_and_marked_as_a_proposal(self, link):
        assert link.title == "egeby.dk"
        assert link.has_proposed_title
        [queued] = waiting()
        assert queued.args[0] == [link.pk]

    def test_becomes_that_of_the_page_once_it_was_seen(self, link):
        self.seen(link, page_title="Nyt fra Egeby")
        assert take_titles() == 1
        link = Link.objects.get()
        assert link.title == "Nyt fra Egeby"
        assert link.has_proposed_title
        assert take_titles() == 0

    @pytest.mark.parametrize(
        "values", [{}, {"problem": "not_found", "page_title": "404"}]
    )
    def test_stays_the_host_when_the_page_has_none_or_is_not_there(self, link, values):
        self.seen(link, **values)
        assert take_titles() == 0
        assert Link.objects.get().title == "egeby.dk"

    def test_waits_until_the_page_was_seen(self, link):
        assert take_titles() == 0
        self.seen(link, page_title="Nyt")
        assert take_titles() == 1

    def test_never_takes_the_place_of_what_somebody_has_written(self, link):
        Link.objects.update(title="Byens nyheder")
        self.seen(link, page_title="Nyt fra Egeby")
        assert take_titles() == 0
        link = Link.objects.get()
        assert link.title == "Byens nyheder"
        assert not link.has_proposed_title

    def test_one_that_came_with_the_address_is_no_proposal(self, user):
        [link] = add_links([entry(A, "Nyt")], user).links
        assert not ProposedTitle.objects.exists()
        assert not link.has_proposed_title

    def test_the_worker_looks_and_goes_on_until_all_are_seen(
        self, user, monkeypatch, settings
    ):
        links = add_links([entry(f"{A}/{n}") for n in range(3)], user).links
        looked = []

        class Run:
            def __init__(self, selection, *, seconds):
                looked.append(selection.link_ids)

            def run(self):
                first = looked[-1][0]
                LinkHealth.objects.filter(pk=first).update(
                    checked_at=timezone.now(), page_title=f"Side {first}"
                )
                return Summary(checked=1)

        monkeypatch.setattr(titles, "Run", Run)
        ids = [link.pk for link in links]
        until = (timezone.now() + settings.LINK_CHECK_SPELL).isoformat()
        fetch_titles.func(ids, until)
        assert looked == [tuple(ids)]
        assert Link.objects.get(pk=ids[0]).title == f"Side {ids[0]}"
        assert [task.args[0] for task in waiting()] == [ids, ids[1:]]
