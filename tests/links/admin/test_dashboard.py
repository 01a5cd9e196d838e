"""What waits for a decision, on the first page of the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linkcheck.verdicts import Verdict
from links.decisions.needed import needs_decision
from links.health.days import note_today
from links.models import Dismissal, Link
from tests.factories import LinkFactory, PersonFactory, StandardPageFactory
from tests.html import parse, words
from tests.links.staff import SEEING_LINKS, decision, judged, reported, shown
from tests.staff import is_refused, member_of, messages_of

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")


def panel(client):
    """Return the panel, or None."""
    page = parse(client.get(HOME))
    found = page.select_one("#link-decisions-section, section#link-decisions")
    return found or page.select_one("[id^=link-decisions]")


def rows(client) -> dict[str, str]:
    """Return what the panel says of each link, by its title."""
    return {
        words(row.select_one(".title-wrapper")): words(row)
        for row in parse(client.get(HOME)).select(".register-decisions tbody tr")
    }


def test_tells_what_is_the_matter_and_where(keeper):
    page = StandardPageFactory(title="Indeklima")
    link = judged(Verdict.PROBABLY_BROKEN, title="Skimmelsvamp")
    shown(link, page, StandardPageFactory())
    reported(link)
    text = rows(keeper)["Skimmelsvamp"]
    assert "En beboer skriver, at det ikke virker." in text
    assert "Vores tjek siger: Hjemmesiden svarer, at siden ikke findes." in text
    assert "På ”Indeklima” og en anden side" in text


def test_puts_ones_own_pages_first_and_then_what_residents_write_about(keeper):
    owner = PersonFactory(user=keeper.user)
    shown(
        judged(Verdict.UNSURE, title="På min side"),
        StandardPageFactory(content_owner=owner),
    )
    shown(
        judged(Verdict.UNSURE, title="På to andre"),
        StandardPageFactory(),
        StandardPageFactory(),
    )
    reported(judged(title="Skrevet om"))
    assert list(rows(keeper)) == ["På min side", "Skrevet om", "På to andre"]
    assert "Din side" in rows(keeper)["På min side"]
    assert "Din side" not in rows(keeper)["Skrevet om"]


def test_shows_ten_and_says_how_many_there_are(keeper):
    for _ in range(12):
        judged(Verdict.UNSURE)
    assert len(rows(keeper)) == 10
    assert "Se alle 12 links" in words(panel(keeper))


def test_brings_good_news_when_there_is_nothing_to_decide(keeper):
    judged()
    note_today()
    assert not rows(keeper)
    text = words(panel(keeper))
    assert "Der er ingen links at tage stilling til lige nu." in text
    assert "100 % af de tjekkede links virker." in text


@pytest.mark.parametrize("action", ["flag", "confirm", "dismiss"])
def test_decides_in_one_click_and_takes_it_back_in_another(keeper, action):
    link = judged(Verdict.UNSURE, title="Lukket")
    response = keeper.post(decision(link, action), {"next": HOME})
    assert response["Location"] == HOME
    page = keeper.get(HOME)
    assert "Lukket" in messages_of(page)[0]
    assert not parse(page).select(".register-decisions")
    undo = parse(page).select_one(".messages form.register-undo")
    keeper.post(undo["action"], {"next": HOME})
    assert list(rows(keeper)) == ["Lukket"]


def test_offers_to_mark_as_available_what_works_again(keeper):
    judged(flagged=True, title="Tilbage igen")
    text = rows(keeper)["Tilbage igen"]
    assert "virker igen" in text
    assert "Markér som tilgængeligt" in text


def test_offers_no_way_to_let_a_dangerous_link_be(keeper):
    link = judged(Verdict.DANGEROUS, title="Svindel")
    assert "Lad det være" not in rows(keeper)["Svindel"]
    keeper.post(decision(link, "dismiss"), {"next": HOME})
    assert not Dismissal.objects.exists()


def test_has_no_buttons_for_those_who_may_only_look(onlooker):
    judged(Verdict.UNSURE, title="Lukket")
    assert "Lukket" in rows(onlooker)
    assert not parse(onlooker.get(HOME)).select("button[formaction]")


@pytest.mark.parametrize("role", SEEING_LINKS)
def test_is_there_for_every_role_that_sees_links(keeper, role):
    judged(Verdict.UNSURE, title="Lukket")
    assert "Lukket" in rows(member_of(role))


def test_is_not_there_for_others(outsider):
    judged(Verdict.UNSURE, title="Lukket")
    assert panel(outsider) is None


def test_asks_no_more_for_ten_links_than_for_two(keeper):
    owner = PersonFactory(user=keeper.user)

    def more(count: int) -> None:
        for _ in range(count):
            link = judged(Verdict.UNSURE)
            shown(link, StandardPageFactory(content_owner=owner))
            reported(link)
            reported(LinkFactory(url=None, target_page=StandardPageFactory()))

    def queries() -> int:
        keeper.get(HOME)
        with CaptureQueriesContext(connection) as captured:
            keeper.get(HOME)
        return len(captured)

    more(1)
    few = queries()
    more(4)
    assert queries() == few


class TestLeavingALinkAsItIs:
    def test_says_for_how_long_and_why_on_the_page_of_the_link(self, keeper):
        link = judged(Verdict.UNSURE)
        edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        assert parse(keeper.get(edit)).select("[name=dismissal-kind]")
        answers = {
            "dismissal-kind": "for_good",
            "dismissal-comment": "De lukker alle robotter ude.",
        }
        keeper.post(decision(link, "dismiss"), answers)
        text = words(parse(keeper.get(edit)).select_one("#link-dismissal"))
        assert "uanset hvad tjekket ser" in text
        assert "De lukker alle robotter ude." in text
        assert keeper.user.username in text
        history = reverse("wagtailsnippets_links_link:history", args=[link.pk])
        assert "får lov at være" in words(parse(keeper.get(history)))

    def test_is_not_offered_for_a_link_that_works(self, keeper):
        edit = reverse("wagtailsnippets_links_link:edit", args=[judged().pk])
        assert not parse(keeper.get(edit)).select("#link-dismissal")

    def test_refuses_a_comment_that_is_too_long(self, keeper):
        link = judged(Verdict.UNSURE)
        keeper.post(decision(link, "dismiss"), {"dismissal-comment": "x" * 301})
        assert not Dismissal.objects.exists()

    @pytest.mark.parametrize("action", ["dismiss", "undismiss"])
    def test_is_not_for_those_who_may_only_look(self, onlooker, client, action):
        link = judged(Verdict.UNSURE)
        assert is_refused(onlooker.post(decision(link, action)))
        assert is_refused(client.post(decision(link, action)))
        assert not Dismissal.objects.exists()
        assert Link.objects.filter(needs_decision()).exists()

    def test_takes_a_click_and_no_visit(self, keeper):
        link = judged(Verdict.UNSURE)
        assert keeper.get(decision(link, "dismiss")).status_code == 405
