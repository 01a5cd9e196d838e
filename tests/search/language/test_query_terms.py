import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.query_terms import QueryTerm, clean_query, query_terms


def stems(text: str) -> list[str]:
    return [term.stem for term in query_terms(text)]


def test_a_question_is_reduced_to_the_words_that_tell():
    assert stems("Hvordan får jeg hjælp til at betale huslejen?") == [
        "hjælp",
        "betal",
        "huslej",
    ]


def test_words_that_tell_nothing_are_looked_for_when_there_are_no_others():
    assert stems("hvad er det") == ["hvad", "er", "det"]


def test_the_same_word_in_two_forms_is_one_term():
    assert stems("vicevært viceværter VICEVAERTEN") == ["vicevært"]


def test_a_long_query_is_cut():
    assert len(clean_query("husleje " * 500)) <= 200
    assert len(query_terms(" ".join(f"ord{number}" for number in range(50)))) == 12


@pytest.mark.parametrize(
    "text",
    ["", "   ", "?!", '"', "*", "()", "- - -", "\x00", "\ud83d", "🔥", "&|!:<->"],
)
def test_a_query_without_words_has_no_terms(text):
    assert query_terms(text) == []


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("vicevært", "viceværtsordningen"),
        ("viceværter", "viceværtsordning"),
        ("café", "lektiecaféerne"),
        ("hus", "husleje"),
        ("mail", "e-mailen"),
        ("børn", "børnehave"),
        ("barn", "børnefamilier"),
        ("mor", "mødregruppe"),
    ],
)
def test_a_term_is_satisfied_by_a_compound(query, word):
    [term] = query_terms(query)
    assert term.matches(word)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("bo", "boldbane"),
        ("bolig", "bold"),
        ("kab", "fællesskab"),
        ("ordning", "orden"),
    ],
)
def test_a_term_is_not_satisfied_by_just_any_likeness(query, word):
    [term] = query_terms(query)
    assert not term.matches(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vaskerri", "vaskeri"),
        ("vaskri", "vaskeri"),
        ("vaksmaskine", "vaskmaskine"),
        ("skimmelsvanp", "skimmelsvamp"),
        ("raadgivnig", "rådgivning"),
    ],
)
def test_a_slip_of_the_fingers_is_seen_through(typed, meant):
    [term], [wanted] = query_terms(typed), query_terms(meant)
    assert wanted.stem in term.respelt.instead
    assert term.respelt.nearness(meant)


@pytest.mark.parametrize("typed", ["kat", "by", "21436587", "مرحبا", "x" * 60])
def test_what_is_too_short_or_no_danish_word_is_not_respelt(typed):
    [term] = query_terms(typed)
    assert term.respelt is None


def test_a_compound_is_taken_apart_into_its_members():
    [term] = query_terms("gældsrådgivning")
    assert {"gæld", "rådgivning"} <= set(term.taken_apart.instead)
    [short] = query_terms("kat")
    assert short.taken_apart is None


@given(st.text())
def test_anything_typed_becomes_a_few_terms(text):
    terms = query_terms(text)
    assert len(terms) <= 12
    assert len(set(terms)) == len(terms)
    clean_query(text).encode()


@given(st.text(alphabet="abdeghiklmnoprstuvæøå", min_size=1))
def test_a_word_satisfies_its_own_term(word):
    for term in query_terms(word):
        assert term.matches(word)


def test_terms_are_equal_by_their_stem():
    assert QueryTerm("huslej") == query_terms("huslejer")[0]
