"""Many links decided about at once."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from linkcheck.verdicts import Verdict
from links.admin.register import bulk_actions
from links.admin.replacing import planning
from links.decisions.needed import needs_decision
from links.models import Dismissal, Link, LinkHealth, Rewrite
from links.runs.tasks import check_due_links
from tests.factories import LinkFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.staff import LIST, SEEING_LINKS, judged
from tests.staff import field_errors, is_refused, member_of, messages_of

pytestmark = pytest.mark.django_db

ACTIONS = ("flag", "unflag", "check", "replace", "dismiss")


def address(action: str, *links, **query) -> str:
    path = reverse("wagtail_bulk_action", args=["links", "link", action])
    parts = [f"id={link.pk if isinstance(link, Link) else link}" for link in links]
    parts += [f"{name}={value}" for name, value in query.items()]
    return f"{path}?{'&'.join([*parts, 'next=' + reverse(LIST)])}"


def titles(**wanted) -> set[str]:
    return set(Link.objects.filter(**wanted).values_list("title", flat=True))


def undo(client) -> None:
    """Press the button at the top of the next page."""
    form = one(parse(client.get(reverse(LIST))), ".messages form.register-undo")
    client.post(form["action"], {"next": reverse(LIST)})


@pytest.fixture
def three(keeper):
    return [judged(title=title) for title in ("Abe", "Bil", "Cykel")]


class TestConfirmation:
    def test_names_the_links_and_says_what_will_happen(self, keeper, three):
        text = words(parse(keeper.get(address("flag", *three[:2]))))
        assert "Vil du markere 2 links som utilgængelige?" in text
        assert "Abe" in text
        assert "Cykel" not in text

    def test_names_some_of_many(self, keeper, monkeypatch, three):
        monkeypatch.setattr(bulk_actions, "NAMED", 1)
        assert "Og 2 flere." in words(parse(keeper.get(address("flag", "all"))))

    def test_is_for_all_that_the_list_shows_with_its_filters(self, keeper, three):
        judged(Verdict.UNSURE, title="Abeunge")
        keeper.post(address("flag", "all", q="abe", verdict="ok"))
        assert titles(availability="unavailable") == {"Abe"}

    def test_stops_at_more_than_one_request_can_do(self, keeper, monkeypatch, three):
        monkeypatch.setattr(bulk_actions.FlagAction, "most", 2)
        page = keeper.get(address("flag", "all"))
        assert "højst" in words(parse(page))
        assert not parse(page).select("#main form[method=POST]")
        keeper.post(address("flag", "all"))
        assert not titles(availability="unavailable")

    @pytest.mark.parametrize("action", ACTIONS)
    def test_of_no_links_does_nothing(self, keeper, action):
        for nothing in (address(action), address(action, "x"), address(action, 4711)):
            assert keeper.get(nothing, follow=True).status_code == 200
            assert keeper.post(nothing, follow=True).status_code == 200

    @pytest.mark.parametrize("action", ACTIONS)
    def test_is_not_for_those_who_may_only_look(self, onlooker, client, action, three):
        for visitor in (onlooker, client):
            assert is_refused(visitor.get(address(action, *three)))
            assert is_refused(visitor.post(address(action, *three)))
        assert not titles(availability="unavailable")

    @pytest.mark.parametrize("role", SEEING_LINKS)
    def test_is_for_every_role_that_sees_links(self, role, three):
        assert member_of(role).get(address("flag", *three)).status_code == 200


class TestMarkingAsUnavailable:
    def test_keeps_the_reason_and_signs_it_for_each_link(self, keeper, three):
        keeper.post(address("flag", *three[:2]), {"reason": "Hjemmesiden er lukket."})
        link = Link.objects.get(title="Abe")
        assert link.unavailable_reason == "Hjemmesiden er lukket."
        assert link.unavailable_by == keeper.user
        assert link.unavailable_since
        entries = ModelLogEntry.objects.filter(action="links.flag")
        assert set(entries.values_list("label", flat=True)) == {"Abe", "Bil"}
        assert "2 links er markeret" in messages_of(keeper.get(reverse(LIST)))[0]

    def test_is_undone_for_all_that_it_changed_and_no_others(self, keeper, three):
        LinkFactory(title="Var væk før", flagged=True)
        keeper.post(address("flag", "all"))
        assert len(titles(availability="unavailable")) == 4
        undo(keeper)
        assert titles(availability="unavailable") == {"Var væk før"}

    def test_and_as_available_again(self, keeper):
        LinkFactory(title="Tilbage", flagged=True)
        keeper.post(address("unflag", "all"))
        assert titles(availability="available") == {"Tilbage"}
        undo(keeper)
        assert titles(availability="unavailable") == {"Tilbage"}


class TestCheckingAgain:
    def test_makes_links_due_and_the_worker_begin(self, keeper, three):
        LinkHealth.objects.update(next_check_at=None)
        LinkFactory(url=None, target_page=StandardPageFactory(), title="Vores side")
        queue = check_due_links.get_backend()
        queue.clear()
        keeper.post(address("check", "all"))
        assert LinkHealth.objects.exclude(next_check_at=None).count() == 3
        assert len(queue.results) == 1
        assert "3 links" in messages_of(keeper.get(reverse(LIST)))[0]


class TestLeavingAsTheyAre:
    def test_says_for_how_long_and_why(self, keeper):
        links = [judged(Verdict.UNSURE), judged(Verdict.DANGEROUS)]
        answers = {"dismissal-kind": "for_good", "dismissal-comment": "Aviser"}
        keeper.post(address("dismiss", *links), answers)
        known = Dismissal.objects.get()
        assert (known.kind, known.comment) == ("for_good", "Aviser")
        assert known.link == links[0]
        done, left = messages_of(keeper.get(reverse(LIST)))
        assert "1 link får lov at være" in done
        assert "1 link er ikke ændret. Et farligt link kan ikke få lov at" in left

    def test_is_undone_for_all_of_them(self, keeper):
        links = [judged(Verdict.UNSURE), judged(Verdict.PROBABLY_BROKEN)]
        keeper.post(address("dismiss", *links))
        assert Dismissal.objects.count() == 2
        undo(keeper)
        assert not Dismissal.objects.exists()
        assert Link.objects.filter(needs_decision()).count() == 2

    def test_asks_its_questions_in_the_form_that_is_sent(self, keeper):
        page = parse(keeper.get(address("dismiss", judged(Verdict.UNSURE))))
        for name in ("dismissal-kind", "dismissal-comment"):
            field = one(page, f"form[method=POST] [name={name}]")
            assert not field.has_attr("form")


class TestReplacingAddresses:
    @pytest.fixture
    def moved(self, keeper):
        return [
            judged(title="Abe", url="http://gammel.example/abe"),
            judged(title="Bil", url="http://gammel.example/bil"),
            judged(title="Cykel", url="https://cykel.example/"),
        ]

    def see(self, client, links, find, replace):
        """Ask for the preview, as its form does; return where that is, and the page."""
        lead = client.get(address("replace", *links))["Location"]
        form = one(parse(client.get(lead)), "#main form[method=get]")
        asked = [
            (field["name"], field.get("value", ""))
            for field in form.select("[name][type=hidden]")
        ]
        url = f"{lead.partition('?')[0]}?" + urlencode(
            [*asked, ("find", find), ("replace", replace)]
        )
        return url, parse(client.get(url))

    def test_leads_with_the_chosen_links_to_the_screen_that_does_it(
        self, keeper, moved
    ):
        url, page = self.see(keeper, moved[:1], "http://gammel", "https://ny")
        text = words(one(page, "table.register-addresses"))
        assert "https://ny.example/abe" in text
        assert "bil" not in text
        fields = {"find": "http://gammel", "replace": "https://ny"}
        response = keeper.post(url, fields)
        rewrite = Rewrite.objects.get()
        assert (rewrite.host, rewrite.state) == ("", "testing")
        assert response["Location"] == reverse(
            "link_replacing:results", args=[rewrite.pk]
        )
        assert titles(url__contains="gammel") == {"Abe", "Bil"}

    def test_is_for_all_that_the_list_shows_with_its_filters(self, keeper, moved):
        lead = keeper.get(address("replace", "all", q="bil"))["Location"]
        page = parse(keeper.get(f"{lead}&find=http://gammel&replace=https://ny"))
        assert "https://ny.example/bil" in words(page)
        assert "abe" not in words(one(page, "table.register-addresses"))

    def test_may_be_done_without_a_trial_and_is_undone(self, keeper, moved):
        url, page = self.see(keeper, moved, "http://gammel", "https://ny")
        assert one(page, "button[name=untried]")
        fields = {"find": "http://gammel", "replace": "https://ny", "untried": ""}
        results = keeper.post(url, fields)["Location"]
        assert titles(url__startswith="https://ny.example") == {"Abe", "Bil"}
        known = LinkHealth.objects.get(link__title="Abe")
        assert (known.url, known.verdict) == ("https://ny.example/abe", "unchecked")
        form = one(parse(keeper.get(results)), ".messages form.register-undo")
        keeper.post(form["action"])
        assert titles(url__contains="http://gammel") == {"Abe", "Bil"}

    def test_leaves_out_what_another_link_has_and_what_is_no_address(
        self, keeper, moved
    ):
        LinkFactory(url="https://ny.example/abe")
        url, page = self.see(keeper, moved, "http://gammel", "https://ny")
        assert "Et andet link har den adresse" in words(page)
        fields = {"find": "http://gammel", "replace": "https://ny", "untried": ""}
        keeper.post(url, fields)
        assert titles(url="https://ny.example/bil") == {"Bil"}
        assert titles(url="http://gammel.example/abe") == {"Abe"}
        url, page = self.see(keeper, moved[2:], "https://cykel", "javascript:cykel")
        assert not page.select("#main form[method=post]")
        fields = {"find": "https://cykel", "replace": "javascript:cykel"}
        keeper.post(url, fields | {"untried": ""})
        assert titles(url="https://cykel.example/") == {"Cykel"}

    def test_says_when_nothing_would_change(self, keeper, moved):
        url, _ = self.see(keeper, moved, "helikopter", "x")
        assert "Ingen af adresserne" in field_errors(keeper.get(url))["find"]

    def test_leads_a_second_editor_to_what_the_first_has_begun(self, keeper, moved):
        url, _ = self.see(keeper, moved, "http://gammel", "https://ny")
        keeper.post(url, {"find": "http://gammel", "replace": "https://ny"})
        rewrite = Rewrite.objects.get()
        results = reverse("link_replacing:results", args=[rewrite.pk])
        assert keeper.get(url)["Location"] == results
        assert "ved at blive omskrevet" in messages_of(keeper.get(results))[0]

    def test_stops_at_more_than_one_request_can_do(self, keeper, moved, monkeypatch):
        monkeypatch.setattr(planning, "MOST", 2)
        url = reverse("link_replacing:chosen") + "?id=all"
        assert "højst" in words(parse(keeper.get(url)))
        fields = {"find": "http://gammel", "replace": "https://ny", "untried": ""}
        keeper.post(url, fields)
        assert titles(url__contains="gammel") == {"Abe", "Bil"}
