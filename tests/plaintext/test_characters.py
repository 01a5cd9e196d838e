"""What a text may hold, and what looks the same."""

import pytest

from plaintext.characters import (
    clean_address,
    clean_email,
    clean_html,
    clean_json,
    clean_kept,
    clean_line,
    clean_text,
    comparable,
    without_refused,
)

RULES = (clean_text, clean_line, clean_kept, clean_html, clean_address, clean_email)
GAARDEN = "gården"


@pytest.mark.parametrize("rule", [*RULES, without_refused])
class TestEveryRule:
    @pytest.mark.parametrize(
        "code",
        [
            *(0, 1, 8, 0x0E, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F),
            *(0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFC, 0xFFFE),
            *(0xFFFF, 0x1FFFE, 0x1FFFF, 0x10FFFF),
        ],
    )
    def test_takes_out_what_xml_refuses(self, rule, code):
        assert rule(f"går{chr(code)}den") == GAARDEN

    @pytest.mark.parametrize(
        "text", ["", "Ålykke", "中文", "Привет", "👍🏽", "a\ue000b"]
    )
    def test_leaves_words_of_any_script_alone(self, rule, text):
        assert rule(text) == text


@pytest.mark.parametrize("rule", RULES)
class TestEveryDoor:
    @pytest.mark.parametrize(
        "invisible",
        "\u200b\ufeff\u2060\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u200d\u200c"
        "\u034f\u180e\u3164\ufe0f\ufe00\U000e0061\U000e0100",
    )
    def test_takes_out_what_nobody_sees(self, rule, invisible):
        assert rule(f"går{invisible}den") == GAARDEN

    def test_composes_what_a_mac_takes_apart(self, rule):
        assert rule("ga\u030arden") == GAARDEN

    def test_composes_around_what_stood_between(self, rule):
        assert rule("ga\u200b\u030arden") == GAARDEN


class TestLineBreaks:
    @pytest.mark.parametrize("other", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
    def test_go_by_one_name_in_running_text(self, other):
        assert clean_text(f"Kom{other}og vær med") == "Kom\nog vær med"

    @pytest.mark.parametrize("white", ["\x0b", "\n", "\r\n", "\t", "\xa0", "\u202f  "])
    def test_and_other_white_space_are_a_space_in_a_line(self, white):
        assert clean_line(f" Kom{white}og vær med\n") == "Kom og vær med"

    @pytest.mark.parametrize("white", ["\n", "\r\n", "\t", "\xa0", "\u202f", "  "])
    def test_and_spaces_stay_in_running_text(self, white):
        assert clean_text(f"kr.{white}100") == f"kr.{white}100"


class TestWhatAScriptNeeds:
    @pytest.mark.parametrize("rule", [clean_text, clean_line, clean_kept, clean_html])
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("می\u200cخواهم", id="Persian"),
            pytest.param("क्\u200dष", id="Hindi"),
            pytest.param("👨\u200d👩\u200d👧", id="a family"),
            pytest.param("👩🏽\u200d🌾", id="a farmer"),
            pytest.param("❤\ufe0f", id="a red heart"),
            pytest.param("1\ufe0f\u20e3", id="a key"),
            pytest.param("🏴\U000e0067\U000e0062\U000e007f", id="a flag"),
            pytest.param("ไทย\u200bไทย", id="Thai"),
        ],
    )
    def test_stays(self, rule, text):
        assert rule(text) == text

    def test_marks_of_direction_stay_beside_letters_that_run_to_the_left(self):
        assert clean_text("سلام\u200f!") == "سلام\u200f!"
        assert clean_html("<p>שלום\u200e 112</p>") == "<p>שלום\u200e 112</p>"

    def test_but_not_what_reaches_further(self):
        assert clean_text("\u202eسلام\u202c") == "سلام"

    def test_a_soft_hyphen_stays_within_words_of_running_text_alone(self):
        assert clean_text("bolig\xadforening") == "bolig\xadforening"
        assert clean_text("\xad bolig \xad") == " bolig "
        assert clean_line("bolig\xadforening") == "boligforening"


class TestAddresses:
    def test_have_nothing_invisible_and_nothing_around_them(self):
        pasted = "\u200b https://www.example.org/side\u200b\xa0"
        assert clean_address(pasted) == "https://www.example.org/side"

    def test_of_mail_are_read_in_letters_of_full_width(self):
        assert clean_email("\u200eamina＠ｅxample.org ") == "amina@example.org"


class TestHtml:
    def test_a_tag_and_an_accent_do_not_become_one_letter(self):
        assert clean_html("<p>\u0338a\x0b</p>") == "<p>\u0338a\n</p>"

    @pytest.mark.parametrize("reference", ["&#11;", "&#x0b;", "&#8232;"])
    def test_a_reference_to_a_line_break_is_one(self, reference):
        assert clean_html(f"<p>a{reference}b</p>") == "<p>a\nb</p>"

    @pytest.mark.parametrize(
        "reference", ["&#8203;", "&#x200B;", "&ZeroWidthSpace;", "&#1;", "&#xD800;"]
    )
    def test_a_reference_to_what_nobody_sees_is_none(self, reference):
        assert clean_html(f"<p>a{reference}b</p>") == "<p>ab</p>"

    @pytest.mark.parametrize("reference", ["&nbsp;", "&amp;", "&#8211;", "&#150;"])
    def test_other_references_stay(self, reference):
        assert clean_html(f"<p>å{reference}b</p>") == f"<p>å{reference}b</p>"

    def test_addresses_in_it_follow_the_rule_of_addresses(self):
        source = '<a href="https://example.org/\u200c\u200e">می\u200cخواهم</a>'
        assert clean_html(source) == '<a href="https://example.org/">می\u200cخواهم</a>'


def test_json_is_cleaned_through_and_through():
    stored = [{"type": "text", "value": {"title": "a\x0b", "n": 1, "of": ("\u200bb",)}}]
    assert clean_json(stored) == [
        {"type": "text", "value": {"title": "a\n", "n": 1, "of": ["b"]}}
    ]


@pytest.mark.parametrize(
    "other", ["GÅRDEN", "ga\u030arden", "går\xadden", "går\u200bden", "ｇården"]
)
def test_what_looks_the_same_compares_the_same(other):
    assert comparable(f"{other}\xa0 5") == comparable("gården 5")


def test_different_words_do_not():
    assert comparable("mode") != comparable("møde")
