"""Sections have ids of their own, and the words of a page can be searched."""

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.blocks import InitiativeStreamBlock
from links.blocks import LinkedRichTextBlock
from pages.blocks import FreeStreamBlock
from pages.models import StandardPage
from pages.serving import sections
from pages.serving.prefetching import prefetch
from pages.serving.sections import assign_anchors, printed_text
from streams.stored import raw_leaves
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    StandardPageFactory,
)
from tests.html import parse


def stream(*blocks: tuple[str, dict], of=FreeStreamBlock):
    return of().to_python([{"type": name, "value": value} for name, value in blocks])


def text(title: str, content: str = "<p>Ja.</p>") -> tuple[str, dict]:
    return ("text", {"title": title, "text": content})


def anchors(*titles: str) -> list[str]:
    return [
        section.anchor
        for section in assign_anchors([stream(*(text(title) for title in titles))])
    ]


class TestAnchors:
    @pytest.mark.parametrize(
        ("title", "anchor"),
        [
            ("Hvem kan blive brandkadetter?", "hvem-kan-blive-brandkadetter"),
            ("Værdi", "vaerdi"),
            (
                "Få hjælp, når du bor på Ørebyvej",
                "faa-hjaelp-naar-du-bor-paa-oerebyvej",
            ),
            ("ÆØÅ", "aeoeaa"),
            ("Crème brûlée", "creme-brulee"),
            ("???", "afsnit"),
            ("日本", "afsnit"),
        ],
    )
    def test_are_the_heading_in_letters_that_every_address_can_hold(
        self, title, anchor
    ):
        assert anchors(title) == [anchor]

    def test_differ_where_headings_do_not(self):
        assert anchors("Video", "Video", "Video") == ["video", "video-2", "video-3"]
        assert anchors("Video 2", "Video", "Video") == ["video-2", "video", "video-3"]

    def test_are_what_the_heading_says_whatever_other_parts_are_called(self):
        assert anchors("Indhold", "_indhold", "Om_") == ["indhold", "indhold-2", "om"]

    def test_are_not_those_of_headings(self):
        body = stream(text("Om"), text("Om_"), text("Om titel"))
        assign_anchors([body])
        ids = [(block.value.anchor, block.value.heading_id) for block in body]
        assert ids == [("om", "om_"), ("om-2", "om-2_"), ("om-titel", "om-titel_")]

    @given(st.lists(st.text(max_size=12) | st.from_regex("_?[a-c]_?", fullmatch=True)))
    def test_are_all_different_from_each_other_and_from_what_templates_give(
        self, titles
    ):
        given_ids = anchors(*titles)
        assert len(given_ids) == len(set(given_ids))
        # Templates begin the ids of other parts with an underscore, and end those
        # of headings with one.
        assert not any(name.startswith("_") or name.endswith("_") for name in given_ids)

    def test_run_on_from_stream_to_stream(self):
        first, second = stream(text("Video")), stream(text("Video"))
        assert [section.anchor for section in assign_anchors([first, second])] == [
            "video",
            "video-2",
        ]
        assert second[0].value.anchor == "video-2"

    @pytest.mark.parametrize("content", ["", "<p></p>", "<p> </p>", "<p>\xa0<br/></p>"])
    def test_are_not_for_sections_that_are_empty(self, content):
        empty = stream(text("Om", content), text("Om"))
        assert [section.anchor for section in assign_anchors([empty])] == ["om"]
        assert empty[1].value.anchor == "om"

    def test_are_for_sections_without_a_heading_too_but_not_in_the_index(self):
        block = stream(
            ("target_group", {"title": "", "age_from": 13}), of=InitiativeStreamBlock
        )
        assert assign_anchors([block]) == []
        assert block[0].value.anchor == "target_group"

    def test_are_not_for_blocks_without_a_section(self):
        assert (
            assign_anchors([stream(("quote", {"quote": "Jeg kender min nabo."}))]) == []
        )


class TestEmptiness:
    def section(self, name: str, value: dict):
        return stream((name, value), of=InitiativeStreamBlock)[0].value

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("about", {}),
            ("about", {"text": "<p> </p>"}),
            ("target_group", {"title": "Hvem?"}),
            ("target_group", {"title": "Hvem?", "characteristics": ["", ""]}),
            ("knowledge", {"title": "Viden", "studies": []}),
            ("related_links", {"groups": []}),
        ],
    )
    def test_is_a_heading_with_nothing_below(self, name, value):
        assert self.section(name, value).is_empty

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("about", {"text": "<p>Ja.</p>"}),
            ("target_group", {"age_from": 0}),
            ("target_group", {"age_to": 17}),
            ("target_group", {"characteristics": ["", "er skoletrætte"]}),
            ("knowledge", {"text": "<p>Ja.</p>"}),
        ],
    )
    def test_is_not_when_anything_is_filled_in(self, name, value):
        assert not self.section(name, value).is_empty

    def test_is_worked_out_once(self, monkeypatch):
        look = Mock(return_value=True)
        monkeypatch.setattr(sections, "_is_filled", look)
        about = stream(("about", {"text": "<p>Ja.</p>"}), of=InitiativeStreamBlock)
        assign_anchors([about])
        about.render_as_block()
        look.assert_called_once()

    @pytest.mark.django_db
    def test_every_default_section_of_a_new_initiative_is_empty(self):
        page = InitiativePageFactory._meta.model()
        assert page.body
        assert all(block.value.is_empty for block in page.body)


@pytest.mark.django_db
class TestWords:
    def test_of_a_page_are_found_without_its_markup(self):
        link = LinkFactory(title="Ikke med")
        page = StandardPageFactory.build(
            body=stream(
                text(
                    "Økonomi",
                    f'<p>Få <b>styr</b> på <a linktype="link" id="{link.pk}">lån</a></p>',
                ),
                (
                    "questions",
                    {
                        "title": "Spørgsmål",
                        "questions": [
                            {"question": "Hvad koster det?", "answer": "<p>Intet</p>"}
                        ],
                    },
                ),
            )
        )
        found = printed_text(page.body).split()
        for word in ("Økonomi", "styr", "lån", "koster", "Intet"):
            assert word in found
        assert "<" not in printed_text(page.body)

    def test_of_a_search_document_are_those_of_every_stream(self):
        page = StandardPageFactory(
            title="Råd", summary="Kort fortalt", body=stream(text("Økonomi"))
        )
        document = page.get_search_document()
        assert (document.title, document.summary) == ("Råd", "Kort fortalt")
        assert "Økonomi" in document.body


@pytest.mark.django_db
class TestPrefetch:
    def test_takes_values_as_imports_store_them(self, client):
        """Wagtail reads lists without ids, and blocks that are no longer offered."""
        link, picture = LinkFactory(), PictureFactory()
        page = StandardPageFactory()
        raw = [
            {"type": "link_list", "value": {"title": "Mere", "links": [link.pk]}},
            {"type": "image", "value": {"image": picture.pk}},
            {"type": "fortid", "value": {"findes": "ikke"}},
            {"type": "text", "value": {"title": "Om", "text": None}},
            {"type": "steps", "value": {"title": "Trin", "steps": None}},
        ]
        field = StandardPage._meta.get_field("body")
        page.body = field.stream_block.to_python(raw[:2] + raw[3:4])
        page.save()
        assert client.get(page.url).status_code == 200
        value = field.stream_block.to_python(raw[:2])
        found = [block for block, leaf in raw_leaves(value) if leaf == link.pk]
        assert len(found) == 1

    def test_leaves_a_page_standing_when_what_it_chose_is_gone(self, client):
        person, picture = PersonFactory(), PictureFactory()
        page = StandardPageFactory(
            body=stream(
                ("contact", {"title": "Ring til os", "person": person.pk}),
                ("image", {"image": {"image": picture.pk, "alt_text": "Have"}}),
                ("video", {"link": 4711, "picture": picture.pk}),
                ("call_to_action", {"label": "Tilmeld dig", "link": 4711}),
                text("Om"),
            )
        )
        type(person).objects.filter(pk=person.pk)._raw_delete(using="default")
        type(picture).objects.filter(pk=picture.pk)._raw_delete(using="default")
        main = parse(client.get(page.url)).main
        assert not main.select("figure, .call-to-action, .person, img")
        assert main.select("#om")

    def test_of_nothing_asks_nothing(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            prefetch([stream(text("Om"))], [None])


@pytest.mark.django_db
def test_rich_text_of_an_unsaved_page_is_printed_too(django_assert_num_queries):
    link = LinkFactory()
    value = LinkedRichTextBlock().value_from_form(
        f'<a linktype="link" id="{link.pk}">her</a>'
    )
    with django_assert_num_queries(1):
        assert link.url in str(value)
