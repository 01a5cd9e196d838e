"""The register in the rich text editor, in choosers and in the admin."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import get_text_for_indexing

from links.blocks import SECTION_FEATURES
from links.models import Link
from links.printing.rich_text import _BLOCK_KEY
from tests.factories import LinkFactory, StandardPageFactory, rich_text_link
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def converter():
    return ContentstateConverter(features=SECTION_FEATURES)


def without_keys(html: str) -> str:
    return _BLOCK_KEY.sub("", html)


class TestRichTextEditor:
    def test_reads_and_writes_register_links_unchanged(self, converter):
        link = LinkFactory(title="Rødgrød & fløde")
        source = f"<p>Læs {rich_text_link(link, 'den <b>hele</b>')} nu.</p>"
        state = converter.from_database_format(source)
        (entity,) = json.loads(state)["entityMap"].values()
        assert entity["type"] == "REGISTER_LINK"
        assert entity["data"] == {"id": link.pk, "string": "Rødgrød & fløde"}
        assert without_keys(converter.to_database_format(state)) == source

    def test_keeps_other_links_beside_it(self, converter):
        page = StandardPageFactory()
        source = (
            f"<p>{rich_text_link(LinkFactory(), 'a')} {rich_text_link(page, 'b')} "
            '<a href="https://egeby.example/?a=1&amp;b=2">c</a></p>'
        )
        state = converter.from_database_format(source)
        types = [entity["type"] for entity in json.loads(state)["entityMap"].values()]
        assert types == ["REGISTER_LINK", "LINK", "LINK"]
        stored = parse(converter.to_database_format(state)).select("a")
        assert [(a.get("linktype"), a.get("id"), a.get("href")) for a in stored] == [
            (a.get("linktype"), a.get("id"), a.get("href"))
            for a in parse(source).select("a")
        ]

    @pytest.mark.parametrize("identifier", ["4711", "x", ""])
    def test_survives_a_link_that_is_gone(self, converter, identifier):
        source = f'<p><a linktype="link" id="{identifier}">artiklen</a></p>'
        state = converter.from_database_format(source)
        assert "artiklen" in converter.to_database_format(state)

    def test_drops_what_an_editor_may_not_write(self, converter):
        state = converter.from_database_format(
            '<h1>Om</h1><p onclick="x()">Hej<script>alert(1)</script></p><img src="x">'
        )
        stored = converter.to_database_format(state)
        assert not parse(stored).select("h1, script, img, [onclick]")

    def test_leaves_the_words_to_the_search(self):
        source = f"<p>Læs {rich_text_link(LinkFactory(), 'artiklen')}</p>"
        assert get_text_for_indexing(source).split() == ["Læs", "artiklen"]


class TestChooser:
    @pytest.fixture
    def create(self, admin_client):
        address = reverse("link_chooser:create")
        form = {"title": "Brandkadet", "kind": "page", "language": "da"}

        def create(**values):
            # Each field carries the prefix of the form in the chooser's window.
            fields = {
                f"new-link-{name}": value for name, value in (form | values).items()
            }
            return admin_client.post(address, fields)

        return create

    def test_offers_the_register_and_a_form_for_a_new_link(self, admin_client):
        link = LinkFactory()
        response = admin_client.get(reverse("link_chooser:choose"))
        window = parse(response.json()["html"])
        assert one(window, f'a[href$="/{link.pk}/"]')
        names = {field["name"] for field in window.select("[name^=new-link-]")}
        assert {"new-link-title", "new-link-kind", "new-link-url"} <= names

    def test_takes_no_id_from_the_page_editor_beneath_it(self, admin_client):
        window = parse(admin_client.get(reverse("link_chooser:choose")).json()["html"])
        assert not window.select("#id_title, #id_summary, #id_slug")

    def test_offers_the_pages_that_residents_can_see(self, admin_client):
        shown, draft = StandardPageFactory(), StandardPageFactory(live=False)
        window = parse(admin_client.get(reverse("link_chooser:choose")).json()["html"])
        offered = [
            option["value"]
            for option in one(window, "[name=new-link-target_page]").select("option")
        ]
        assert str(shown.pk) in offered
        assert str(draft.pk) not in offered
        # The root of the tree has no address.
        assert "1" not in offered

    def test_makes_a_link_without_leaving_the_page(self, create):
        answer = create(url="HTTPS://brandkadet.example").json()
        assert answer["step"] == "chosen"
        link = Link.objects.get()
        assert answer["result"]["id"] == str(link.pk)
        assert link.url == "https://brandkadet.example/"

    def test_says_what_is_wrong_at_its_field(self, create):
        answer = create(url="javascript:alert(1)").json()
        assert answer["step"] == "reshow_creation_form"
        window = parse(answer["htmlFragment"])
        assert "skal begynde med https://" in words(window)
        assert one(window, "[name$=-url]")["value"] == "javascript:alert(1)"
        assert not Link.objects.exists()

    def test_says_that_a_link_needs_a_target(self, create):
        answer = create().json()
        assert "Angiv, hvor linket fører hen" in words(parse(answer["htmlFragment"]))

    def test_says_that_a_link_has_one_target(self, create):
        page = StandardPageFactory()
        answer = create(url="https://egeby.example/", target_page=page.pk).json()
        assert answer["step"] == "reshow_creation_form"
        assert not Link.objects.exists()

    def test_offers_the_link_that_exists(self, create):
        known = LinkFactory(url="https://egeby.example/")
        answer = create(url="https://egeby.example").json()
        window = parse(answer["htmlFragment"])
        assert one(window, f'a[href="/admin/snippets/links/link/edit/{known.pk}/"]')


class TestAdmin:
    def test_lists_and_filters_the_register(self, admin_client):
        LinkFactory(title="Sociale viceværter i Sydhavnen", flagged=True)
        LinkFactory(title="Vejen frem")
        address = reverse("wagtailsnippets_links_link:list")
        everything = words(parse(admin_client.get(address)))
        assert "Sydhavnen" in everything
        assert "Vejen frem" in everything
        flagged = words(parse(admin_client.get(f"{address}?availability=unavailable")))
        assert "Sydhavnen" in flagged
        assert "Vejen frem" not in flagged

    def test_finds_a_link_by_its_address(self, admin_client):
        LinkFactory(title="Sydhavnen", url="https://sydhavnen.example/vicevaert")
        LinkFactory(title="Vejen frem")
        address = reverse("wagtailsnippets_links_link:list")
        found = words(parse(admin_client.get(f"{address}?q=sydhavnen")))
        assert "Sydhavnen" in found
        assert "Vejen frem" not in found

    def test_costs_the_same_for_2_and_20_links(
        self, admin_client, django_assert_max_num_queries
    ):
        address = reverse("wagtailsnippets_links_link:list")
        LinkFactory.create_batch(2)
        few = queries_of(admin_client, address)
        LinkFactory.create_batch(18)
        assert len(queries_of(admin_client, address)) == len(few)
