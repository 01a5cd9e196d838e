"""A list of addresses is understood as people paste it, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.adding.lines import MOST_LINES, read_lines

A, B = "https://egeby.dk/nyt", "https://egeby.dk/gammelt"


def pairs(text: str, **options) -> list[tuple[str, str]]:
    reading = read_lines(text, **options)
    assert not reading.bad, reading.bad
    return [(entry.title, entry.url) for entry in reading.entries]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (A, ""),
        (f"  <{A}>, ", ""),
        (f"Nyt fra byen – {A}", "Nyt fra byen"),
        (f"Nyt fra byen: {A}.", "Nyt fra byen"),
        (f"Nyt fra byen\t{A}", "Nyt fra byen"),
        (f"{A}\tNyt fra byen", "Nyt fra byen"),
        (f"•\tNyt fra byen ({A})", "Nyt fra byen"),
        (f"1. Nyt fra byen | {A}", "Nyt fra byen"),
        (f"- [Nyt fra byen]({A})", "Nyt fra byen"),
        (f'[Nyt fra byen]({A} "Egeby")', "Nyt fra byen"),
        (f'<a href="{A}">Nyt <b>fra</b> byen</a>', "Nyt fra byen"),
        (f"Nyt fra byen\n{A}", "Nyt fra byen"),
        (f"Børn – unge – ældre – {A}", "Børn – unge – ældre"),
        ("egeby.dk/nyt", ""),
        ("Nyt fra byen: egeby.dk/nyt", "Nyt fra byen"),
        ("Nyt fra byen\tegeby.dk/nyt", "Nyt fra byen"),
    ],
)
def test_reads_a_line(line, title):
    assert pairs(line) == [(title, A)]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (f"{A}\n\n{B}\n", [A, B]),
        (f"Se {A} og {B}.", [A, B]),
        (f"[Nyt]({A}), [gammelt]({B})", [A, B]),
        (f'<ul><li><a href="{A}">x</a></li><li><a href="{B}">y</a></li></ul>', [A, B]),
        # One place, once.
        (f"{A}\n{A}?utm_source=brev\nHTTPS://EGEBY.dk/nyt", [A]),
    ],
)
def test_reads_several(text, urls):
    assert [url for _title, url in pairs(text)] == urls


def test_keeps_a_bracket_that_is_part_of_the_address():
    url = "https://da.wikipedia.org/wiki/Egeby_(by)"
    assert pairs(f"Om byen ({url})") == [("Om byen", url)]


def test_the_first_title_of_an_address_counts():
    assert pairs(f"{A}\nNyt – {A}\nAndet – {A}") == [("Nyt", A)]


def test_takes_away_what_counts_readers_unless_it_is_to_stay():
    tracked = f"{A}?utm_source=brev"
    assert pairs(tracked) == [("", A)]
    assert pairs(tracked, keep_tracking=True) == [("", tracked)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Nyt fra byen", "Der er ingen adresse på linjen."),
        ("Skriv – ftp://egeby.dk/fil", "https://"),
        ("mailto:post@egeby.dk", "mail"),
        ("Nyt – https://egeby", "egeby"),
        (f"{'Nyt ' * 80}– {A}", "højst 255 tegn"),
    ],
)
def test_says_what_is_wrong_with_a_line_and_gives_it_back(line, reason):
    reading = read_lines(f"{B}\n{line}\nEt til – {B}/2")
    assert len(reading.entries) == 2
    [bad] = reading.bad
    assert bad.line == line.strip()
    assert reason in bad.reason
    assert reading.left == line.strip()


def test_a_heading_above_several_addresses_is_no_title():
    for heading in (f"Nyt fra byen\n{A}\n{B}", f"Nyt fra byen:\n{A}"):
        reading = read_lines(heading)
        assert [bad.line.strip(":") for bad in reading.bad] == ["Nyt fra byen"]
        assert not any(entry.title for entry in reading.entries)


def test_two_titles_in_a_row_are_not_one():
    reading = read_lines(f"Video\nNyt fra byen\n{A}")
    assert [bad.line for bad in reading.bad] == ["Video"]
    assert reading.entries[0].title == "Nyt fra byen"


def test_takes_no_more_than_one_can_look_through():
    text = "\n".join(f"{A}/{number}" for number in range(MOST_LINES + 2))
    reading = read_lines(text)
    assert len(reading.entries) == MOST_LINES
    assert len(reading.bad) == 2


@given(st.lists(st.text(alphabet="abæ –:|[]()<>.\t/https1", max_size=40), max_size=8))
def test_no_line_is_lost(lines):
    reading = read_lines("\n".join(lines))
    told = "".join(
        part
        for found in (*reading.entries, *reading.bad)
        for part in found.line.split()
    )
    for line in lines:
        for word in line.split():
            # HTML is read as its words; anything else comes back as it was.
            assert word in told or "<" in "".join(lines)
