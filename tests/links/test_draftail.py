"""Links of the register in the rich text editor."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import get_text_for_indexing

from links.blocks import SECTION_FEATURES
from links.chooser.chosen import summary_of
from links.printing.rich_text import _BLOCK_KEY
from tests.factories import LinkFactory, StandardPageFactory, rich_text_link
from tests.html import parse

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
        # Where it leads and how it stands is told beside the words.
        assert entity["data"] == {
            "id": link.pk,
            "string": "Rødgrød & fløde",
            "summary": summary_of(link),
        }
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
