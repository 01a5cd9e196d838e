"""Typed headings are known, with or without what closes them, and mistyped."""

import pytest

from importer.recognising.words.spelling import distance
from importer.recognising.words.vocabulary import kind_of_label, label_of
from links.kinds import Kind


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Om:", "about"),
        ("OM", "about"),
        ("Om lejren", "about"),
        ("Hvad er nabohjælp?", "about"),
        ("Hvorfor:", "why"),
        ("Hvorfor gør vi det?", "why"),
        ("Baggrund", "why"),
        ("Formål", "why"),
        ("Værdi:\xa0", "value"),
        ("Hvad får du ud af det?", "value"),
        ("Hvem kan blive haveven?", "target_group"),
        ("Målgruppe", "target_group"),
        ("Hvem er det for?", "target_group"),
        ("Vidensindsamling om forløbet", "knowledge"),
        ("Undersøgelse fra Videnscentret:", "study"),
        ("Evaluering fra Egeby Kommune", "study"),
        ("Artikel fra Egeby Avis:", "links_from"),
        ("Læs også:", "related_links"),
        ("Relevante links", "related_links"),
        ("Se også", "related_links"),
        ("YouTube video:", "video"),
        ("Kontakt", "contact"),
        ("Praktisk", "fact_box"),
        ("Pris:", "fact_box"),
        ("Tid og sted", "fact_box"),
        ("Sådan gør du", "steps"),
        ("Spørgsmål og svar", "questions"),
    ],
)
def test_headings_are_known(text, section):
    label = label_of(text, is_marked=True)
    assert label is not None
    assert label.section == section
    assert label.meant == ""


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Hvorfr:", "why"),
        ("Værid:", "value"),
        ("Målgrupe", "target_group"),
        ("Læs ogås:", "related_links"),
        ("Baggurnd", "why"),
        ("Relevannte link", "related_links"),
    ],
)
def test_headings_that_were_mistyped_are_known_where_they_are_marked(text, section):
    label = label_of(text, is_marked=True)
    assert label is not None
    assert label.section == section
    assert label.meant
    assert label_of(text, is_marked=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "Vi mødes om tirsdagen i beboerhuset.",
        "Ombygning",
        "Hvorfor vi holder af vores gård, er der mange grunde til.",
        "Omme",
        "Tag",
        "En pris",
        "Kontakten til naboerne er blevet bedre.",
    ],
)
def test_other_lines_are_no_headings_that_are_known(text):
    assert label_of(text, is_marked=False) is None


def test_who_has_published_something_is_told_by_its_label():
    label = label_of("Undersøgelse fra Center for Bydele:", is_marked=True)
    assert (label.kind, label.publisher) == (Kind.STUDY, "Center for Bydele")


def test_a_kind_of_link_that_was_mistyped_is_known():
    assert kind_of_label("YouYube video") == (Kind.VIDEO, "YouTube", "YouTube video")
    assert kind_of_label("Egeby Kommune") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("værdi", "værdi", 0),
        ("værid", "værdi", 1),
        ("vædi", "værdi", 1),
        ("væerdi", "værdi", 1),
        ("baggrund", "formål", 3),
    ],
)
def test_distance_counts_letters_and_swaps(one, other, expected):
    assert distance(one, other) == expected
    assert distance(other, one) == expected
