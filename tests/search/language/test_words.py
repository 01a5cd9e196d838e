import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.words import WORD, clean, fold, lexemes, stem, text_lexemes


def same_word(one: str, other: str) -> bool:
    return lexemes(one)[0][0] == lexemes(other)[0][0]


@pytest.mark.parametrize(
    "forms",
    [
        "vicevært viceværten viceværter viceværterne viceværternes",
        "brandkadet brandkadetten brandkadetter brandkadetternes",
        "indsats indsatsen indsatser indsatserne",
        "bolig boligen boliger boligernes",
        "beboer beboeren beboere beboernes",
        "lejlighed lejligheden lejligheder",
        "frivillig frivillige frivilligt",
        "café cafeer caféen cafe",
        "video videoen videoer",
        "barn barnet børn børnene",
        "brandmand brandmænd brandmændene",
        "bydelsmor bydelsmødre bydelsmødrene",
        "rådgivning rådgivningen rådgivninger",
    ],
)
def test_the_forms_of_a_word_are_the_same_word(forms):
    first, *others = forms.split()
    assert [form for form in others if not same_word(first, form)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BRANDKADET", "brandkadet"),
        ("åben", "aaben"),
        ("Åbenrå", "Aabenraa"),
        ("vicevært", "vicevaert"),
        ("vicevärt", "vicevært"),
        ("økonomi", "oekonomi"),
        ("ökonomi", "økonomi"),
        ("allé", "alle"),
        ("a\u030aben", "åben"),
        ("vice\u00advært", "vicevært"),
        ("e-mail", "email"),
        ("İstanbul", "istanbul"),
        ("Łukasz", "lukasz"),
    ],
)
def test_spellings_of_a_word_are_the_same_word(one, other):
    assert same_word(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("møde", "mode"),
        ("før", "for"),
        ("hår", "har"),
        ("bolig", "bold"),
        ("lejlighed", "leje"),
        ("1317", "13"),
    ],
)
def test_other_words_stay_other_words(one, other):
    assert not same_word(one, other)


def test_a_compound_is_found_by_its_last_member():
    assert set(lexemes("café")[0]) == {"wcaf"}
    assert "hcaf" in lexemes("lektiecafeer")[1]
    assert "hraad" in lexemes("beboerrådet")[1]
    assert "hjob" in lexemes("fritidsjobs")[1]


def test_an_ending_that_is_no_word_is_no_last_member():
    assert "hkab" not in lexemes("fællesskab")[1]
    assert "hring" not in lexemes("evaluering")[1]


def test_a_hyphenated_word_is_found_whole_and_by_its_parts():
    assert lexemes("13-17")[0] == ("w1317", "w13", "w17")


def test_what_stands_before_a_last_member_is_a_word_too():
    assert "hung" not in lexemes("sprunget")[1]


@pytest.mark.parametrize(
    "number", ["21 43 65 87", "21 436 587", "2143 6587", "21436587"]
)
def test_a_telephone_number_is_one_word_however_it_is_grouped(number):
    assert WORD.findall(f"Ring på {number}, eller skriv.")[2] == number
    assert lexemes(number)[0][0] == "w21436587"


@pytest.mark.parametrize("text", ["2019 2020", "1 2 3", "10 11 12 13 14 15"])
def test_years_and_other_numbers_in_a_row_are_words_each(text):
    assert WORD.findall(text) == text.split()


def test_words_keep_their_order_and_number_in_a_text():
    words, heads = text_lexemes("Lektiecafé, café – og lektiecaféer!")
    assert words == ["wlektiecaf", "wcaf", "wog", "wlektiecaf"]
    assert heads.count("hcaf") == 1


def test_clean_drops_what_cannot_be_stored_or_shown():
    assert clean(" Brand\x00kadet\n\ti \ud800 Egeby\u0085") == "Brand kadet i Egeby"


@given(st.text())
def test_any_text_becomes_plain_lexemes(text):
    words, heads = text_lexemes(text)
    assert [lexeme for lexeme in words if not re.fullmatch("w[a-z0-9]+", lexeme)] == []
    assert [lexeme for lexeme in heads if not re.fullmatch("h[a-z0-9]+", lexeme)] == []


@given(st.text(alphabet="abdefghijklmnoprstuvyæøåé-", min_size=1))
def test_case_and_repetition_change_nothing(word):
    assert lexemes(word) == lexemes(word.upper())
    assert stem(stem(fold(word))) == stem(fold(word))


@given(st.text())
def test_what_is_a_word_in_a_text_is_a_word_alone(text):
    for match in WORD.finditer(text):
        assert WORD.fullmatch(match.group())
