"""The archived copy on a link's page: proposed, approved, said no to, undone."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.verdicts import Verdict
from links.archive.asking import look_for_copies, wanted
from links.models import ArchiveProposal, Link, LinkHealth, LinkSettings
from tests.factories import LinkFactory
from tests.html import one, parse, words
from tests.staff import is_refused

pytestmark = pytest.mark.django_db

State = ArchiveProposal.State
COPY = "https://web.archive.org/web/20190312081500/https://egeby.example/"


@pytest.fixture(autouse=True)
def _chosen(db):
    """The association has chosen that the archive may be asked."""
    LinkSettings.objects.create(asks_archive=True)


def proposed(state=State.FOUND, **fields) -> Link:
    """Return a link about which the archive has answered."""
    link = LinkFactory(**fields)
    has_copy = state in (State.FOUND, State.REJECTED)
    ArchiveProposal.objects.create(
        link=link,
        url=link.url,
        state=state,
        archive_url=COPY if has_copy else "",
        archived_on=date(2019, 3, 12) if has_copy else None,
        asked_at=timezone.now(),
    )
    return link


def page_of(client, link):
    url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    response = client.get(url)
    assert response.status_code == 200
    return parse(response)


def decide(client, link, action):
    url = reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])
    return client.post(url)


def offered(page) -> list[str]:
    """Return the actions that the panel has buttons for."""
    buttons = page.select("#link-archive button")
    return [button["formaction"].split("/")[-3] for button in buttons]


def undo(client, response):
    """Press the button in the message."""
    form = one(parse(client.get(response["Location"])), ".messages form")
    return client.post(form["action"])


class TestPanel:
    def test_shows_a_proposed_copy_with_its_date(self, keeper):
        page = page_of(keeper, proposed())
        assert one(page, "#link-archive a")["href"] == COPY
        assert "12. marts 2019" in words(one(page, "#link-archive"))
        assert offered(page) == ["use-archive", "reject-archive", "look-for-archive"]

    @pytest.mark.parametrize("state", [State.NONE, State.FAILED])
    def test_offers_to_look_again(self, keeper, state):
        page = page_of(keeper, proposed(state))
        assert offered(page) == ["look-for-archive"]
        assert not page.select("#link-archive a")

    def test_waits_for_an_answer(self, keeper):
        assert offered(page_of(keeper, proposed(State.ASKED))) == []

    def test_says_that_nobody_has_looked(self, keeper):
        assert offered(page_of(keeper, LinkFactory())) == ["look-for-archive"]

    def test_shows_no_copy_of_a_dangerous_link(self, keeper):
        link = proposed()
        LinkHealth.objects.update(verdict=Verdict.DANGEROUS)
        page = page_of(keeper, link)
        assert not page.select("#link-archive")
        assert COPY not in str(one(page, "#main"))

    def test_says_nothing_of_a_copy_of_another_address(self, keeper):
        link = proposed()
        link.url = "https://egeby.example/rettet"
        link.save()
        assert not page_of(keeper, link).select("#link-archive a")

    def test_is_not_there_without_an_archive(self, keeper, settings):
        settings.LINK_ARCHIVE_API = ""
        assert not page_of(keeper, LinkFactory()).select("#link-archive")

    def test_is_not_there_before_somebody_has_chosen_it(self, keeper):
        LinkSettings.objects.all().delete()
        link = LinkFactory()
        assert not page_of(keeper, link).select("#link-archive")
        decide(keeper, link, "look-for-archive")
        assert not ArchiveProposal.objects.exists()

    def test_offers_nothing_to_who_may_only_look(self, onlooker):
        link = proposed()
        for action in ("look-for-archive", "use-archive", "reject-archive"):
            assert is_refused(decide(onlooker, link, action))
        assert ArchiveProposal.objects.get().state == State.FOUND


class TestDecisions:
    def test_yes_gives_readers_the_copy(self, keeper):
        link = proposed(flagged=True)
        decide(keeper, link, "use-archive")
        link.refresh_from_db()
        assert (link.archive_url, link.archived_on) == (COPY, date(2019, 3, 12))
        entry = ModelLogEntry.objects.for_instance(link).get()
        assert (entry.action, entry.user) == ("links.use_archive", keeper.user)
        assert offered(page_of(keeper, link)) == ["reject-archive"]

    def test_yes_is_undone(self, keeper):
        link = proposed()
        undo(keeper, decide(keeper, link, "use-archive"))
        link.refresh_from_db()
        assert (link.archive_url, link.archived_on) == ("", None)

    def test_no_is_remembered_and_undone(self, keeper):
        link = proposed()
        response = decide(keeper, link, "reject-archive")
        assert ArchiveProposal.objects.get().state == State.REJECTED
        undo(keeper, response)
        link.refresh_from_db()
        assert link.archive_url == COPY

    def test_no_may_be_thought_better_of(self, keeper):
        page = page_of(keeper, proposed(State.REJECTED))
        assert offered(page) == ["use-archive", "look-for-archive"]

    def test_no_leaves_a_copy_that_somebody_wrote_themselves(self, keeper):
        link = proposed(archive_url="https://arkiv.example/egen")
        decide(keeper, link, "reject-archive")
        link.refresh_from_db()
        assert link.archive_url == "https://arkiv.example/egen"

    @pytest.mark.parametrize("state", [State.ASKED, State.NONE, State.FAILED])
    def test_there_must_be_a_copy_to_say_yes_to(self, keeper, state):
        link = proposed(state)
        decide(keeper, link, "use-archive")
        link.refresh_from_db()
        assert link.archive_url == ""

    def test_a_copy_of_a_dangerous_page_is_not_used(self, keeper):
        link = proposed()
        LinkHealth.objects.update(verdict=Verdict.DANGEROUS)
        decide(keeper, link, "use-archive")
        link.refresh_from_db()
        assert link.archive_url == ""

    def test_a_copy_of_the_address_that_the_link_had_is_not_used(self, keeper):
        link = proposed()
        link.url = "https://egeby.example/rettet"
        link.save()
        decide(keeper, link, "use-archive")
        link.refresh_from_db()
        assert link.archive_url == ""


class TestLooking:
    def test_puts_the_question_in_the_queue(self, keeper):
        link = LinkFactory()
        queue = look_for_copies.get_backend()
        queue.clear()
        decide(keeper, link, "look-for-archive")
        assert ArchiveProposal.objects.get().state == State.ASKED
        assert [waiting.task.func for waiting in queue.results] == [
            look_for_copies.func
        ]
        assert wanted(timezone.now()).first() == link

    def test_is_not_for_dangerous_links(self, keeper):
        link = LinkFactory()
        LinkHealth.objects.update(verdict=Verdict.DANGEROUS)
        queue = look_for_copies.get_backend()
        queue.clear()
        decide(keeper, link, "look-for-archive")
        assert not queue.results
        assert not ArchiveProposal.objects.exists()

    def test_is_told_in_the_history_in_words(self, keeper):
        link = proposed()
        for action in ("look-for-archive", "use-archive", "reject-archive"):
            ArchiveProposal.objects.update(state=State.FOUND)
            decide(keeper, link, action)
        url = reverse("wagtailsnippets_links_link:history", args=[link.pk])
        assert "links." not in words(one(parse(keeper.get(url)), "main"))
