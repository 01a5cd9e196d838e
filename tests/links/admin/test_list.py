"""The list of links: what it says, how it is narrowed, sorted and searched."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from linkcheck.verdicts import Verdict
from links.decisions.dismissal import dismiss
from links.models import Link, LinkHealth
from tests.factories import LinkFactory, PersonFactory, StandardPageFactory
from tests.html import one, parse, words
from tests.links.staff import LIST, SEEING_LINKS, decision, judged, reported, shown
from tests.queries import queries_of
from tests.staff import is_refused, member_of, messages_of

pytestmark = pytest.mark.django_db


def listed(client, **query) -> list[str]:
    """Return the titles of the list, in its order."""
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    rows = parse(response).select("table.listing tbody tr")
    return [words(one(row, ".title-wrapper")) for row in rows]


def row(client, title: str):
    """Return a link's row."""
    page = parse(client.get(reverse(LIST)))
    [found] = [
        row
        for row in page.select("table.listing tbody tr")
        if words(one(row, ".title-wrapper")) == title
    ]
    return found


class TestRow:
    def test_says_where_the_link_leads_and_where_it_stands(self, keeper):
        link = judged(title="Varmeregnskab", url="https://www.varme.example/aar")
        pages = [StandardPageFactory() for _ in range(3)]
        shown(link, *pages[:2], drafts=pages[2:])
        text = words(row(keeper, "Varmeregnskab"))
        assert "varme.example" in text
        assert "2 sider" in text
        assert "1 kladde" in text

    def test_names_pages_of_our_own_as_such(self, keeper):
        LinkFactory(url=None, target_page=StandardPageFactory(), title="Om os")
        assert "vores egen hjemmeside" in words(row(keeper, "Om os"))

    def test_counts_open_reports(self, keeper):
        link = judged(title="Affald")
        reported(link)
        reported(link)
        cells = [words(cell) for cell in row(keeper, "Affald").select("td")]
        assert "2" in cells

    def test_has_a_button_that_marks_the_link_as_unavailable(self, keeper):
        link = judged(title="Affald")
        button = one(row(keeper, "Affald"), ".register-state button")
        assert button["formaction"] == decision(link, "flag")
        assert button["form"] == "link-decision"

    def test_has_no_buttons_for_those_who_may_only_look(self, onlooker):
        judged(title="Affald")
        assert not row(onlooker, "Affald").select("button[formaction]")


class TestOrder:
    def test_puts_what_residents_write_about_first_and_then_what_most_meet(
        self, keeper
    ):
        pages = [StandardPageFactory() for _ in range(3)]
        shown(judged(title="På én side"), pages[0])
        shown(judged(title="På tre sider"), *pages)
        judged(title="På ingen")
        reported(judged(title="Skrevet om"))
        assert listed(keeper) == [
            "Skrevet om",
            "På tre sider",
            "På én side",
            "På ingen",
        ]

    def test_is_chosen(self, keeper):
        now = timezone.now()
        for number, title in enumerate(["Bil", "Ål", "Abe"]):
            link = judged(title=title)
            age = timedelta(days=number)
            Link.objects.filter(pk=link.pk).update(created_at=now - age)
            LinkHealth.objects.filter(pk=link.pk).update(checked_at=now + age)
        assert listed(keeper, ordering="title")[0] == "Abe"
        assert listed(keeper, ordering="created") == ["Abe", "Ål", "Bil"]
        assert listed(keeper, ordering="-created") == ["Bil", "Ål", "Abe"]
        assert listed(keeper, ordering="checked") == ["Bil", "Ål", "Abe"]
        assert len(listed(keeper, ordering="noget-andet")) == 3


class TestFilters:
    def test_by_what_needs_attention(self, keeper):
        judged(Verdict.PROBABLY_BROKEN, title="Død")
        reported(judged(title="Skrevet om"))
        dismiss(judged(Verdict.UNSURE, title="Ladt være"), keeper.user)
        judged(title="God")
        assert set(listed(keeper, attention="decide")) == {"Død", "Skrevet om"}
        assert listed(keeper, attention="reported") == ["Skrevet om"]
        assert listed(keeper, attention="dismissed") == ["Ladt være"]

    def test_by_where_it_is_used(self, keeper):
        pages = [StandardPageFactory() for _ in range(2)]
        shown(judged(title="Udgivet"), pages[0], drafts=pages[1:])
        shown(judged(title="Kladde"), drafts=pages[:1])
        instead = judged(title="Afløser")
        judged(title="Ingen steder", replacement=instead)
        assert listed(keeper, use="live") == ["Udgivet"]
        assert listed(keeper, use="draft") == ["Kladde"]
        assert listed(keeper, use="unused") == ["Ingen steder"]

    def test_by_who_answers_for_the_page(self, keeper):
        owner = PersonFactory(name="Ærø Åkjær")
        PersonFactory(name="Uden sider")
        shown(judged(title="Ærøs"), StandardPageFactory(content_owner=owner))
        shown(judged(title="Andres"), StandardPageFactory())
        assert listed(keeper, owner=owner.pk) == ["Ærøs"]
        choices = parse(keeper.get(reverse(LIST))).select("[name=owner] option")
        assert "Ærø Åkjær" in map(words, choices)
        assert "Uden sider" not in map(words, choices)

    def test_by_what_it_is(self, keeper):
        judged(title="Film", kind="video", language="en")
        judged(title="Væk", flagged=True)
        assert listed(keeper, kind="video") == ["Film"]
        assert listed(keeper, language="en") == ["Film"]
        assert listed(keeper, availability="unavailable") == ["Væk"]

    def test_with_nonsense_shows_everything_and_does_not_fail(self, keeper):
        judged(title="Husorden")
        for query in ({"owner": "x"}, {"attention": "x"}, {"use": "'"}):
            assert listed(keeper, **query) == ["Husorden"]


class TestSearch:
    @pytest.mark.parametrize(
        "query",
        [
            "ØKONOMI",
            "økonomi",
            "konom",
            "rådgivning økonomisk",
            "ærø",
            "Ærø KOMMUNE",
            "BUDGET.example",
            "budget.example/gæld",
            "https://BUDGET.example/gæld",
        ],
    )
    def test_finds_any_part_whatever_the_case(self, keeper, query):
        LinkFactory(
            title="Økonomisk rådgivning",
            source="Ærø Kommune",
            url="https://budget.example/g%C3%A6ld/1",
        )
        LinkFactory(title="Noget andet")
        assert listed(keeper, q=query) == ["Økonomisk rådgivning"]

    def test_finds_a_host_with_danish_letters(self, keeper):
        LinkFactory(title="Blå bær", url="https://xn--blbr-roah.example/")
        assert listed(keeper, q="blåbær.example") == ["Blå bær"]

    @pytest.mark.parametrize("query", ["100%", "a_b", "[x]", "*", "?", "'", '"', "\\"])
    def test_takes_signs_as_they_are(self, keeper, query):
        LinkFactory(title="Alt det andet")
        LinkFactory(title=f"Med {query} i")
        assert f"Med {query} i" in listed(keeper, q=query)
        assert "Alt det andet" not in listed(keeper, q=query)

    def test_is_narrowed_by_filters_too(self, keeper):
        judged(Verdict.UNSURE, title="Nabo A")
        judged(title="Nabo B")
        assert listed(keeper, q="nabo", verdict="unsure") == ["Nabo A"]

    def test_works_alike_where_a_link_is_picked(self, keeper):
        LinkFactory(title="Økonomisk rådgivning")
        LinkFactory(title="Noget andet")
        url = reverse("link_chooser:choose_results")
        found = parse(keeper.get(url, {"q": "ØKONOMISK"}).content.decode())
        titles = [words(row) for row in found.select("table tbody tr .title-wrapper")]
        assert titles == ["Økonomisk rådgivning"]


class TestOneClick:
    def test_marks_a_link_and_offers_to_undo_it(self, keeper):
        link = judged(title="Affald")
        back = reverse(LIST) + "?verdict=ok"
        response = keeper.post(decision(link, "flag"), {"next": back})
        assert response["Location"] == back
        assert not Link.objects.get().is_available
        page = keeper.get(back)
        [message] = messages_of(page)
        assert "Affald" in message
        undo = one(parse(page), ".messages form.register-undo")
        fields = {field["name"]: field["value"] for field in undo.select("[name]")}
        assert fields["next"] == back
        keeper.post(undo["action"], fields)
        assert Link.objects.get().is_available

    def test_comes_back_to_the_list_as_it_was_filtered(self, keeper):
        judged(title="Affald")
        results = reverse("wagtailsnippets_links_link:list_results")
        page = parse(keeper.get(results, {"q": "affald"}).content.decode())
        back = one(page, "form#link-decision [name=next]")["value"]
        assert back == reverse(LIST) + "?q=affald"


class TestWhoMay:
    @pytest.mark.parametrize("role", SEEING_LINKS)
    def test_look_at_the_list(self, keeper, role):
        assert member_of(role).get(reverse(LIST)).status_code == 200

    def test_not_look_at_it(self, outsider, client):
        assert is_refused(member_of(roles.NOTICE_KEEPER).get(reverse(LIST)))
        assert is_refused(outsider.get(reverse(LIST)))
        assert is_refused(client.get(reverse(LIST)))


class TestQueries:
    def test_are_as_many_for_twenty_links_as_for_two(self, keeper):
        def queries() -> int:
            keeper.get(reverse(LIST))
            with CaptureQueriesContext(connection) as captured:
                keeper.get(reverse(LIST))
            return len(captured)

        def more(count: int) -> None:
            for _ in range(count):
                link = judged(Verdict.UNSURE)
                shown(link, StandardPageFactory())
                reported(link)
                LinkFactory(url=None, target_page=StandardPageFactory())

        more(1)
        few = queries()
        more(9)
        assert queries() == few < 20


class TestForAnAdministrator:
    def test_lists_and_filters_the_register(self, admin_client):
        LinkFactory(title="Sociale viceværter i Sydhavnen", flagged=True)
        LinkFactory(title="Vejen frem")
        everything = words(parse(admin_client.get(reverse(LIST))))
        assert "Sydhavnen" in everything
        assert "Vejen frem" in everything
        flagged = words(
            parse(admin_client.get(reverse(LIST), {"availability": "unavailable"}))
        )
        assert "Sydhavnen" in flagged
        assert "Vejen frem" not in flagged

    def test_finds_a_link_by_its_address(self, admin_client):
        LinkFactory(title="Sydhavnen", url="https://sydhavnen.example/vicevaert")
        LinkFactory(title="Vejen frem")
        found = words(parse(admin_client.get(reverse(LIST), {"q": "sydhavnen"})))
        assert "Sydhavnen" in found
        assert "Vejen frem" not in found

    def test_costs_the_same_for_2_and_20_links(self, admin_client):
        LinkFactory.create_batch(2)
        few = queries_of(admin_client, reverse(LIST))
        LinkFactory.create_batch(18)
        assert len(queries_of(admin_client, reverse(LIST))) == len(few)
