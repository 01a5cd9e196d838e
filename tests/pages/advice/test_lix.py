"""LIX counts running text as Danish readers and schools do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.advice.lix import Band, Lix, measure
from pages.advice.sentences import letters_in, sentences_of, words_of


def texts(*paragraphs: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(paragraphs)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Vi mødes kl. 16.30 i gården.",
        "Kontoret ligger på 1. sal ved siden af vaskeriet.",
        "Det begynder den 12. marts, og alle er velkomne.",
        "Du kan få hjælp til f.eks. Breve fra kommunen.",
        "Ring til Lars P. Nørgaard, hvis du er i tvivl.",
        "Huslejen er ca. 5.250 kr. om måneden.",
        "Læs mere på www.solgavlen.example om afdelingen.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(paragraph):
    assert texts(paragraph) == [paragraph]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Kom forbi. Vi har kaffe.", ["Kom forbi.", "Vi har kaffe."]),
        ("Har du gæld? Ring til os!", ["Har du gæld?", "Ring til os!"]),
        ("Beboerhuset ligger på Teglvej 4. I kælderen er der vaskeri.", None),
        ("Hun sagde: “Kom ind.” Og så gik vi ind.", None),
    ],
)
def test_a_new_sentence_begins_with_a_capital(paragraph, sentences):
    found = texts(paragraph)
    assert len(found) >= 2
    assert sentences is None or found == sentences


def test_a_sentence_never_goes_on_into_the_next_paragraph():
    assert texts("Uden punktum", "et punkt i en liste") == [
        "Uden punktum",
        "et punkt i en liste",
    ]


def test_numbers_are_no_words_and_hyphens_join_them():
    assert words_of("De 12 sms-beskeder kostede 3,50 kr.") == [
        "De",
        "sms-beskeder",
        "kostede",
        "kr",
    ]
    assert letters_in("sms-beskeder") == 11


def test_lix_is_words_per_sentence_and_long_words_per_hundred():
    # 10 words, 2 sentences; “boligforeningen” and “hjælper” are longer than six.
    sentences = sentences_of(
        ["Boligforeningen hjælper dig gerne. Ring til os, når du kan."]
    )
    lix = measure(sentences)
    assert lix == Lix(words=10, sentences=2, long_words=2)
    assert lix.value == 5 + 20


def test_seven_letters_are_long_and_six_are_not():
    assert measure(sentences_of(["Huslejen", "boligen", "husene"])).long_words == 2


@pytest.mark.parametrize(
    ("words", "sentences", "long_words", "band"),
    [
        (100, 10, 14, Band.VERY_EASY),
        (100, 10, 15, Band.EASY),
        (100, 10, 24, Band.EASY),
        (100, 10, 25, Band.MEDIUM),
        (100, 10, 35, Band.HARD),
        (100, 10, 45, Band.VERY_HARD),
    ],
)
def test_the_bands_are_those_that_danes_know(words, sentences, long_words, band):
    assert Lix(words, sentences, long_words).band == band


def test_a_page_without_words_has_no_figure():
    lix = measure([])
    assert (lix.value, lix.is_telling) == (0, False)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_text_can_be_measured(paragraphs):
    sentences = sentences_of(paragraphs)
    lix = measure(sentences)
    assert lix.sentences <= lix.words
    assert lix.long_words <= lix.words
    assert lix.words == sum(len(words_of(paragraph)) for paragraph in paragraphs)
