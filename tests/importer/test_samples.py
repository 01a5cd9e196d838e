"""Pages in the habits of other systems: how much of each finds its place by itself.

Beside each sample lies a key, written by hand: where each of its lines belongs. "out"
is what stands around every page of the old site and must not come along.
"""

import re
from dataclasses import dataclass
from functools import cache

import pytest

from importer.reading import Document, read
from importer.recognising import recognise
from importer.recognising.page import Place, RecognisedPage
from tests.importer.conftest import SAMPLES
from tests.importer.samples.make_word import camp

ADDRESS = "https://gammel.example/side/"
NAMES = (
    *("umbraco", "wordpress", "sitecore", "word", "nineties", "one_paragraph"),
    *("word_paste", "drupal", "joomla", "letter"),
)
# Of all lines of all samples; what the importer is measured by.
AIM = 0.9
# A page on which hardly anything is found would be lost among the good ones.
LEAST = 0.8


@dataclass(frozen=True)
class Belongs:
    """Where a line belongs; a place without a section may be in any."""

    place: str
    section: str
    text: str


@cache
def document_of(name: str) -> Document:
    """Read a sample as its kind of source is read."""
    if name == "word":
        return read(camp(), name="sommerlejr.docx")
    if name == "letter":
        return read((SAMPLES / "letter.txt").read_text("utf-8"))
    content = (SAMPLES / f"{name}.html").read_bytes()
    if name == "word_paste":
        return read(content.decode())
    return read(content, address=ADDRESS, content_type="text/html")


@cache
def recognised(name: str) -> list[RecognisedPage]:
    return recognise(document_of(name))


def key_of(name: str) -> list[Belongs]:
    rows = (SAMPLES / f"{name}.key").read_text("utf-8").splitlines()
    belongs = []
    for row in rows:
        where, _, text = row.partition(" | ")
        place, _, section = where.partition(" ")
        belongs.append(Belongs(place, section, text))
    return belongs


def without_names(name: str) -> bytes:
    """Return a sample without all that says where on the page its content is."""
    html = (SAMPLES / f"{name}.html").read_bytes()
    text = html.decode("cp1252" if name == "nineties" else "utf-8")
    text = re.sub(
        r"<(/?)(?:main|nav|header|footer|aside|article|section)\b", r"<\1div", text
    )
    names = r"\s(?:class|id|role|itemprop)=(?:\"[^\"]*\"|\S+?)(?=[\s>])"
    return re.sub(names, "", text).encode()


def found_their_place(
    name: str, pages: list[RecognisedPage] | None = None
) -> tuple[list[Belongs], list[Belongs]]:
    """Return the lines that are where they belong, and those that are not."""
    pages = pages or recognised(name)
    account = [placed for page in pages for placed in page.account]
    right, wrong = [], []
    for belongs in key_of(name):
        places = {
            (placed.place, placed.section)
            for placed in account
            if placed.text.startswith(belongs.text)
        }
        if belongs.place == "out":
            is_right = {place for place, _ in places} <= {Place.DROPPED}
        elif belongs.section:
            is_right = (belongs.place, belongs.section) in places
        else:
            is_right = belongs.place in {place for place, _ in places}
        (right if is_right else wrong).append(belongs)
    return right, wrong


@pytest.mark.parametrize("name", NAMES)
def test_most_lines_of_a_page_find_their_place_without_a_person(name):
    right, wrong = found_their_place(name)
    assert len(right) / len(right + wrong) >= LEAST, wrong


def test_nine_of_ten_lines_of_all_samples_find_their_place_without_a_person():
    right = wrong = 0
    for name in NAMES:
        of_page = found_their_place(name)
        right += len(of_page[0])
        wrong += len(of_page[1])
    assert right / (right + wrong) >= AIM


def test_nine_of_ten_find_it_where_no_page_says_where_its_content_is():
    right = wrong = 0
    for name in ("umbraco", "wordpress", "sitecore", "drupal", "joomla", "nineties"):
        document = read(without_names(name), address=ADDRESS, content_type="text/html")
        of_page = found_their_place(name, recognise(document))
        right += len(of_page[0])
        wrong += len(of_page[1])
    assert right / (right + wrong) >= AIM


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_lost(name):
    account = {p.line for page in recognised(name) for p in page.account}
    assert account == {line.number for line in document_of(name).lines}


@pytest.mark.parametrize("name", NAMES)
def test_the_key_names_every_line(name):
    """Or a line that went astray would not count."""
    begun = tuple(belongs.text for belongs in key_of(name))
    lines = [p.text for page in recognised(name) for p in page.account]
    assert [line for line in lines if not line.startswith(begun)] == []
