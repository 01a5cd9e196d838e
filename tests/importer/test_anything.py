"""Whatever a source is made of: it is read or refused, and no line of it is lost."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from importer.reading import UnreadableError, read
from importer.recognising import recognise
from importer.recognising.page import Place, RecognisedPage

PIECES = st.sampled_from(
    [
        *(
            "Om:",
            "Hvorfor:",
            "Læs også:",
            "Video:",
            "Hvem kan komme?",
            "Kontakt",
            "Pris:",
        ),
        *("Have", "Have", "Sovsen:", "Undersøgelse fra CBU:", "Spørgsmål og svar"),
        *("\n", "\n\n", "\t", "<br>", "<p>", "</p>", "<b>", "</b>", "<h1>", "</h1>"),
        *("<h2>", "</h2>", "<h3>", "<ul><li>", "<ol><li>", "<li>", "</ul>", "<table>"),
        *("<tr><td>", "<td>", "</table>", "<div>", "</div>", "<img src=a.jpg>"),
        *(
            "<a href=/x>",
            "<a href='http://[y'>",
            "</a>",
            "<blockquote><cite>",
            "<dl><dt>",
        ),
        *("• suppe", "- brød", "1. Kom", "2. Spis", "a" * 130, "60+ og op til 80 år"),
        *("Sidst opdateret: 3.5.2018", "Sideansvarlig: Bo Ek", "(Siden findes ikke)"),
        "Hver onsdag laver vi mad sammen i beboerhuset. Alle, der har lyst, kan komme.",
        "Bageri: Gode brød (Linket virker ikke længere)",
        "Se https://egeby.example/mad, eller ring.",
        "<iframe src='//www.youtube.com/embed/aB3dE5fG7hI'></iframe>",
    ]
)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def said_by(page: RecognisedPage) -> str:
    """Return all that will stand in the body and the lead of a page."""
    parts = [page.title, page.summary]
    for section in page.sections:
        parts += [section.title, getattr(section, "person", "")]
        parts += [e.text for e in [*section.body, *getattr(section, "closing", [])]]
        parts += getattr(section, "characteristics", [])
        parts += [link.title for link in section.links]
        for question in getattr(section, "questions", []):
            parts += [question.title, *(e.text for e in question.body)]
    return letters(" ".join(parts))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_it_is_read_or_refused_and_no_line_is_lost(pieces):
    source = "".join(pieces)
    try:
        document = read(source)
    except UnreadableError:
        return
    pages = recognise(document)
    account = [placed for page in pages for placed in page.account]
    assert {placed.line for placed in account} == {
        line.number for line in document.lines
    }
    said = "".join(map(said_by, pages))
    for placed in account:
        if placed.place in {Place.TEXT, Place.CHARACTERISTIC, Place.QUESTION}:
            # What a typed item begins with is the list's own.
            text = re.sub(r"^\W*(?:\d\. )?", "", placed.text)
            for cell in re.split(r" \| |: ", text):
                assert letters(cell) in said, placed
