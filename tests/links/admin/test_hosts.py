"""Hosts in the admin: the list, a host's page, moves and rewrites; and who may what."""

import pytest
from django.urls import reverse
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.verdicts import Verdict
from links.decisions.wording import words_of
from links.models import Link, LinkHealth, Rewrite, RewrittenLink
from links.replacing.applying import begin
from links.replacing.plan import links_to_host
from links.runs.tasks import check_due_links
from tests.factories import LinkFactory
from tests.html import one, parse, words
from tests.links.hosts.host import OLD_HOST, links_to
from tests.staff import is_refused, member_of, messages_of

pytestmark = pytest.mark.django_db

LIST = reverse("link_hosts:list")
HOST = reverse("link_hosts:host", args=[OLD_HOST])
MOVES = reverse("link_hosts:moves", args=[OLD_HOST])
PLAN = reverse("link_replacing:of_host", args=[OLD_HOST])
OLD, NEW = f"https://{OLD_HOST}/artikler/", "https://ny.egeby.example/viden/"


def do(client, action):
    return client.post(reverse("link_hosts:decide", args=[OLD_HOST, action]))


def rows(client, url, **query) -> dict[str, str]:
    """Return the rows of a listing by the words of their first cell."""
    response = client.get(url, query)
    assert response.status_code == 200
    found = parse(response).select("table.listing tbody tr")
    return {words(row.select("td")[0]): words(row) for row in found}


def rewrite_of(find=OLD, replace=NEW, outcome="works", state="tested") -> Rewrite:
    rewrite = begin(links_to_host(OLD_HOST), find, replace, None, host=OLD_HOST)
    rewrite.links.filter(outcome="waiting").update(outcome=outcome)
    Rewrite.objects.update(state=state)
    rewrite.refresh_from_db()
    return rewrite


def rewrite_url(rewrite, action=""):
    if action:
        return reverse("link_replacing:do", args=[rewrite.pk, action])
    return reverse("link_replacing:results", args=[rewrite.pk])


def test_a_host_has_one_count_of_what_does_not_work(keeper):
    """What the text says, the buttons do: those that are marked are told apart."""
    first, *_others = links_to(OLD_HOST, *["failing"] * 4, "ok")
    keeper.post(reverse("wagtailsnippets_links_link:decide", args=["flag", first.pk]))
    screen = words(parse(keeper.get(HOST)))
    assert "3 ud af 5 links virker ikke" in screen
    assert "1 link er allerede markeret som utilgængeligt." in screen
    assert "Markér de 3, der ikke virker, som utilgængelige" in screen
    assert "3 ud af 5" in rows(keeper, LIST)[OLD_HOST]


class TestList:
    def test_shows_hosts_whose_links_fail_together(self, keeper):
        links_to(OLD_HOST, "failing", "failing", "failing", "ok")
        links_to("rask.egeby.example", "ok", "ok", "ok")
        table = rows(keeper, LIST)
        assert set(table) == {OLD_HOST}
        assert "3 ud af 4" in table[OLD_HOST]
        assert str(words_of("not_found").sentence) in table[OLD_HOST]

    def test_finds_any_host(self, keeper):
        links_to("rask.egeby.example", "ok")
        links_to("hurtig.egeby.example", "ok")
        assert set(rows(keeper, LIST, q="RASK")) == {"rask.egeby.example"}
        assert len(rows(keeper, LIST, show="all")) == 2
        assert rows(keeper, LIST, q="ukendt") == {}

    def test_finds_hosts_with_links_that_have_moved(self, keeper):
        links_to(OLD_HOST, "moved", "ok")
        links_to("rask.egeby.example", "ok")
        assert set(rows(keeper, LIST, show="moved")) == {OLD_HOST}

    def test_says_so_when_all_is_well(self, keeper):
        page = parse(keeper.get(LIST))
        assert not page.select("table.listing")
        assert "ingen" in words(one(page, "#listing-results")).lower()

    def test_is_in_the_menu(self, keeper):
        home = keeper.get(reverse("wagtailadmin_home")).content.decode()
        assert LIST in home

    def test_is_asked_for_in_few_questions(self, keeper, django_assert_max_num_queries):
        for number in range(30):
            links_to(f"vaert{number}.egeby.example", *["failing"] * 3)
        keeper.get(LIST)
        # A dozen are those of any screen of the admin: who asks, whether the second
        # step is done, what they may do, and whose site it is.
        with django_assert_max_num_queries(16):
            rows(keeper, LIST)
        with django_assert_max_num_queries(16):
            rows(keeper, LIST, show="all")


class TestHostsPage:
    def test_shows_the_links_that_fail_first(self, keeper):
        links_to(OLD_HOST, "ok", "moved", "failing", title="Et eventyr")
        response = keeper.get(HOST)
        cells = parse(response).select("table.listing tbody tr")
        assert [words(row.select("td")[1]) for row in cells] == [
            "/artikler/2",
            "/artikler/1",
            "/artikler/0",
        ]

    def test_tells_of_the_incident(self, keeper):
        links_to(OLD_HOST, *["failing"] * 3)
        assert "3 ud af 3 links virker ikke" in words(
            one(parse(keeper.get(HOST)), ".help-warning")
        )

    def test_offers_nothing_to_who_may_only_look(self, onlooker):
        links_to(OLD_HOST, "failing", "moved")
        assert not parse(onlooker.get(HOST)).select(".link-host__buttons")

    def test_is_not_there_for_a_host_without_links(self, keeper):
        assert keeper.get(HOST).status_code == 404

    def test_asks_no_more_for_many_links_than_for_few(
        self, keeper, django_assert_max_num_queries
    ):
        links_to(OLD_HOST, *["failing"] * 40)
        keeper.get(HOST)
        with django_assert_max_num_queries(18):
            keeper.get(HOST)


class TestActions:
    def test_check_again_makes_all_links_due(self, keeper):
        links_to(OLD_HOST, "failing", "ok")
        LinkHealth.objects.update(next_check_at=None)
        queue = check_due_links.get_backend()
        queue.clear()
        do(keeper, "check")
        assert LinkHealth.objects.exclude(next_check_at=None).count() == 2
        assert queue.results

    def test_those_that_fail_are_marked_and_that_is_undone(self, keeper):
        links_to(OLD_HOST, "failing", "ok")
        response = do(keeper, "flag-failing")
        assert [link.is_flagged for link in Link.objects.order_by("url")] == [
            True,
            False,
        ]
        assert Link.objects.order_by("url")[0].unavailable_by == keeper.user
        form = one(parse(keeper.get(response["Location"])), ".messages form")
        assert keeper.post(form["action"], {"next": HOST})["Location"] == HOST
        assert not any(link.is_flagged for link in Link.objects.all())

    def test_all_are_marked_and_given_back(self, keeper):
        links_to(OLD_HOST, "failing", "ok")
        do(keeper, "flag")
        assert all(link.is_flagged for link in Link.objects.all())
        do(keeper, "unflag")
        assert not any(link.is_flagged for link in Link.objects.all())
        assert ModelLogEntry.objects.filter(action="links.unflag").count() == 2

    def test_leave_other_hosts_alone(self, keeper):
        links_to(OLD_HOST, "failing")
        (other,) = links_to("rask.egeby.example", "failing")
        do(keeper, "flag")
        other.refresh_from_db()
        assert not other.is_flagged

    def test_that_there_are_not_are_not_found(self, keeper):
        links_to(OLD_HOST, "failing")
        assert do(keeper, "explode").status_code == 404

    def test_take_a_click_and_no_visit(self, keeper):
        links_to(OLD_HOST, "failing")
        url = reverse("link_hosts:decide", args=[OLD_HOST, "flag"])
        assert keeper.get(url).status_code == 405


class TestMoves:
    def test_shows_old_and_new_and_takes_over_all(self, keeper):
        links_to(OLD_HOST, "moved", "moved", "ok")
        table = rows(keeper, MOVES)
        assert len(table) == 2
        page = parse(keeper.get(MOVES))
        ticked = [box["value"] for box in page.select("[name=move][checked]")]
        response = keeper.post(MOVES, {"move": ticked})
        assert response["Location"] == HOST
        assert set(Link.objects.values_list("url", flat=True)) == {
            "https://ny.egeby.example/viden/0",
            "https://ny.egeby.example/viden/1",
            f"{OLD}2",
        }

    def test_are_undone_from_the_message(self, keeper):
        links_to(OLD_HOST, "moved", "ok")
        page = parse(keeper.get(MOVES))
        ticked = [box["value"] for box in page.select("[name=move]")]
        back = keeper.post(MOVES, {"move": ticked})["Location"]
        form = one(parse(keeper.get(back)), ".messages form")
        keeper.post(form["action"])
        assert Link.objects.filter(url=f"{OLD}0").exists()

    def test_leaves_what_was_not_ticked(self, keeper):
        first, second = links_to(OLD_HOST, "moved", "moved")
        box = f"{first.pk} {first.health.moved_to}"
        keeper.post(MOVES, {"move": [box]})
        second.refresh_from_db()
        assert second.url == f"{OLD}1"

    def test_takes_over_only_what_the_editor_has_seen(self, keeper):
        (link,) = links_to(OLD_HOST, "moved")
        box = f"{link.pk} {link.health.moved_to}"
        LinkHealth.objects.update(moved_to="https://svindel.example/")
        response = keeper.post(MOVES, {"move": [box]})
        link.refresh_from_db()
        assert link.url == f"{OLD}0"
        assert messages_of(keeper.get(response["Location"]))

    def test_shows_the_other_link_where_the_address_is_taken(self, keeper):
        links_to(OLD_HOST, "moved")
        other = LinkFactory(url="https://ny.egeby.example/viden/0", title="Den anden")
        page = parse(keeper.get(MOVES))
        assert not page.select("[name=move]")
        assert page.find("a", string=other.title)

    def test_says_so_when_none_has(self, keeper):
        links_to(OLD_HOST, "ok")
        assert rows(keeper, MOVES) == {}


class TestOneMove:
    def accept(self, client, link):
        url = reverse(
            "wagtailsnippets_links_link:decide", args=["accept-move", link.pk]
        )
        return client.post(url)

    def test_is_accepted_with_one_click_and_undone_with_another(self, keeper):
        (link,) = links_to(OLD_HOST, "moved")
        response = self.accept(keeper, link)
        link.refresh_from_db()
        assert link.url == "https://ny.egeby.example/viden/0"
        form = one(parse(keeper.get(response["Location"])), ".messages form")
        keeper.post(form["action"])
        link.refresh_from_db()
        assert link.url == f"{OLD}0"

    def test_leads_to_the_link_that_has_the_address_already(self, keeper):
        (link,) = links_to(OLD_HOST, "moved")
        other = LinkFactory(url="https://ny.egeby.example/viden/0", title="Den <anden>")
        response = self.accept(keeper, link)
        page = parse(keeper.get(response["Location"]))
        assert one(page, ".messages .error a[href*='/edit/']").text == other.title
        merge = one(page, ".messages .error a[href*='/merge/']")["href"]
        assert keeper.get(merge).status_code == 200
        link.refresh_from_db()
        assert link.url == f"{OLD}0"

    def test_is_offered_in_the_list_on_the_first_page_and_on_the_links_page(
        self, keeper
    ):
        (link,) = links_to(OLD_HOST, "moved")
        url = reverse(
            "wagtailsnippets_links_link:decide", args=["accept-move", link.pk]
        )
        for place in (
            reverse("wagtailsnippets_links_link:list"),
            reverse("wagtailadmin_home"),
            reverse("wagtailsnippets_links_link:edit", args=[link.pk]),
        ):
            assert parse(keeper.get(place)).select(f'button[formaction="{url}"]'), place

    def test_is_in_the_history_with_both_addresses(self, keeper):
        (link,) = links_to(OLD_HOST, "moved")
        self.accept(keeper, link)
        url = reverse("wagtailsnippets_links_link:history", args=[link.pk])
        history = words(one(parse(keeper.get(url)), "main"))
        assert f"{OLD}0 → https://ny.egeby.example/viden/0" in history
        assert "links." not in history


class TestRewriting:
    def test_shows_every_new_address_before_anything_begins(self, keeper):
        links_to(OLD_HOST, "failing", "failing", title="Beboerråd")
        response = keeper.get(PLAN, {"find": OLD, "replace": NEW})
        table = words(one(parse(response), "table.listing tbody"))
        assert f"{OLD}0" in table
        assert f"{NEW}1" in table
        assert not Rewrite.objects.exists()

    def test_begins_with_a_click(self, keeper):
        links_to(OLD_HOST, "failing")
        response = keeper.post(PLAN, {"find": OLD, "replace": NEW})
        rewrite = Rewrite.objects.get()
        assert response["Location"] == rewrite_url(rewrite)
        assert (rewrite.state, rewrite.created_by) == ("testing", keeper.user)

    def test_says_so_when_nothing_would_change(self, keeper):
        links_to(OLD_HOST, "failing")
        page = parse(keeper.get(PLAN, {"find": "/findes-ikke/", "replace": "/"}))
        assert page.select(".w-field__errors .error-message")
        keeper.post(PLAN, {"find": "/findes-ikke/", "replace": "/"})
        assert not Rewrite.objects.exists()

    def test_leads_a_second_editor_to_what_the_first_has_begun(self, keeper):
        links_to(OLD_HOST, "failing")
        rewrite = rewrite_of()
        for response in (
            keeper.get(PLAN),
            keeper.post(PLAN, {"find": OLD, "replace": NEW}),
        ):
            assert response["Location"] == rewrite_url(rewrite)
        assert Rewrite.objects.count() == 1

    def test_shows_how_far_it_has_come_and_follows_by_itself(self, keeper):
        links_to(OLD_HOST, "failing", "failing")
        rewrite = rewrite_of(state="testing", outcome="waiting")
        rewrite.links.filter(old_url=f"{OLD}0").update(outcome="works")
        page = parse(keeper.get(rewrite_url(rewrite)))
        progress = one(page, "progress")
        assert (progress["value"], progress["max"]) == ("1", "2")
        assert one(page, "meta[http-equiv=refresh]")
        # Who needs more time can stop it.
        still = parse(keeper.get(rewrite_url(rewrite), {"still": ""}))
        assert not still.select("meta[http-equiv=refresh]")
        assert not page.select("button[formaction$='/apply/']")

    def test_shows_what_came_of_each(self, keeper):
        links_to(OLD_HOST, "failing", "failing")
        rewrite = rewrite_of()
        rewrite.links.filter(old_url=f"{OLD}1").update(
            outcome="fails", problem="not_found"
        )
        page = parse(keeper.get(rewrite_url(rewrite)))
        assert not page.select("meta[http-equiv=refresh]")
        first, second = page.select("table.listing tbody tr")
        assert str(words_of("not_found").sentence) in words(first)
        assert f"{NEW}0" in words(second)

    def test_is_applied_and_undone(self, keeper):
        links_to(OLD_HOST, "failing", "ok")
        rewrite = rewrite_of()
        response = keeper.post(rewrite_url(rewrite, "apply"))
        assert set(Link.objects.values_list("url", flat=True)) == {
            f"{NEW}0",
            f"{NEW}1",
        }
        assert set(LinkHealth.objects.values_list("verdict", flat=True)) == {Verdict.OK}
        form = one(parse(keeper.get(response["Location"])), ".messages form")
        keeper.post(form["action"])
        assert set(Link.objects.values_list("url", flat=True)) == {
            f"{OLD}0",
            f"{OLD}1",
        }

    def test_is_cancelled_and_nothing_is_changed(self, keeper):
        links_to(OLD_HOST, "failing")
        rewrite = rewrite_of()
        keeper.post(rewrite_url(rewrite, "cancel"))
        rewrite.refresh_from_db()
        assert rewrite.state == "cancelled"
        assert Link.objects.get().url == f"{OLD}0"

    def test_tells_who_comes_too_late(self, keeper):
        links_to(OLD_HOST, "failing")
        rewrite = rewrite_of(state="cancelled")
        response = keeper.post(rewrite_url(rewrite, "apply"))
        assert messages_of(keeper.get(response["Location"]))
        assert Link.objects.get().url == f"{OLD}0"

    def test_tries_again_what_did_not_work(self, keeper):
        links_to(OLD_HOST, "failing")
        rewrite = rewrite_of(outcome="fails")
        keeper.post(rewrite_url(rewrite, "again"))
        rewrite.refresh_from_db()
        assert rewrite.state == "testing"
        assert RewrittenLink.objects.get().outcome == "waiting"


VIEWS = {
    "list": lambda rewrite: LIST,
    "results": lambda rewrite: reverse("link_hosts:list_results"),
    "host": lambda rewrite: HOST,
}
CHANGING_VIEWS = {
    "moves": lambda rewrite: MOVES,
    "plan": lambda rewrite: PLAN,
    "rewrite": rewrite_url,
}
POSTS = {
    "moves": lambda rewrite: MOVES,
    "plan": lambda rewrite: PLAN,
    **{
        action: lambda rewrite, action=action: reverse(
            "link_hosts:decide", args=[OLD_HOST, action]
        )
        for action in ("check", "flag", "flag-failing", "unflag")
    },
    **{
        f"rewrite {action}": lambda rewrite, action=action: rewrite_url(rewrite, action)
        for action in ("apply", "undo", "cancel", "again")
    },
}


class TestPermissions:
    @pytest.fixture(autouse=True)
    def rewrite(self, db):
        links_to(OLD_HOST, "failing", "moved")
        return rewrite_of()

    @pytest.fixture
    def strangers(self, client, outsider):
        """Those who have nothing to do with links: nobody, and a colleague."""
        return [client, outsider]

    @pytest.mark.parametrize("view", VIEWS)
    def test_looking_is_for_those_who_may_see_links(
        self, view, rewrite, onlooker, strangers
    ):
        url = VIEWS[view](rewrite)
        assert onlooker.get(url).status_code == 200
        for refused in strangers:
            assert is_refused(refused.get(url))

    @pytest.mark.parametrize("view", CHANGING_VIEWS)
    def test_what_leads_to_a_change_is_for_those_who_may_change_links(
        self, view, rewrite, onlooker, strangers
    ):
        url = CHANGING_VIEWS[view](rewrite)
        for refused in (onlooker, *strangers):
            assert is_refused(refused.get(url))

    @pytest.mark.parametrize("post", POSTS)
    def test_changing_is_for_those_who_may_change_links(
        self, post, rewrite, onlooker, strangers
    ):
        url = POSTS[post](rewrite)
        before = list(Link.objects.order_by("pk").values())
        states = list(Rewrite.objects.values())
        data = {"find": OLD, "replace": NEW, "move": ["1 https://ny.egeby.example/"]}
        for refused in (onlooker, *strangers):
            assert is_refused(refused.post(url, data))
        assert list(Link.objects.order_by("pk").values()) == before
        assert list(Rewrite.objects.values()) == states

    @pytest.mark.parametrize(
        "role", ["Redaktør", "Godkender", "Linkvagt", "Administrator"]
    )
    def test_every_role_of_the_site_may(self, role, rewrite, keeper):
        member = member_of(role)
        for view in (VIEWS | CHANGING_VIEWS).values():
            response = member.get(view(rewrite), follow=True)
            assert response.status_code == 200
            path = response.request["PATH_INFO"]
            assert "/link-hosts/" in path or "/links/addresses/" in path

    def test_nothing_is_changed_without_the_forms_own_token(self, rewrite, keeper):
        keeper.handler.enforce_csrf_checks = True
        assert keeper.post(rewrite_url(rewrite, "apply")).status_code == 403
