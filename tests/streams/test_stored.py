"""Walking through streams as they are stored, and changing what is innermost."""

import pytest
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock

from links.blocks import LinkChooserBlock
from streams.stored import leaves_with_fields, raw_stream, replace_leaves, stored_leaves


class Study(StructBlock):
    link = LinkChooserBlock()
    year = CharBlock()


class Body(StreamBlock):
    title = CharBlock()
    links = ListBlock(LinkChooserBlock())
    studies = ListBlock(Study())
    words = ListBlock(CharBlock())


BODY = Body()


def block(kind: str, value) -> dict:
    return {"type": kind, "id": f"id-{kind}", "value": value}


def item(value) -> dict:
    return {"type": "item", "id": f"id-{value}", "value": value}


def leaves(raw) -> list:
    return [value for _block, value in stored_leaves(BODY, raw)]


def replaced(raw, **new) -> list:
    """Return the stream with the values of `new` put for the keys, as strings."""
    changes = {int(old.strip("_")): value for old, value in new.items()}

    def replace(block, value):
        return changes.get(value, value) if isinstance(value, int) else value

    return replace_leaves(BODY, raw, replace)


class TestLeaves:
    def test_are_found_however_deep(self):
        study = {"link": 3, "year": "2019"}
        raw = [
            block("title", "Hej"),
            block("links", [item(1), item(2)]),
            block("studies", [item(study)]),
        ]
        assert leaves(raw) == ["Hej", 1, 2, 3, "2019"]

    def test_of_lists_without_ids_are_found_too(self):
        assert leaves([block("links", [1, 2])]) == [1, 2]

    @pytest.mark.parametrize(
        "raw",
        [
            [],
            None,
            [block("forgotten", "en blok, der ikke findes mere")],
            [block("links", None)],
        ],
    )
    def test_of_what_is_empty_or_unknown_are_none(self, raw):
        assert leaves(raw) == []

    def test_of_a_block_that_was_one_value_before_are_empty(self):
        assert leaves([block("studies", [item(17)])]) == [None, None]


class TestContext:
    def test_is_the_fields_of_the_block_that_a_value_is_a_field_of(self):
        study = {"link": 3, "year": "2019"}
        raw = [block("studies", [item(study)]), block("links", [item(1)])]
        found = [
            (value, beside) for _block, value, beside in leaves_with_fields(BODY, raw)
        ]
        assert found == [(3, study), ("2019", study), (1, {})]


class TestValueOfAField:
    @pytest.mark.parametrize(
        ("stored", "blocks"),
        [
            ([block("title", "Hej")], [block("title", "Hej")]),
            ('[{"type": "title"}]', [{"type": "title"}]),
            ("<p>en tekst fra før</p>", []),
            ('"en tekst"', []),
            ("", []),
            (None, []),
        ],
    )
    def test_is_read_from_a_row_and_from_a_revision(self, stored, blocks):
        assert raw_stream(stored) == blocks


class TestReplacing:
    def test_keeps_ids_and_order_and_all_else(self):
        raw = [
            block("title", "Hej"),
            block("forgotten", {"a": 1}),
            block("links", [item(1), item(2)]),
        ]
        after = replaced(raw, _1=9)
        assert after[:2] == raw[:2]
        assert after[2]["id"] == raw[2]["id"]
        assert after[2]["value"] == [{**item(1), "value": 9}, item(2)]

    def test_gives_back_the_very_same_when_nothing_changes(self):
        raw = [block("links", [item(1)]), block("studies", [item({"link": 3})])]
        assert replaced(raw, _7=9) is raw

    def test_never_changes_what_it_was_given(self):
        raw = [block("links", [item(1), item(2)])]
        replaced(raw, _1=2)
        assert raw == [block("links", [item(1), item(2)])]

    def test_keeps_lists_without_ids_without(self):
        assert replaced([block("links", [1, 2])], _1=9)[0]["value"] == [9, 2]

    def test_leaves_a_choice_out_that_is_there_already(self):
        (links,) = replaced([block("links", [item(2), item(1)])], _1=2)
        assert links["value"] == [item(2)]

    def test_leaves_it_out_wherever_the_other_stands(self):
        (links,) = replaced([block("links", [item(1), item(2)])], _1=2)
        assert links["value"] == [item(2)]

    def test_leaves_doubles_that_were_there_before(self):
        (links,) = replaced([block("links", [2, 2, 1, 3])], _3=4)
        assert links["value"] == [2, 2, 1, 4]

    def test_keeps_a_choice_of_which_something_else_is_said(self):
        studies = [{"link": 1, "year": "2019"}, {"link": 2, "year": "2020"}]
        (after,) = replaced([block("studies", studies)], _1=2)
        assert [study["year"] for study in after["value"]] == ["2019", "2020"]

    def test_leaves_it_out_when_all_that_is_said_is_the_same(self):
        studies = [{"link": 1, "year": "2019"}, {"link": 2, "year": "2019"}]
        (after,) = replaced([block("studies", studies)], _1=2)
        assert after["value"] == [{"link": 2, "year": "2019"}]

    def test_keeps_texts_that_become_the_same(self):
        def shout(block, value):
            return value.upper() if isinstance(value, str) else value

        (after,) = replace_leaves(BODY, [block("words", ["ja", "JA"])], shout)
        assert after["value"] == ["JA", "JA"]
