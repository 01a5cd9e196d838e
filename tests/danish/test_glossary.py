"""The words that the glossary forbids are found, and no others."""

import pytest

from danish.glossary import read_exceptions, read_forbidden_words

GLOSSARY = """# Ordliste

| engelsk | dansk | aldrig |
| --- | --- | --- |
| draft | kladde | `skitse*` |
| locked | låst | `ulåst`, `ikke åben` |
| page | side | |

| undtagelse | hvad det er |
| --- | --- |
| `Skitsen fra Egeby` | et maleri |

| andet | uden kolonnen |
| --- | --- |
| log | `log` |
"""


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "ordliste.md"
    path.write_text(GLOSSARY, encoding="utf-8")
    return {word.text: word.pattern for word in read_forbidden_words(path)}


def test_the_names_in_which_a_forbidden_word_may_stand_are_read(tmp_path):
    path = tmp_path / "ordliste.md"
    path.write_text(GLOSSARY, encoding="utf-8")
    assert read_exceptions(path) == ["Skitsen fra Egeby"]


def test_only_the_column_of_forbidden_words_is_read(words):
    assert list(words) == ["skitse*", "ulåst", "ikke åben"]


@pytest.mark.parametrize("text", ["Skitse", "gem skitserne", "din skitse."])
def test_a_word_with_a_star_is_found_with_any_ending(words, text):
    assert words["skitse*"].search(text)


@pytest.mark.parametrize("text", ["ulåste", "hulåst", "for-ulåst"])
def test_a_word_without_a_star_is_found_as_it_stands_alone(words, text):
    assert words["ulåst"].search("Siden er ulåst.")
    assert not words["ulåst"].search(text)


def test_several_words_are_found_together(words):
    assert words["ikke åben"].search("Siden er ikke åben nu")


def test_a_glossary_without_forbidden_words_is_a_mistake(tmp_path):
    path = tmp_path / "ordliste.md"
    path.write_text("# Ordliste\n")
    with pytest.raises(ValueError, match="aldrig"):
        read_forbidden_words(path)
