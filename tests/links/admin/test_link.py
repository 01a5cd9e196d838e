"""What editors see of a link's health, and decide with one click."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.health import keeping
from links.models import Link, LinkHealth
from links.runs.tasks import check_link
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.linkcheck.observations import DAY, NOW, seen
from tests.staff import is_refused, messages_of

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_links_link:list"


def judged(problem="", times=1, **fields) -> Link:
    link = LinkFactory(**fields)
    for day in range(times):
        at = NOW + day * DAY
        result = keeping.Result(link.pk, link.url, seen(problem, at, detail="Nærmere"))
        keeping.save_results([result], at)
    return link


def rows(client, **query) -> dict[str, list[str]]:
    """Return the texts of the list's cells by the title of the link."""
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    table = {}
    for row in parse(response).select("table.listing tbody tr"):
        cells = [words(cell) for cell in row.select("td")]
        table[words(one(row, ".title-wrapper"))] = cells
    return table


def edit_page(client, link):
    response = client.get(reverse("wagtailsnippets_links_link:edit", args=[link.pk]))
    assert response.status_code == 200
    return parse(response)


def decide(client, link, action, **fields):
    url = reverse("wagtailsnippets_links_link:decide", args=[action, link.pk])
    return client.post(url, fields)


class TestList:
    def test_shows_verdict_and_last_check(self, keeper):
        judged(Problem.NOT_FOUND, times=2, title="Årsberetning")
        LinkFactory(title="Ny artikel")
        LinkFactory(url=None, target_page=StandardPageFactory(), title="Vores side")
        table = rows(keeper)
        for title, state in (
            ("Årsberetning", str(Verdict.PROBABLY_BROKEN.label)),
            ("Ny artikel", str(Verdict.UNCHECKED.label)),
            ("Vores side", "I orden"),
        ):
            assert any(cell.startswith(state) for cell in table[title]), title
        assert len(table["Vores side"]) == len(table["Ny artikel"])

    def test_is_narrowed_by_verdict_and_host(self, keeper):
        judged(Problem.FORBIDDEN, title="Lukket", url="https://lukket.example/")
        judged(title="Åben", url="https://aaben.example/")
        assert set(rows(keeper, verdict="unsure")) == {"Lukket"}
        assert set(rows(keeper, verdict=["unsure", "ok"])) == {"Lukket", "Åben"}
        assert set(rows(keeper, host="AABEN")) == {"Åben"}
        assert set(rows(keeper, host="example", verdict="moved")) == set()

    def test_is_narrowed_and_searched_at_once(self, keeper):
        judged(Problem.FORBIDDEN, title="Naboskab i blokken")
        judged(title="Naboskab i haven")
        assert set(rows(keeper, q="naboskab", verdict="unsure", host="egeby")) == {
            "Naboskab i blokken"
        }

    def test_asks_no_more_for_many_links_than_for_few(self, keeper):
        def queries() -> int:
            rows(keeper)
            with CaptureQueriesContext(connection) as captured:
                rows(keeper)
            return len(captured)

        judged()
        few = queries()
        for _ in range(10):
            judged()
        assert queries() == few


class TestLinksPage:
    def test_says_what_is_wrong_and_what_to_do(self, keeper):
        link = judged(Problem.NOT_FOUND, times=2)
        page = edit_page(keeper, link)
        panel = one(page, "#link-health")
        text = words(panel)
        assert str(Verdict.PROBABLY_BROKEN.label) in text
        details = one(panel, "details")
        assert "not_found" in words(details)
        assert "Nærmere" in words(details)
        assert len(panel.select("table tbody tr")) == 1

    def test_offers_decisions_in_a_form_of_their_own(self, keeper):
        page = edit_page(keeper, judged(Problem.FORBIDDEN))
        form = one(page, "form#link-decision")
        assert form.find_parent("form") is None
        assert one(form, "[name=csrfmiddlewaretoken]")
        buttons = page.select("#link-health button[form=link-decision]")
        actions = [button["formaction"].split("/")[-3] for button in buttons]
        assert actions == ["flag", "check", "confirm", "mark-dangerous"]

    def test_offers_the_new_address_of_what_has_moved(self, keeper):
        link = judged()
        new = "https://egeby.example/ny"
        LinkHealth.objects.update(verdict=Verdict.MOVED, moved_to=new)
        panel = one(edit_page(keeper, link), "#link-health")
        assert new in words(panel)
        assert one(panel, 'button[formaction*="/accept-move/"]')

    def test_offers_to_undo_what_was_done(self, keeper):
        link = judged(flagged=True)
        keeping.mark_dangerous(link, keeper.user, mark=True)
        page = edit_page(keeper, link)
        buttons = page.select("#link-health button[form=link-decision]")
        actions = [button["formaction"].split("/")[-3] for button in buttons]
        assert actions == ["unflag", "unmark-dangerous"]

    def test_offers_of_a_page_of_our_own_only_to_mark_it(self, keeper):
        page = edit_page(
            keeper, LinkFactory(url=None, target_page=StandardPageFactory())
        )
        button = one(page, "#link-health button[form=link-decision]")
        assert "/decide/flag/" in button["formaction"]

    def test_can_be_opened_for_a_new_link(self, keeper):
        add = keeper.get(reverse("wagtailsnippets_links_link:add"))
        assert add.status_code == 200

    def test_can_still_be_saved(self, keeper):
        link = judged(title="Gammel titel")
        edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        keeper.fill_in(edit, {"title": "Ny titel"})
        assert Link.objects.get().title == "Ny titel"
        assert LinkHealth.objects.get().verdict == Verdict.OK


class TestDecisions:
    def test_check_again_puts_the_link_in_the_queue(self, keeper):
        link = judged()
        queue = check_link.get_backend()
        queue.clear()
        response = decide(keeper, link, "check")
        assert response.status_code == 302
        (waiting,) = queue.results
        assert waiting.args == [link.pk]
        assert LinkHealth.objects.due(LinkHealth.objects.get().next_check_at).exists()

    def test_an_editors_word_is_taken(self, keeper):
        link = judged(Problem.FORBIDDEN)
        response = decide(keeper, link, "confirm")
        assert LinkHealth.objects.get().verdict == Verdict.OK
        assert messages_of(keeper.get(response["Location"]))

    def test_flagging_is_signed_and_undone(self, keeper):
        link = judged(note="Desværre, den er væk", unavailable_reason="Står i brevet")
        decide(keeper, link, "flag")
        link.refresh_from_db()
        assert link.is_flagged
        assert link.unavailable_by == keeper.user
        assert link.unavailable_since
        decide(keeper, link, "unflag")
        link.refresh_from_db()
        assert link.is_available
        assert (link.unavailable_by, link.unavailable_since) == (None, None)
        assert link.note == "Desværre, den er væk"
        actions = ModelLogEntry.objects.for_instance(link).values_list("action")
        assert {("links.flag",), ("links.unflag",)} <= set(actions)

    def test_are_told_in_the_history_in_words(self, keeper):
        link = judged()
        for action in ("check", "confirm", "mark-dangerous", "unmark-dangerous"):
            decide(keeper, link, action)
        history = keeper.get(
            reverse("wagtailsnippets_links_link:history", args=[link.pk])
        )
        assert "links." not in words(one(parse(history), "main"))

    def test_lead_back_to_where_the_editor_was_and_nowhere_else(self, keeper):
        link = judged()
        back = decide(keeper, link, "confirm", next=reverse(LIST))
        assert back["Location"] == reverse(LIST)
        away = decide(keeper, link, "confirm", next="https://svindel.example/")
        assert away["Location"].startswith("/admin/")

    def test_take_a_click_and_no_visit(self, keeper):
        url = reverse("wagtailsnippets_links_link:decide", args=["flag", judged().pk])
        assert keeper.get(url).status_code == 405

    def test_about_checks_are_not_for_pages_of_our_own(self, keeper):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        response = decide(keeper, link, "confirm")
        [said] = messages_of(keeper.get(response["Location"]))
        assert said.startswith("Vi tjekker kun adresser på andre hjemmesider.")
        decide(keeper, link, "flag")
        assert Link.objects.get(pk=link.pk).is_flagged

    def test_that_there_are_not_are_not_found(self, keeper):
        assert decide(keeper, judged(), "explode").status_code == 404

    @pytest.mark.parametrize("action", ["check", "confirm", "mark-dangerous", "flag"])
    def test_are_not_for_those_who_may_only_look(self, onlooker, action):
        link = judged(Problem.FORBIDDEN)
        before = LinkHealth.objects.values().get()
        assert is_refused(decide(onlooker, link, action))
        assert LinkHealth.objects.values().get() == before
        assert not Link.objects.get().is_flagged

    def test_are_not_for_strangers(self, client):
        link = judged()
        assert is_refused(decide(client, link, "flag"))
        assert not Link.objects.get().is_flagged
