"""Typed lists are told from lines that only look like them."""

import pytest

from plaintext.pasted.bullets import TypedList, typed_lists


def found(*lines) -> list[tuple[int, int, bool]]:
    return [(made.start, made.end, made.ordered) for made in typed_lists(lines)]


@pytest.mark.parametrize("mark", ["•\t", "·\xa0\xa0", "● ", "\uf0b7", "o\t"])
def test_one_dot_is_a_list(mark):
    assert found(f"{mark}Kom") == [(0, 1, False)]


@pytest.mark.parametrize("mark", ["- ", "– ", "* "])
def test_a_dash_is_one_where_there_are_two_or_it_was_announced(mark):
    assert found(f"{mark}Kom") == []
    assert found(f"{mark}Kom", f"{mark}Gå") == [(0, 2, False)]
    assert found("Du kan:", f"{mark}komme") == [(1, 2, False)]


def test_numbers_are_one_when_they_count():
    assert found("1. Ring", "2. Kom") == [(0, 2, True)]
    assert found("a) Ring", "b) Kom") == [(0, 2, True)]
    assert found("1. Ring") == []
    assert found("1. Ring", "3. Kom") == []
    assert found("12. marts", "13. marts") == []
    assert found("1. marts holder vi fest.", "2. marts rydder vi op.") == []


def test_what_is_no_plain_line_parts_two_lists():
    assert found("• a", None, "• b") == [(0, 1, False), (2, 3, False)]


def test_says_how_long_the_marks_are():
    assert typed_lists(["•\ta", "  • b"]) == [TypedList(0, 2, False, (2, 4))]


@pytest.mark.parametrize("line", ["•", "- ", "Ole Olsen", "112", "-20 grader", "§"])
def test_a_mark_alone_and_other_lines_are_none(line):
    assert found(line, line) == []
