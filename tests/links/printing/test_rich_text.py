"""Rich text as readers get it: its links follow the register, and nothing else does."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from links.blocks import LinkChooserBlock, LinkedRichTextBlock, preview_link
from links.kinds import Kind
from links.models import Link
from links.printing.lookup import LinkLookup
from links.printing.rich_text import LinkedRichText, render_rich_text
from tests.factories import (
    DocumentFactory,
    LinkFactory,
    StandardPageFactory,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.notes import note

pytestmark = pytest.mark.django_db


def html_of(source: str):
    return parse(render_rich_text(source))


class TestRegisterLink:
    def test_leads_to_its_target(self):
        link = LinkFactory()
        html = html_of(f"<p>Læs {rich_text_link(link, 'artiklen')} først.</p>")
        anchor = one(html, "p > a")
        assert anchor["href"] == link.url
        assert anchor["rel"] == ["external", "noopener"]
        assert words(html) == "Læs artiklen først."

    def test_follows_to_a_page_or_document(self):
        page, document = StandardPageFactory(), DocumentFactory()
        for target, options in (
            (page, {"target_page": page}),
            (document, {"target_document": document}),
        ):
            anchor = one(
                html_of(rich_text_link(LinkFactory(url=None, **options), "x")), "a"
            )
            assert anchor["href"] == target.url
            assert "rel" not in anchor.attrs

    def test_is_text_and_note_when_flagged(self):
        link = LinkFactory(flagged=True)
        html = html_of(f"<p>Læs {rich_text_link(link, 'artiklen')} først.</p>")
        assert not html.select("a")
        assert words(html) == f"Læs artiklen {note(Kind.ARTICLE)} først."

    def test_offers_the_archived_copy(self):
        link = LinkFactory(
            flagged=True,
            archive_url="https://arkiv.example/1",
            archived_on=datetime.date(2019, 3, 12),
        )
        assert words(one(html_of(rich_text_link(link, "artiklen")), "a")) == (
            "Se en arkiveret kopi fra 12. marts 2019"
        )

    def test_is_text_when_it_is_gone_from_the_register(self):
        html = html_of('<p>Læs <a linktype="link" id="4711">artiklen</a>.</p>')
        assert not html.select("a")
        assert words(html) == "Læs artiklen."

    @pytest.mark.parametrize("identifier", ["", "0", "-1", "x", "½", "9" * 40, "١"])
    def test_is_text_when_its_id_is_none(self, identifier):
        html = html_of(f'<a linktype="link" id="{identifier}">artiklen</a>')
        assert not html.select("a")
        assert words(html) == "artiklen"

    @pytest.mark.parametrize("flagged", [True, False])
    def test_keeps_the_markup_and_entities_of_its_text(self, flagged):
        link = LinkFactory(flagged=flagged)
        html = html_of(rich_text_link(link, "<b>Børn &amp; unge</b> &lt;2019&gt;"))
        assert one(html, "b").get_text() == "Børn & unge"
        assert "Børn & unge <2019>" in words(html)


class TestPageLink:
    def test_leads_to_a_live_page(self):
        page = StandardPageFactory()
        assert one(html_of(rich_text_link(page, "råd")), "a")["href"] == page.url

    def test_is_text_when_the_page_is_unpublished_or_deleted(self):
        page = StandardPageFactory()
        source = f"<p>Se {rich_text_link(page, 'vores råd')}.</p>"
        page.unpublish()
        assert not html_of(source).select("a")
        page.delete()
        assert words(html_of(source)) == "Se vores råd."
        assert not html_of(source).select("a")


class TestDocumentLink:
    def test_leads_to_the_document(self):
        document = DocumentFactory()
        source = rich_text_link(document, "husordenen")
        assert one(html_of(source), "a")["href"] == document.url
        # What a press on it brings, before anybody on a phone has paid for it.
        assert words(html_of(source)) == "husordenen (PDF, 17 bytes)"
        document.delete()
        assert not html_of(source).select("a")


class TestTypedAddress:
    def test_leads_there(self):
        anchor = one(
            html_of('<a href="https://egeby.example/?a=1&amp;b=2">Egeby</a>'), "a"
        )
        assert anchor["href"] == "https://egeby.example/?a=1&b=2"
        assert anchor["rel"] == ["external", "noopener"]

    @pytest.mark.parametrize(
        "typed",
        [
            "https://egeby.example/lån",
            "HTTPS://EGEBY.example:443/l%c3%a5n",
            " https://egeby.example/l%C3%A5n",
        ],
    )
    def test_is_text_and_note_when_the_register_has_flagged_it(self, typed):
        LinkFactory(url="https://egeby.example/l%C3%A5n", flagged=True)
        html = html_of(f'<p><a href="{typed}">Låneguide</a></p>')
        assert not html.select("a")
        assert words(html) == f"Låneguide {note(Kind.ARTICLE)}"

    def test_is_not_touched_by_a_link_that_works(self):
        LinkFactory(url="https://egeby.example/", replacement=LinkFactory())
        html = html_of('<a href="https://egeby.example/">Egeby</a>')
        assert one(html, "a")["href"] == "https://egeby.example/"

    @pytest.mark.parametrize(
        "href",
        [
            "mailto:kontakt@solgavlen.example",
            "tel:+4512345600",
            "#om",
            "/kontakt/",
            "/",
        ],
    )
    def test_may_be_of_another_harmless_kind(self, href):
        anchor = one(html_of(f'<a href="{href}">her</a>'), "a")
        assert anchor["href"] == href
        assert "rel" not in anchor.attrs

    @pytest.mark.parametrize(
        "href",
        [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,hej",
            "vbscript:x",
            "//evil.example/",
            "/\\evil.example/",
            "/\t/evil.example/",
            "https://egeby.example\\@evil.example/",
            "https://jane:hemmelig@egeby.example/",
            "kontakt",
            "",
        ],
    )
    def test_is_dropped_when_it_is_not_plain(self, href):
        html = html_of(f'<p><a href="{href}">her</a></p>')
        assert not html.select("a")
        assert words(html) == "her"

    def test_cannot_break_out_of_its_attribute(self):
        source = (
            '<a href="https://egeby.example/?&quot; onclick=&quot;alert(1)">her</a>'
        )
        anchor = one(html_of(source), "a")
        assert "onclick" not in anchor.attrs


def test_the_editors_own_keys_are_not_printed():
    source = '<p data-block-key="abc12">Om</p><ul><li data-block-key="x">Kø</li></ul>'
    assert render_rich_text(source) == "<p>Om</p><ul><li>Kø</li></ul>"


def test_two_links_in_one_paragraph_are_two_links():
    first, second = LinkFactory(), LinkFactory(flagged=True)
    html = html_of(
        f"<p>{rich_text_link(first, 'a')} og {rich_text_link(second, 'b')}</p><p>c</p>"
    )
    assert one(html, "a").get_text() == "a"
    assert words(html).startswith("a og b (")


def test_text_without_links_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert render_rich_text("<p>Æblegrød</p>") == "<p>Æblegrød</p>"


def queries_for(count: int) -> int:
    links = LinkFactory.create_batch(count, flagged=True, replacement=LinkFactory())
    pages = StandardPageFactory.create_batch(count)
    to_pages = [LinkFactory(url=None, target_page=page) for page in pages]
    documents = DocumentFactory.create_batch(count)
    to_documents = [
        LinkFactory(
            flagged=True, replacement=LinkFactory(url=None, target_document=one)
        )
        for one in documents
    ]
    source = "".join(
        [
            *(f'<p><a href="{link.url}">tastet</a></p>' for link in links),
            *(
                rich_text_link(target, "valgt")
                for target in (*links, *pages, *to_pages, *to_documents, *documents)
            ),
        ]
    )
    with CaptureQueriesContext(connection) as queries:
        html = parse(render_rich_text(source))
    assert len(html.select("a")) == 6 * count
    return len(queries)


def test_a_lookup_costs_the_same_for_2_and_20_of_everything():
    StandardPageFactory().url  # noqa: B018 - the site's address is cached from here on
    assert queries_for(2) == queries_for(20) == 1


def test_blocks_made_within_a_lookup_take_from_it(django_assert_num_queries):
    link = LinkFactory()
    source = rich_text_link(link, "artiklen")
    lookup = LinkLookup.load([source], [link.pk])
    with lookup.active():
        chosen = LinkChooserBlock().bulk_to_python([link.pk])
        text = LinkedRichTextBlock().to_python(source)
    with django_assert_num_queries(0):
        assert chosen == [link]
        assert one(parse(str(text)), "a")["href"] == link.url
    assert LinkedRichTextBlock().to_python(source).lookup is None


def test_chosen_links_come_in_their_order_and_none_for_those_that_are_gone():
    first, second = LinkFactory.create_batch(2)
    block = LinkChooserBlock()
    values = [second.pk, 4711, None, first.pk, second.pk]
    assert block.bulk_to_python(values) == [second, None, None, first, second]


def test_rich_text_prints_itself_as_html():
    text = LinkedRichText("<p>Gård &amp; have</p>")
    assert str(text) == text.__html__() == "<p>Gård &amp; have</p>"
    assert bool(text)
    assert not LinkedRichText("")


def test_a_block_gives_linked_text_however_its_value_came():
    block = LinkedRichTextBlock()
    link = LinkFactory(flagged=True)
    source = rich_text_link(link, "artiklen")
    for value in (
        block.to_python(source),
        block.normalize(source),
        block.normalize(RichText(source)),
        block.value_from_form(source),
        block.get_default(),
    ):
        assert isinstance(value, LinkedRichText)
        assert not parse(str(value)).select("a")


def test_unsaved_links_can_be_shown_in_previews():
    assert preview_link().is_available
    assert not preview_link(availability=Link.Availability.UNAVAILABLE).is_available
