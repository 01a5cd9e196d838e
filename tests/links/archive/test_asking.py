"""Asking the archive over real sockets, and what is remembered of its answers."""

import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from linkcheck.verdicts import Verdict
from links.archive import asking
from links.archive.asking import look, look_for_copies, wanted
from links.models import ArchiveProposal, Host, Link, LinkHealth, LinkSettings
from tests.factories import LinkFactory, StandardPageFactory
from tests.linkcheck.world import NOW, redirect, reply
from tests.links.runs.network import ServedWorld

pytestmark = pytest.mark.django_db

State = ArchiveProposal.State
PAGE = "https://gammel.egeby.example/vicevaerter?afdeling=7&side=2"
API = "/wayback/available"


@pytest.fixture(autouse=True)
def _chosen(db):
    """The association has chosen that the archive may be asked."""
    LinkSettings.objects.create(asks_archive=True)


@pytest.fixture
def service(settings, monkeypatch):
    """The archive's service, on the loopback address, where time stands still."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    world = ServedWorld()
    settings.LINK_ARCHIVE_API = world.url(API, host="archive.org")
    settings.LINK_CHECK_PAUSE = 0
    yield world
    world.close()


def lost_link(url=PAGE, verdict=Verdict.PROBABLY_BROKEN, **fields) -> Link:
    link = LinkFactory(url=url, **fields)
    created_at = datetime(2019, 3, 10, 22, 30, tzinfo=UTC)
    Link.objects.filter(pk=link.pk).update(created_at=created_at)
    LinkHealth.objects.filter(pk=link.pk).update(verdict=verdict)
    return link


def says(closest: dict | None) -> bytes:
    """Return an answer as the archive documents it."""
    snapshots = {"closest": closest} if closest else {}
    body = json.dumps({"url": PAGE, "archived_snapshots": snapshots}).encode()
    return reply(body=body, content_type="application/json")


COPY = {
    "available": True,
    "url": f"http://web.archive.org/web/20190312081500/{PAGE}",
    "timestamp": "20190312081500",
    "status": "200",
}


def ask(service) -> int:
    return look(20, service.connect)


def test_the_archive_is_asked_for_a_copy_near_the_day_the_link_was_added(service):
    lost_link()
    service.serve(API, says(COPY))
    assert ask(service) == 1
    (request,) = service.requests
    assert (request.method, request.host.partition(":")[0]) == ("GET", "archive.org")
    query = parse_qs(urlsplit(request.target).query)
    # Half an hour before midnight at Greenwich is the next day in Denmark, in summer.
    assert query == {"url": [PAGE], "timestamp": ["20190310"]}
    assert "Solgavlens linktjek" in request.headers["user-agent"]


def test_a_copy_is_proposed_and_no_reader_sees_it(service):
    link = lost_link()
    service.serve(API, says(COPY))
    ask(service)
    proposal = ArchiveProposal.objects.get(link=link)
    assert proposal.state == State.FOUND
    assert proposal.archive_url == f"https://web.archive.org/web/20190312081500/{PAGE}"
    assert proposal.archived_on == date(2019, 3, 12)
    link.refresh_from_db()
    assert link.archive_url == ""


def test_that_there_is_no_copy_is_remembered_for_a_month(service, settings):
    lost_link()
    service.serve(API, says(None))
    ask(service)
    proposal = ArchiveProposal.objects.get()
    assert (proposal.state, proposal.archive_url) == (State.NONE, "")
    now = timezone.now()
    assert not wanted(now + settings.LINK_ARCHIVE_AGAIN - timedelta(days=1)).exists()
    assert wanted(now + settings.LINK_ARCHIVE_AGAIN + timedelta(days=1)).exists()


@pytest.mark.parametrize(
    "answer",
    [
        reply(500),
        reply(404),
        reply(body=b"<html>Vi flytter</html>"),
        # Its own addresses are where it is; nobody is followed anywhere.
        redirect(301, "https://svindel.example/"),
        says(COPY | {"url": "https://svindel.example/web/"}),
        reply(body=b'{"archived_snapshots": "' + b"a" * 200_000),
        b"HTTP/1.1 ved det ikke\r\n\r\n",
    ],
)
def test_an_answer_that_makes_no_sense_is_asked_for_again_tomorrow(service, answer):
    lost_link()
    service.serve(API, answer)
    assert ask(service) == 1
    assert ArchiveProposal.objects.get().state == State.FAILED
    now = timezone.now()
    assert not wanted(now + timedelta(hours=23)).exists()
    assert wanted(now + timedelta(hours=25)).exists()


@pytest.mark.parametrize("status", [429, 503])
def test_a_service_that_wants_peace_gets_it(service, status):
    lost_link()
    lost_link("https://gammel.egeby.example/andet")
    service.serve(API, reply(status, "Retry-After: 7200", body=b""))
    assert ask(service) == 1
    assert not ArchiveProposal.objects.exists()
    parked_until = Host.objects.get(name="archive.org").parked_until
    assert parked_until > timezone.now() + timedelta(minutes=110)
    # Not asked before then, and no link is blamed for it.
    assert ask(service) == 0
    assert len(service.requests) == 1


def test_a_service_that_does_not_say_for_how_long_is_left_alone_for_an_hour(service):
    lost_link()
    service.serve(API, reply(429, body=b""))
    ask(service)
    parked_until = Host.objects.get(name="archive.org").parked_until
    assert parked_until > timezone.now() + timedelta(minutes=50)


def test_a_service_on_our_own_network_is_not_asked(service, settings):
    lost_link()
    service.names.answer("archive.org", ["10.0.0.7"])
    ask(service)
    assert service.requests == []
    assert ArchiveProposal.objects.get().state == State.FAILED


def test_links_that_readers_miss_are_asked_about_and_no_others():
    broken = lost_link()
    flagged = LinkFactory(flagged=True)
    LinkFactory()
    LinkFactory(flagged=True, archive_url="https://web.archive.org/web/2019/x")
    lost_link("https://egeby.example/svindel", verdict=Verdict.DANGEROUS)
    lost_link("https://egeby.example/fejler", verdict=Verdict.FAILING)
    LinkFactory(url=None, target_page=StandardPageFactory(), flagged=True)
    assert set(wanted(timezone.now())) == {broken, flagged}


def test_a_copy_that_a_colleague_said_no_to_is_not_asked_for_again():
    link = lost_link()
    asking.note_answer(link, State.REJECTED)
    assert not wanted(timezone.now() + timedelta(days=400)).exists()


def test_another_address_is_another_question():
    link = lost_link()
    asking.note_answer(link, State.NONE)
    link.url = "https://gammel.egeby.example/rettet"
    link.save()
    LinkHealth.objects.update(verdict=Verdict.PROBABLY_BROKEN)
    assert wanted(timezone.now()).get() == link


def test_what_an_editor_waits_for_comes_first():
    lost_link("https://egeby.example/1")
    asked_for = LinkFactory()
    asking.ask_for([asked_for])
    assert wanted(timezone.now()).first() == asked_for


def test_dangerous_links_are_not_asked_about_even_when_somebody_asked():
    link = LinkFactory()
    asking.ask_for([link])
    LinkHealth.objects.filter(pk=link.pk).update(verdict=Verdict.DANGEROUS)
    assert not wanted(timezone.now()).exists()


def test_an_answer_about_an_address_that_the_link_had_is_forgotten():
    link = lost_link()
    asked = wanted(timezone.now()).get()
    Link.objects.filter(pk=link.pk).update(url="https://egeby.example/rettet")
    asking.note_answer(asked, State.NONE)
    assert not ArchiveProposal.objects.exists()


def test_many_links_are_asked_about_one_at_a_time(service):
    for number in range(5):
        lost_link(f"https://gammel.egeby.example/{number}")
    service.serve(API, says(None))
    assert ask(service) == 5
    assert ask(service) == 0


def test_the_worker_goes_on_until_nothing_is_left(monkeypatch):
    lost_link()
    queue = look_for_copies.get_backend()
    queue.clear()
    until = (timezone.now() + timedelta(minutes=5)).isoformat()

    monkeypatch.setattr(asking, "look", lambda seconds: 1)
    look_for_copies.call(until)
    assert [waiting.args for waiting in queue.results] == [[until]]

    queue.clear()
    monkeypatch.setattr(asking, "look", lambda seconds: 0)
    look_for_copies.call(until)
    assert not queue.results


@pytest.mark.parametrize(
    ("api", "chosen"),
    [("", True), ("https://archive.org/", False), ("https://archive.org/", None)],
)
def test_nobody_is_asked_without_an_archive_or_before_it_is_chosen(
    settings, monkeypatch, api, chosen
):
    settings.LINK_ARCHIVE_API = api
    if chosen is None:
        LinkSettings.objects.all().delete()
    else:
        LinkSettings.objects.update(asks_archive=chosen)
    lost_link()
    queue = look_for_copies.get_backend()
    queue.clear()
    asking.begin_looking()
    asking.ask_for(Link.objects.all())
    assert not queue.results
    assert not ArchiveProposal.objects.exists()
    monkeypatch.setattr(asking, "look", lambda seconds: pytest.fail("asked"))
    look_for_copies.call((timezone.now() + timedelta(minutes=5)).isoformat())
