"""Advice in words: what to change on a page, and where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pages.advice.lix import Lix, measure
from pages.advice.passive import passive_in
from pages.advice.prose import Prose, prose_of
from pages.advice.sentences import Sentence, letters_in, sentences_of, words_of
from pages.guidance.remaining import remaining_guidance

LONG_SENTENCE = 25
LONGEST_WORDS = 16
LONG_PARAGRAPH = 90
# One or two may be just right.
FEWEST_PASSIVES = 3
MOST_EXAMPLES = 5
EXAMPLE_LENGTH = 140

_EMPTY_LINK_TEXTS = frozenset(
    {
        *("her", "klik", "klik her", "tryk her", "læs her", "se her", "mere her"),
        *("link", "linket", "dette link", "side", "siden", "gå til siden"),
        *("hjemmeside", "hjemmesiden", "mere", "læs mere", "læs mere her"),
        *("læs videre", "se mere", "hent", "hent her", "download", "åbn"),
        *("here", "click here", "read more"),
    }
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_PDF = re.compile(r"\.pdf($|[?#])", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"(.+\.(jpe?g|png|gif|webp|avif|heic|tiff?|svg)|(img|dsc|dscn|pxl|image|foto|"
    r"skærmbillede|screenshot)[ _-]?\d[\d _-]*.*)",
    re.IGNORECASE,
)
_SAYS_PICTURE = re.compile(
    r"(et )?(billede|foto|fotografi|illustration) af\b", re.IGNORECASE
)
# Two words or more: a single one may be an abbreviation.
_SHOUT = re.compile(r"\b[A-ZÆØÅ]{4,}(?:\s+[A-ZÆØÅ]{2,})+\b")


@dataclass(frozen=True)
class Advice:
    """One thing to look at, and the places where it is."""

    message: Promise | str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What can be said of a page's text."""

    lix: Lix
    advice: tuple[Advice, ...]


def read(page) -> Reading:
    """Read `page` as it is in memory, and say what could be plainer.

    Fetches nothing that the page's blocks have not fetched.
    """
    prose = prose_of(page)
    sentences = sentences_of(prose.paragraphs)
    found = [*about_language(prose, sentences), *about_content(page, prose)]
    return Reading(measure(sentences), tuple(found))


def about_language(prose: Prose, sentences: list[Sentence]) -> Iterator[Advice]:
    """Yield advice on sentences and words."""
    yield from _advice(
        _("Make two sentences of each of these."),
        (s.text for s in sentences if len(s.words) > LONG_SENTENCE),
    )
    yield from _advice(
        _("Is there a shorter word? Long ones are hard to read for many."),
        _long_words(sentences),
    )
    passive = [f"{verb}: {s.text}" for s in sentences if (verb := passive_in(s))]
    if len(passive) >= FEWEST_PASSIVES:
        yield from _advice(_("Say who does it: “we send”, not “is sent”."), passive)
    yield from _advice(
        _("Divide long paragraphs. One thought each is enough."),
        (p for p in prose.paragraphs if len(words_of(p)) > LONG_PARAGRAPH),
    )
    yield from _advice(
        _("Write small letters. Words in capitals are hard to read."),
        (match.group() for p in prose.paragraphs for match in _SHOUT.finditer(p)),
    )


def about_content(page, prose: Prose) -> Iterator[Advice]:
    """Yield advice on links, pictures and the lead."""
    yield from _advice(
        _("Write your own words instead of the guiding text. It keeps the page back."),
        (f"{part.place}: {part.text}" for part in remaining_guidance(page)),
    )
    if not page.summary:
        yield Advice(_("Write what the page is about in the field “In short”."))
    yield from _advice(
        _(
            "Let the link say where it leads. Those who cannot see the page may hear "
            "the links alone."
        ),
        (text for text, _href in prose.anchors if _says_nothing(text)),
    )
    # A document of the site is followed by its type and size, whoever links to it.
    yield from _advice(
        _("Write “PDF” and the size of the file in the link."),
        (
            text
            for text, href in prose.anchors
            if _PDF.search(href) and "pdf" not in text.lower()
        ),
    )
    yield from _advice(
        _("Describe what the picture shows, not what the file is called."),
        (alt for alt in prose.alt_texts if _FILE_NAME.fullmatch(alt.strip())),
    )
    yield from _advice(
        _("Leave out “picture of”: a screen reader says so already."),
        (alt for alt in prose.alt_texts if _SAYS_PICTURE.match(alt.strip())),
    )


def _advice(message: Promise, examples: Iterable[str]) -> Iterator[Advice]:
    """Yield the advice when there is an example of it; each example once."""
    unique = list(dict.fromkeys(examples))[:MOST_EXAMPLES]
    if unique:
        shortened = (Truncator(text).chars(EXAMPLE_LENGTH) for text in unique)
        yield Advice(message, tuple(shortened))


def _long_words(sentences: Iterable[Sentence]) -> list[str]:
    words = {
        word.lower(): word
        for sentence in sentences
        # A name within a sentence cannot be helped.
        for place, word in enumerate(sentence.words)
        if letters_in(word) >= LONGEST_WORDS and (place == 0 or word[0].islower())
    }
    return sorted(words, key=lambda word: (-letters_in(word), word))


def _says_nothing(text: str) -> bool:
    words = text.strip(" .…!:»«>→").lower()
    return not words or words in _EMPTY_LINK_TEXTS or bool(_ADDRESS.fullmatch(words))
