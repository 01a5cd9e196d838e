"""Residents' reports in the admin: the list, closing one, and the link's timeline."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from linkcheck.codes import Problem
from links.decisions.availability import set_availability
from links.health import keeping
from links.models import Link, LinkTally, Report
from links.reports import keeping as reports
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.linkcheck.observations import DAY, NOW, seen
from tests.staff import is_refused, member_of, messages_of, succeeded

pytestmark = pytest.mark.django_db

LIST = reverse("link_reports")
ROLES = (roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER, roles.ADMINISTRATOR)


def page_with(*links):
    body = [("link_list", {"title": "Læs mere", "links": list(links)})]
    return publish(StandardPageFactory(title="Om gården", body=body))


def reported(link=None, comment="", page=None, **fields) -> Report:
    return reports.report(page or page_with(), link, comment=comment, **fields)


def rows(client, **query) -> list[list[str]]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    table = parse(response).select("table.listing tbody tr")
    return [[words(cell) for cell in row.select("td")] for row in table]


def answer_url(report) -> str:
    return reverse("close_link_report", args=[report.pk])


def link_page(client, link, **query):
    url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    response = client.get(url, query)
    assert response.status_code == 200
    return parse(response)


def events(client, link, **query) -> list[list[str]]:
    """Return the lines of a link's timeline: when, what, who."""
    lines = link_page(client, link, **query).select("#link-timeline tbody tr")
    return [[words(cell) for cell in line.select("td")] for line in lines]


class TestList:
    def test_shows_what_waits_first_and_the_newest_before_older(self, keeper):
        now = timezone.now()
        page = page_with()
        old = reported(LinkFactory(title="Gammel"), page=page, now=now - 2 * DAY)
        reported(LinkFactory(title="Ny"), "Der stod 404", page, now=now - DAY)
        done = reported(LinkFactory(title="Klaret"), page=page, now=now)
        reports.close(done, keeper.user, "mended", "Ny adresse")
        table = rows(keeper)
        assert [row[0].split(" Ikke tjekket endnu")[0] for row in table] == [
            "Ny",
            "Gammel",
            "Klaret",
        ]
        assert table[0][1:3] == ["Om gården", "Der stod 404"]
        assert table[0][4] == "Venter"
        assert table[2][4].startswith("Afsluttet: Linket er rettet. Ny adresse")
        assert old.is_open

    def test_leads_to_the_link_and_for_who_may_edit_it_to_the_page(self, keeper):
        link = LinkFactory()
        page = page_with(link)
        reported(link, page=page)
        for client, address in (
            (keeper, page.url),
            (
                member_of(roles.EDITOR),
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
            ),
        ):
            table = one(parse(client.get(LIST)), "table.listing tbody")
            addresses = [anchor["href"] for anchor in table.select("a")]
            edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
            assert addresses[0] == edit
            assert address in addresses

    def test_says_how_many_more_speak_of_the_same_link(self, keeper):
        link, page = LinkFactory(title="Naboskab"), page_with()
        for _ in range(3):
            reported(link, page=page)
        assert "og 2 beskeder mere om linket" in rows(keeper)[0][0]

    def test_says_what_is_known_when_no_link_is(self, keeper):
        page = page_with()
        reported(page=page)
        reported(page=page, address="https://egeby.example/a")
        page.delete()
        typed, unknown = rows(keeper)
        assert "Står ikke i registret https://egeby.example/a" in typed[0]
        assert "Beboeren ved ikke hvilket" in unknown[0]
        assert unknown[1] == "Siden er slettet"

    def test_is_narrowed_by_state_page_and_words(self, keeper):
        page, other = page_with(), StandardPageFactory()
        done = reported(LinkFactory(title="Klaret"), page=page)
        reports.close(done, keeper.user, "works")
        reported(LinkFactory(title="Naboskab"), page=page)
        reported(LinkFactory(title="Andetsteds"), "Kun reklame", page=other)

        def titles(**query):
            table = parse(keeper.get(LIST, query)).select("table.listing tbody tr")
            return {words(one(row, ".title-wrapper")) for row in table}

        assert titles(state="open") == {"Naboskab", "Andetsteds"}
        assert titles(state="closed") == {"Klaret"}
        assert titles(page=page.pk, state="open") == {"Naboskab"}
        assert titles(q="nabo") == {"Naboskab"}
        assert titles(q="REKLAME") == {"Andetsteds"}

    def test_prints_what_residents_write_as_text(self, keeper):
        reported(LinkFactory(), "<script>alert(1)</script>")
        assert rows(keeper)[0][2] == "<script>alert(1)</script>"

    def test_asks_no_more_for_many_than_for_few(self, keeper):
        def queries() -> int:
            rows(keeper)
            with CaptureQueriesContext(connection) as captured:
                rows(keeper)
            return len(captured)

        reported(LinkFactory())
        few = queries()
        for _ in range(20):
            reported(LinkFactory())
        assert queries() == few < 20

    def test_is_in_the_menu(self, keeper, outsider):
        assert reverse("link_reports") in keeper.get("/admin/").content.decode()
        assert reverse("link_reports") not in outsider.get("/admin/").content.decode()


class TestWhoMay:
    @pytest.mark.parametrize("role", ROLES)
    def test_every_role_that_has_links_sees_and_closes(self, keeper, role):
        client = member_of(role)
        report = reported(LinkFactory())
        assert client.get(LIST).status_code == 200
        assert client.get(answer_url(report)).status_code == 200
        succeeded(client.post(answer_url(report), {"outcome": "works"}))
        assert not Report.objects.get().is_open

    def test_who_may_only_look_sees_and_closes_nothing(self, onlooker):
        report = reported(LinkFactory(title="Naboskab"))
        [row] = parse(onlooker.get(LIST)).select("table.listing tbody tr")
        assert words(row).startswith("Naboskab ")
        assert len(row.select("a")) == 1
        assert is_refused(onlooker.get(answer_url(report)))
        assert is_refused(onlooker.post(answer_url(report), {"outcome": "works"}))
        assert Report.objects.get().is_open

    @pytest.mark.parametrize("url", ["link_reports", "link_reports_results"])
    def test_others_see_nothing(self, outsider, client, url):
        report = reported(LinkFactory(title="Hemmeligt"))
        for stranger in (outsider, client):
            assert is_refused(stranger.get(reverse(url)))
            assert is_refused(stranger.get(answer_url(report)))
            assert is_refused(stranger.post(answer_url(report), {"outcome": "works"}))
        assert Report.objects.get().is_open


class TestClosing:
    def test_shows_what_is_known(self, keeper):
        link = LinkFactory(title="Naboskab")
        report = reported(link, "Der stod 404", page_with(link))
        text = words(one(parse(keeper.get(answer_url(report))), "dl.link-report"))
        for part in ("Naboskab", "Der stod 404", "Om gården", "ikke tjekket endnu"):
            assert part in text

    def test_says_what_was_done(self, keeper):
        report = reported(LinkFactory())
        response = keeper.post(
            answer_url(report), {"outcome": "mended", "answer": "Ny adresse"}
        )
        assert response["Location"] == LIST
        assert messages_of(keeper.get(LIST)) == ["Beskeden er afsluttet."]
        report.refresh_from_db()
        assert (report.outcome, report.answer) == ("mended", "Ny adresse")
        assert report.closed_by == keeper.user

    def test_takes_the_others_about_the_link_along_if_that_is_ticked(self, keeper):
        link, page = LinkFactory(), page_with()
        made = [reported(link, page=page) for _ in range(3)]
        ticked = {"outcome": "works", "with_others": "on"}
        keeper.post(answer_url(made[0]), ticked)
        assert messages_of(keeper.get(LIST)) == ["3 beskeder er afsluttet."]
        assert LinkTally.objects.get(link=link).open_reports == 0

    def test_leaves_the_others_if_it_is_not(self, keeper):
        link, page = LinkFactory(), page_with()
        made = [reported(link, page=page) for _ in range(3)]
        keeper.post(answer_url(made[0]), {"outcome": "works"})
        assert Report.objects.filter(closed_at=None).count() == 2

    def test_needs_an_outcome_and_keeps_what_was_typed(self, keeper):
        report = reported(LinkFactory())
        response = keeper.post(answer_url(report), {"answer": "Ny adresse"})
        assert response.status_code == 200
        assert "Ny adresse" in response.content.decode()
        assert Report.objects.get().is_open

    def test_finds_that_a_colleague_was_faster(self, keeper):
        report = reported(LinkFactory())
        reports.close(report, keeper.user, "works")
        for response in (
            keeper.get(answer_url(report)),
            keeper.post(answer_url(report), {"outcome": "mended"}),
        ):
            assert response["Location"] == LIST
        assert messages_of(keeper.get(LIST)) == ["Beskeden er allerede afsluttet."] * 2
        assert Report.objects.get().outcome == "works"

    def test_leads_back_to_where_the_editor_was_and_nowhere_else(self, keeper):
        link, page = LinkFactory(), page_with()
        back = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
        for target, location in ((back, back), ("https://svindel.example/", LIST)):
            url = answer_url(reported(link, page=page))
            response = keeper.post(url, {"outcome": "works", "next": target})
            assert response["Location"] == location

    def test_of_a_report_that_is_not_there_is_not_found(self, keeper):
        assert keeper.get(reverse("close_link_report", args=[404])).status_code == 404


class TestAttaching:
    def test_offers_the_links_of_the_page_alone(self, keeper):
        on_it, elsewhere = LinkFactory(), LinkFactory()
        report = reported(page=page_with(on_it))
        page = parse(keeper.get(answer_url(report)))
        offered = {option["value"] for option in page.select("[name=link] option")}
        assert offered == {"", str(on_it.pk)}
        refused = keeper.post(answer_url(report), {"link": elsewhere.pk, "attach": ""})
        assert refused.status_code == 200
        assert Report.objects.get().link is None

    def test_leaves_the_report_open(self, keeper):
        link = LinkFactory()
        report = reported(page=page_with(link))
        response = keeper.post(answer_url(report), {"link": link.pk, "attach": ""})
        assert response["Location"] == answer_url(report)
        report.refresh_from_db()
        assert report.link == link
        assert report.is_open

    def test_can_be_done_in_closing(self, keeper):
        link = LinkFactory()
        report = reported(page=page_with(link))
        keeper.post(answer_url(report), {"link": link.pk, "outcome": "unavailable"})
        assert Link.objects.get(pk=link.pk).is_flagged
        assert LinkTally.objects.get(link=link).open_reports == 0

    def test_needs_a_link(self, keeper):
        report = reported(page=page_with(LinkFactory()))
        assert keeper.post(answer_url(report), {"attach": ""}).status_code == 200
        assert Report.objects.get().link is None


class TestTimeline:
    def test_tells_checks_reports_and_decisions_the_newest_first(self, keeper):
        link = LinkFactory()
        page = page_with(link)
        for day in range(2):
            at = NOW + day * DAY
            result = keeping.Result(link.pk, link.url, seen(Problem.NOT_FOUND, at))
            keeping.save_results([result], at)
        reported(link, "Der stod 404", page, now=NOW + 2 * DAY)
        set_availability(link, keeper.user, available=False)
        what = [line[1:] for line in events(keeper, link)]
        assert what[0] == [
            "Markerede linket som utilgængeligt",
            keeper.user.get_username(),
        ]
        assert what[1][0].startswith("En beboer siger, at linket på ”Om gården” ikke")
        assert "Der stod 404" in what[1][0]
        assert what[1][1] == "En beboer"
        assert "(set 2 gange)" in what[2][0]
        assert what[2][1] == "Linktjekket"
        assert len(what) == 3

    def test_offers_to_close_what_waits_and_says_what_came_of_the_rest(self, keeper):
        link, page = LinkFactory(), page_with()
        done = reported(link, page=page)
        reports.close(done, keeper.user, "works", "Prøvet i to browsere")
        waiting = reported(link, page=page)
        page = link_page(keeper, link)
        timeline = one(page, "#link-timeline")
        assert one(timeline, "a")["href"] == answer_url(waiting)
        assert "Afsluttet: Linket virker. Prøvet i to browsere" in words(timeline)

    def test_is_cut_when_it_is_long_and_shown_whole_when_asked_for(self, keeper):
        link, page = LinkFactory(), page_with()
        for hour in range(25):
            now = NOW + hour * datetime.timedelta(hours=1)
            reported(link, f"Nummer {hour}", page, now=now)
        cut = events(keeper, link)
        assert len(cut) == 20
        assert "Nummer 24" in cut[0][1]
        assert link_page(keeper, link).select('a[href^="?timeline=all"]')
        assert len(events(keeper, link, timeline="all")) == 25

    def test_costs_the_same_however_long_it_is(self, keeper):
        def queries() -> int:
            link_page(keeper, link)
            with CaptureQueriesContext(connection) as captured:
                link_page(keeper, link)
            return len(captured)

        link, page = LinkFactory(), page_with()
        for available in (False, True):
            set_availability(link, keeper.user, available=available)
        reported(link, page=page)
        few = queries()
        for _ in range(8):
            other = member_of(roles.LINK_KEEPER).user
            reports.close(reported(link, page=page), other, "works")
        assert queries() == few

    def test_is_there_for_a_link_to_a_page_of_our_own(self, keeper):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        reported(link)
        assert len(events(keeper, link)) == 1

    def test_of_another_link_is_not_mixed_in(self, keeper):
        link, other = LinkFactory(), LinkFactory()
        reported(other)
        set_availability(other, keeper.user, available=False)
        assert events(keeper, link) == []


class TestAddress:
    def test_can_be_opened_from_the_page_of_the_link(self, keeper):
        link = LinkFactory()
        anchor = one(link_page(keeper, link), f'#link-health a[href="{link.url}"]')
        assert anchor["rel"] == ["noopener", "noreferrer"]

    def test_of_a_danger_is_text(self, keeper):
        link = LinkFactory()
        keeping.mark_dangerous(link, keeper.user, mark=True)
        panel = one(link_page(keeper, link), "#link-health")
        assert not panel.select(f'a[href="{link.url}"]')
        assert link.url in words(panel)


def test_the_history_says_what_was_done_in_words(keeper):
    link = LinkFactory()
    text = rich_text_link(link, "her")
    body = [("text", {"title": "Hvad er det?", "text": text})]
    report = reported(page=publish(StandardPageFactory(body=body)))
    keeper.post(answer_url(report), {"link": link.pk, "attach": ""})
    keeper.post(answer_url(report), {"outcome": "other", "answer": "Ringede dertil"})
    history = keeper.get(reverse("wagtailsnippets_links_link:history", args=[link.pk]))
    told = words(one(parse(history), "main"))
    assert "links." not in told
    assert "Afsluttede en besked fra en beboer: Noget andet" in told
