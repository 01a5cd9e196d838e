"""Links whose address is lost, as editors make them, list them and find them again."""

import json

import pytest
from django.urls import reverse

from links.decisions.availability import set_availability_of
from links.kinds import Kind
from links.models import Link, LinkHealth
from tests.factories import LinkFactory, StandardPageFactory, publish
from tests.html import one, parse, words
from tests.links.finding.bodies import list_of
from tests.links.staff import LIST
from tests.staff import field_errors, messages_of, succeeded

pytestmark = pytest.mark.django_db

TITLE = "Evaluering af social vicevært i Lundtoftegade"
ADD = "wagtailsnippets_links_link:add"
GONE = {
    "title": TITLE,
    "kind": "article",
    "source": "KAB",
    "availability": "unavailable",
}


@pytest.fixture
def lost():
    return LinkFactory(lost=True, title=TITLE, source="KAB")


def edit(link: Link) -> str:
    return reverse("wagtailsnippets_links_link:edit", args=[link.pk])


class TestForm:
    def test_takes_a_link_that_is_gone_without_an_address(self, editor):
        succeeded(editor.fill_in(reverse(ADD), GONE))
        link = Link.objects.get()
        assert (link.url, link.kind, link.source) == (None, Kind.ARTICLE, "KAB")
        assert link.is_flagged
        assert link.unavailable_since
        assert link.unavailable_by == editor.user
        assert not LinkHealth.objects.exists()

    def test_refuses_one_that_is_available_and_keeps_what_was_written(self, editor):
        sent = GONE | {"availability": "available", "note": "Bladet er lukket"}
        refused = editor.fill_in(reverse(ADD), sent)
        assert "Angiv, hvor linket fører hen" in field_errors(refused)["url"]
        form = parse(refused)
        assert one(form, "[name=title]")["value"] == TITLE
        assert one(form, "[name=note]")["value"] == "Bladet er lukket"

    def test_refuses_to_give_it_back_until_there_is_a_target(self, editor, lost):
        refused = editor.fill_in(edit(lost), {"availability": "available"})
        assert "url" in field_errors(refused)
        page = StandardPageFactory()
        given = {"availability": "available", "target_page": str(page.pk)}
        succeeded(editor.fill_in(edit(lost), given))
        lost.refresh_from_db()
        assert lost.is_available

    def test_asks_once_about_one_of_the_same_words(self, editor, lost):
        again = GONE | {"title": f" {TITLE.upper()}", "note": "Tidsskriftet er lukket"}
        asked = editor.fill_in(reverse(ADD), again)
        assert asked.status_code == 200
        assert "Brug det link" in field_errors(asked)["is_another"]
        form = parse(asked)
        assert one(form, f'#main form a[href="{edit(lost)}"]')
        assert one(form, "[name=note]")["value"] == "Tidsskriftet er lukket"
        succeeded(editor.fill_in(reverse(ADD), again | {"is_another": "on"}))
        assert Link.objects.without_target().count() == 2

    def test_does_not_ask_again_when_one_is_saved_as_it_is(self, editor, lost):
        other = LinkFactory(lost=True, title=TITLE, source="KAB")
        succeeded(editor.fill_in(edit(other), {"unavailable_reason": "Lukket"}))

    def test_does_not_ask_about_links_with_an_address(self, editor, lost):
        fields = GONE | {"url": "https://egeby.example/lundtoftegade"}
        succeeded(editor.fill_in(reverse(ADD), fields))


class TestChooser:
    @pytest.fixture
    def create(self, editor):
        def create(**values):
            form = GONE | {"language": "da"} | values
            fields = {f"new-link-{name}": value for name, value in form.items()}
            response = editor.post(reverse("link_chooser:create"), fields)
            return json.loads(response.content)

        return create

    def test_makes_one_that_is_gone_at_once(self, create, editor):
        assert create()["step"] == "chosen"
        link = Link.objects.get()
        assert (link.url, link.is_flagged) == (None, True)
        assert link.unavailable_by == editor.user

    def test_refuses_one_that_is_available(self, create):
        answer = create(availability="available")
        assert answer["step"] == "reshow_creation_form"
        assert one(parse(answer["htmlFragment"]), "[name$=-title]")["value"] == TITLE

    def test_asks_about_one_of_the_same_words(self, create, lost):
        window = parse(create()["htmlFragment"])
        assert one(window, f'a[href="{edit(lost)}"]')
        assert create(is_another="on")["step"] == "chosen"

    def test_says_that_an_address_may_be_lost(self, editor):
        window = editor.get(reverse("link_chooser:choose")).json()["html"]
        assert "lad adressen stå tom" in words(parse(window))


class TestFoundAgain:
    def test_asks_whether_readers_are_to_be_sent_there(self, editor, lost):
        found = {"url": "https://egeby.example/lundtoftegade"}
        saved = editor.fill_in(edit(lost), found, follow=True)
        (message,) = messages_of(saved)
        assert "Skal de sendes derhen igen?" in message
        button = one(parse(saved), ".messages form")
        assert LinkHealth.objects.get(pk=lost.pk).checked_at is None
        editor.post(button["action"])
        lost.refresh_from_db()
        assert lost.is_available

    def test_asks_nothing_when_that_was_decided_too(self, editor, lost):
        found = {"url": "https://egeby.example/a", "availability": "available"}
        (message,) = messages_of(editor.fill_in(edit(lost), found, follow=True))
        assert "Skal de" not in message

    def test_offers_merging_at_a_known_address(self, keeper, lost):
        known = LinkFactory(title="Lundtoftegade, evaluering")
        page = publish(StandardPageFactory(body=[list_of(lost)]))
        refused = keeper.fill_in(edit(lost), {"url": known.url})
        assert "Slå de to links sammen" in field_errors(refused)["url"]
        offered = one(parse(refused), '.w-field__errors a[href*="/merge/"]')
        # The address is not to be lost once more.
        merging = keeper.get(offered["href"])
        (kept,) = parse(merging).select("[name=kept]")
        assert kept["value"] == str(known.pk)
        keeper.post(offered["href"], {"kept": known.pk})
        assert list(Link.objects.public_on(page)) == [known]
        assert not Link.objects.filter(pk=lost.pk).exists()


class TestLists:
    def rows(self, client, **query) -> dict[str, str]:
        table = parse(client.get(reverse(LIST), query))
        return {
            words(one(row, ".title-wrapper")): words(row)
            for row in table.select("table.listing tbody tr")
        }

    def test_say_that_the_address_is_lost_and_nothing_of_checks(self, keeper, lost):
        row = self.rows(keeper)[TITLE]
        assert "Adressen er gået tabt" in row
        assert "tjekket" not in row
        assert "Markér som tilgængeligt" not in row

    def test_find_it_by_its_words_and_among_the_unavailable(self, keeper, lost):
        LinkFactory(title="Andet", flagged=True)
        LinkFactory(title="Tredje")
        assert set(self.rows(keeper, q="lundtoftegade")) == {TITLE}
        assert set(self.rows(keeper, availability="unavailable")) == {TITLE, "Andet"}
        assert set(self.rows(keeper, availability="lost")) == {TITLE}

    @pytest.mark.parametrize("query", [{"verdict": "unchecked"}, {"host": "e"}])
    def test_leave_it_out_where_checks_or_hosts_are_asked_for(
        self, keeper, lost, query
    ):
        assert TITLE not in self.rows(keeper, **query)

    def test_take_it_home_with_an_empty_cell(self, keeper, lost):
        response = keeper.get(reverse(LIST), {"export": "csv"})
        sheet = b"".join(response.streaming_content).decode()
        assert f"{TITLE};;Artikel;KAB;" in sheet


class TestDecisions:
    def test_own_page_offers_what_can_be_done(self, keeper, lost):
        page = parse(keeper.get(edit(lost)))
        panel = one(page, "#link-health")
        assert "Adressen er gået tabt" in words(panel)
        assert not panel.select("button, a[href='']")
        assert not page.select("#link-archive")

    def test_giving_it_back_is_refused_with_the_reason(self, keeper, lost):
        url = reverse("wagtailsnippets_links_link:decide", args=["unflag", lost.pk])
        (message,) = messages_of(keeper.post(url, follow=True))
        assert "har ingen adresse" in message
        lost.refresh_from_db()
        assert lost.is_flagged

    def test_giving_many_back_counts_those_that_are_left(self, keeper, lost):
        other = LinkFactory(flagged=True)
        path = reverse("wagtail_bulk_action", args=["links", "link", "unflag"])
        url = f"{path}?id={lost.pk}&id={other.pk}&next={reverse(LIST)}"
        said = " ".join(messages_of(keeper.post(url, follow=True)))
        assert "1 link er tilgængeligt igen." in said
        assert "1 link" in said.partition("igen.")[2]
        assert "har ingen adresse" in said

    def test_undoing_counts_those_whose_address_was_lost_meanwhile(self, keeper):
        links = LinkFactory.create_batch(2)
        change, _done = set_availability_of(links, keeper.user, available=False)
        Link.objects.filter(pk=links[0].pk).update(url=None)
        url = reverse("wagtailsnippets_links_link:undo_change", args=[change])
        (message,) = messages_of(keeper.post(url, follow=True))
        assert "1 link er igen, som det var." in message
        assert "1 link er stadig utilgængeligt" in message

    def test_the_page_editor_is_told_the_same(self, editor, lost):
        url = reverse("decide_while_editing", args=["unflag", lost.pk])
        answer = editor.post(url)
        assert answer.status_code == 409
        assert "har ingen adresse" in answer.json()["said"]
