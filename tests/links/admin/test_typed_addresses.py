"""The list of addresses outside the register, and how they become links."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from links.admin.typed_addresses import registering
from links.models import Link, TypedAddress
from links.page_changes import tasks as rewriting_tasks
from pages.models import StandardPage
from tests.factories import LinkFactory, StandardPageFactory, UserFactory, publish
from tests.html import one, parse, words
from tests.links.finding.bodies import TYPED, list_of, text_of, typed, typed_on, uses
from tests.staff import field_errors, is_refused, messages_of

# Some of them ask for somebody by name when the test has begun.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_roles")]

LIST = "typed_addresses"
REGISTER = "register_addresses"


def listed(client, **query) -> dict[str, list[str]]:
    """Return the words of each row by its address."""
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return {
        words(one(row, "code")): [words(cell) for cell in row.select("td")]
        for row in parse(response).select("table.listing tbody tr")
    }


def register_url(*addresses: str) -> str:
    ids = [TypedAddress.objects.filter(url=url).first().pk for url in addresses]
    return reverse(REGISTER) + "?" + "&".join(f"id={pk}" for pk in ids)


def answers(address: str, **fields) -> dict:
    """Return what the form sends for one address."""
    pk = TypedAddress.objects.filter(url=address).first().pk
    filled = {"title": "Søg tilskud", "kind": "page", "source": "", "language": "da"}
    return {f"address-{pk}-{name}": value for name, value in (filled | fields).items()}


@pytest.fixture
def page():
    return publish(
        StandardPageFactory(body=[text_of(typed())], title="Tilskud til dig")
    )


class TestList:
    def test_has_each_address_once_with_its_words_and_pages(self, keeper, page):
        StandardPageFactory(body=[text_of(typed(TYPED, "Andre ord"))])
        draft = StandardPageFactory(live=False, title="Ny side")
        draft.body = [text_of(typed())]
        draft.save_revision()
        (cells,) = listed(keeper).values()
        assert cells[2:4] == ["2", "1"]
        assert "Tilskud til dig" in cells[4]
        assert "Ny side (kladde)" in cells[4]

    def test_begins_with_what_most_readers_meet(self, keeper):
        StandardPageFactory(body=[text_of(typed("https://a.example/"))])
        for _ in range(2):
            StandardPageFactory(body=[text_of(typed("https://b.example/"))])
        assert list(listed(keeper)) == ["https://b.example/", "https://a.example/"]

    def test_says_what_the_register_knows_already(self, keeper, page):
        LinkFactory(url=TYPED, title="Tilskud fra kommunen")
        (cells,) = listed(keeper).values()
        assert "Tilskud fra kommunen" in cells[1]

    def test_says_what_is_wrong_with_an_address(self, keeper):
        StandardPageFactory(body=[text_of(typed("www.egeby.example"))])
        cells = listed(keeper)["www.egeby.example"]
        assert "https://" in cells[1]

    def test_leads_a_keeper_to_the_public_page_and_an_editor_to_the_form(
        self, keeper, administrator, page
    ):
        for client, target in (
            (keeper, page.url),
            (administrator, reverse("wagtailadmin_pages:edit", args=[page.pk])),
        ):
            table = one(parse(client.get(reverse(LIST))), "table.listing")
            assert one(table, ".typed-addresses__pages a")["href"] == target

    def test_is_narrowed_by_host_register_place_and_words(self, keeper, page):
        LinkFactory(url=TYPED)
        draft = StandardPageFactory(live=False)
        draft.body = [text_of(typed("https://solgavlen.example/www.egeby", "Naboer"))]
        draft.save_revision()
        assert len(listed(keeper)) == 2
        assert set(listed(keeper, host="EGEBY")) == {TYPED}
        assert set(listed(keeper, known="yes")) == {TYPED}
        assert TYPED not in listed(keeper, known="no")
        assert set(listed(keeper, place="live")) == {TYPED}
        assert TYPED not in listed(keeper, place="draft")
        assert TYPED not in listed(keeper, q="naboer")

    def test_says_so_when_there_is_nothing_left_to_do(self, keeper):
        response = keeper.get(reverse(LIST))
        assert "link" in words(one(parse(response), "#listing-results"))

    def test_can_be_taken_home(self, keeper, page):
        response = keeper.get(reverse(LIST), {"export": "csv"})
        sheet = b"".join(response.streaming_content).decode()
        assert TYPED in sheet
        assert "Søg tilskud" in sheet

    def test_is_reached_from_the_list_of_links(self, keeper):
        links = parse(keeper.get(reverse("wagtailsnippets_links_link:list")))
        assert links.select(f'a[href="{reverse(LIST)}"]')

    def test_asks_no_more_for_20_addresses_on_20_pages_than_for_2(self, administrator):
        def queries() -> int:
            listed(administrator)
            with CaptureQueriesContext(connection) as captured:
                listed(administrator)
            return len(captured)

        for number in range(2):
            StandardPageFactory(body=[text_of(typed(f"{TYPED}/{number}"))])
        few = queries()
        many = [typed(f"{TYPED}/{number}") for number in range(20)]
        StandardPageFactory.create_batch(5, body=[text_of(*many)])
        assert queries() == few
        assert few < 20


class TestMakingALink:
    def test_proposes_the_words_as_the_title(self, keeper, page):
        form = one(parse(keeper.get(register_url(TYPED))), "#main form")
        assert one(form, "[name$=-title]")["value"] == "Søg tilskud"

    def test_proposes_the_host_where_there_are_no_words(self, keeper):
        StandardPageFactory(body=[text_of(typed(TYPED, ""))])
        form = one(parse(keeper.get(register_url(TYPED))), "#main form")
        assert one(form, "[name$=-title]")["value"] == "egeby.example"

    def test_changes_live_page_and_draft_and_says_how_many(self, keeper, page):
        other = StandardPageFactory(body=[text_of(typed())])
        page.title = "Kladde"
        page.save_revision()
        sent = answers(TYPED, kind="article", source="Egeby Kommune")
        response = keeper.post(register_url(TYPED), sent | ids(TYPED), follow=True)
        link = Link.objects.get(url=TYPED)
        assert (link.title, link.kind) == ("Søg tilskud", "article")
        assert uses() == {
            (link.pk, page.pk): "live draft",
            (link.pk, other.pk): "live draft",
        }
        (message,) = messages_of(response)
        assert "2 sider" in message
        assert StandardPage.objects.get(pk=page.pk).title == "Tilskud til dig"

    def test_uses_the_link_that_there_is(self, keeper, page):
        known = LinkFactory(url=TYPED)
        shown = parse(keeper.get(register_url(TYPED)))
        assert not shown.select("[name$=-title]")
        keeper.post(reverse(REGISTER), ids(TYPED))
        assert uses() == {(known.pk, page.pk): "live draft"}
        assert Link.objects.count() == 1

    def test_of_several_at_once(self, keeper, page):
        StandardPageFactory(body=[text_of(typed(f"{TYPED}/2"))])
        sent = answers(TYPED) | answers(f"{TYPED}/2", title="Mere tilskud")
        keeper.post(reverse(REGISTER), sent | ids(TYPED, f"{TYPED}/2"))
        assert set(Link.objects.values_list("title", flat=True)) == {
            "Søg tilskud",
            "Mere tilskud",
        }
        assert TypedAddress.objects.count() == 0

    def test_asks_for_the_right_address_where_it_is_none(self, keeper):
        page = StandardPageFactory(body=[text_of(typed("www.egeby..example"))])
        bad = answers("www.egeby..example", url="www.egeby..example")
        refused = keeper.post(reverse(REGISTER), bad | ids("www.egeby..example"))
        (message,) = field_errors(refused).values()
        assert "www.egeby..example" in message
        assert not Link.objects.exists()
        good = answers("www.egeby..example", url="https://www.EGEBY.example")
        keeper.post(reverse(REGISTER), good | ids("www.egeby..example"))
        link = Link.objects.get()
        assert link.url == "https://www.egeby.example/"
        assert uses() == {(link.pk, page.pk): "live draft"}

    def test_offers_the_whole_address_where_it_is_certain(self, keeper):
        StandardPageFactory(body=[text_of(typed("www.egeby.example"))])
        form = parse(keeper.get(register_url("www.egeby.example")))
        offered = one(form, "input[name$='-url']")["value"]
        assert offered == "https://www.egeby.example/"
        sent = answers("www.egeby.example", url="www.egeby.example")
        keeper.post(reverse(REGISTER), sent | ids("www.egeby.example"))
        assert Link.objects.get().url == "https://www.egeby.example/"

    def test_takes_the_known_link_where_the_right_address_is_known(self, keeper):
        page = StandardPageFactory(body=[text_of(typed("www.egeby.example"))])
        known = LinkFactory(url="https://www.egeby.example/")
        sent = answers("www.egeby.example", url=known.url, title="", kind="")
        keeper.post(reverse(REGISTER), sent | ids("www.egeby.example"))
        assert uses() == {(known.pk, page.pk): "live draft"}

    def test_needs_a_title(self, keeper, page):
        response = keeper.post(reverse(REGISTER), answers(TYPED, title="") | ids(TYPED))
        assert response.status_code == 200
        assert not Link.objects.exists()

    def test_names_pages_that_are_locked(self, keeper, page):
        page.locked, page.locked_by = True, UserFactory()
        page.save()
        response = keeper.post(
            reverse(REGISTER), answers(TYPED) | ids(TYPED), follow=True
        )
        assert any("Tilskud til dig" in message for message in messages_of(response))
        assert typed_on(page) == {TYPED: "live draft"}

    def test_leads_back_when_the_address_is_gone(self, keeper, page):
        address = register_url(TYPED)
        page.body = []
        publish(page)
        response = keeper.get(address)
        assert response["Location"] == reverse(LIST)

    def test_of_very_many_pages_is_left_to_the_worker(self, keeper, page, monkeypatch):
        monkeypatch.setattr(registering, "PAGES_IN_A_REQUEST", 0)
        queue = rewriting_tasks.register_addresses.get_backend()
        queue.clear()
        response = keeper.post(
            reverse(REGISTER), answers(TYPED) | ids(TYPED), follow=True
        )
        assert messages_of(response)
        assert typed_on(page) == {TYPED: "live draft"}
        (waiting,) = queue.results
        rewriting_tasks.register_addresses.func(*waiting.args)
        assert typed_on(page) == {}

    def test_costs_one_visit_the_same_for_2_addresses_and_20(self, keeper):
        def queries(count: int) -> int:
            urls = [f"{TYPED}/{count}/{number}" for number in range(count)]
            StandardPageFactory(body=[text_of(*map(typed, urls))])
            address = register_url(*urls)
            keeper.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert keeper.get(address).status_code == 200
            return len(captured)

        assert queries(2) == queries(20)


def ids(*addresses: str) -> dict:
    return {
        "id": [TypedAddress.objects.filter(url=url).first().pk for url in addresses]
    }


class TestPermissions:
    @pytest.mark.parametrize("who", ["keeper", "editor", "administrator"])
    def test_those_who_may_change_links_may_do_all_of_it(self, who, request, page):
        client = request.getfixturevalue(who)
        assert listed(client)
        assert client.get(register_url(TYPED)).status_code == 200
        client.post(reverse(REGISTER), answers(TYPED) | ids(TYPED))
        assert Link.objects.filter(url=TYPED).exists()

    def test_those_who_may_only_look_are_offered_nothing(self, onlooker, page):
        assert listed(onlooker)
        table = one(parse(onlooker.get(reverse(LIST))), "table.listing")
        assert not table.select("input, .button")
        sent = answers(TYPED) | ids(TYPED)
        assert is_refused(onlooker.post(reverse(REGISTER), sent))
        assert is_refused(onlooker.get(register_url(TYPED)))
        assert typed_on(page) == {TYPED: "live draft"}

    @pytest.mark.parametrize("who", ["outsider", "anonymous"])
    def test_others_see_nothing(self, who, request, page):
        client = request.getfixturevalue(who)
        assert is_refused(client.get(reverse(LIST)))
        assert is_refused(client.get(reverse(f"{LIST}_results")))
        assert is_refused(client.get(register_url(TYPED)))
        assert is_refused(client.post(reverse(REGISTER), answers(TYPED) | ids(TYPED)))
        assert typed_on(page) == {TYPED: "live draft"}

    def test_a_keeper_does_it_without_being_able_to_edit_the_page(self, keeper, page):
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert is_refused(keeper.get(edit))
        keeper.post(reverse(REGISTER), answers(TYPED) | ids(TYPED))
        assert typed_on(page) == {}


def test_a_link_in_a_list_is_no_typed_address(keeper):
    StandardPageFactory(body=[list_of(LinkFactory(url=TYPED))])
    assert listed(keeper) == {}
