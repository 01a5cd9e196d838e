"""English words that Danish has no use for, and what a reader sees or hears of HTML."""

import re
from collections.abc import Iterable
from functools import cache

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from danish.catalogues import (
    DOMAINS,
    messages_in,
    overlay_path,
    own_path,
    packages,
    texts,
)

# Words that English can hardly do without, whether or not a message has them. Not
# those that are words in both, such as "for", "have" and "find".
COMMON_WORDS = """
about add after all an and any are back be been before below by cannot change check
choose click close copy could create date delete edit email enter error file from
has help here hide home how if in into is it its latest leave live loading lock
main missing month more move name new next no not of on open or order our out
page pages parent password path please previous publish published remove reset
results save search select selected settings show sign site skip slug snippet
sort submit tag tags that the their them there these this title to toggle type
unknown unpublish update updated upload url use user users using view was we when
which with yes you your
"""
# Names, units, and what a programme is called.
NAMES = "wagtail django api json xlsx csv gif webp avif jpeg png esc"
# English words of the messages that are Danish words too.
HOMOGRAPHS = "bold fri last list mode must set tag"
READ_ALOUD = (
    "alt",
    "aria-description",
    "aria-label",
    "data-w-progress-active-value",
    "data-w-tooltip-content-value",
    "placeholder",
    "title",
)
WORD = re.compile(r"(?<![\w@./:#-])[^\W\d_]+(?:[’'][^\W\d_]+)?(?![\w@/]|\.\w)")


@cache
def english_words() -> frozenset[str]:
    """Return the words of all English messages that no Danish message has."""
    english, danish = set(COMMON_WORDS.split()), set()
    for domain in DOMAINS:
        catalogues = [messages_in(own_path(domain)), messages_in(overlay_path(domain))]
        for package in packages():
            english |= _words(key[1] for key in package.messages(domain))
            catalogues.append(package.danish(domain))
        for catalogue in catalogues:
            for message in catalogue.values():
                danish |= _words(texts(message.string))
    return frozenset(english - danish - {*NAMES.split(), *HOMOGRAPHS.split()})


def english_in(sentences: Iterable[str]) -> dict[str, set[str]]:
    """Return the sentences that have English words, and which."""
    return {
        sentence: found
        for sentence in sentences
        if (found := _words([sentence]) & english_words())
    }


@cache
def own_danish() -> frozenset[str]:
    """Return what our own code says in Danish, and not the same in English."""
    messages = messages_in(own_path("django")).values()
    english = {text for message in messages for text in texts(message.id)}
    return frozenset(
        text[:1].upper() + text[1:]
        for message in messages
        for text in texts(message.string)
        if text not in english
    )


def _words(sentences: Iterable[str]) -> set[str]:
    return {
        word
        for sentence in sentences
        for word in WORD.findall(
            re.sub(r"%\(\w+\)[a-z]|\{\w*\}|<[^>]*>", " ", sentence).lower()
        )
    }


def texts_of(document: BeautifulSoup) -> list[str]:
    """Return what a reader sees or hears of a page or of a part of one.

    Not by selectors, which leave out what is within a template for scripts.
    """
    elements = document.find_all(True)
    silent = {id(element) for element in elements if is_silent(element)}
    read = [
        " ".join(text.split())
        for text in document.find_all(string=True)
        if not isinstance(text, PreformattedString)
        and not any(id(parent) in silent for parent in text.parents)
    ]
    for element in elements:
        read += filter(None, map(element.get, READ_ALOUD))
        if element.name == "input" and element.get("type") in ("submit", "button"):
            read.append(element.get("value", ""))
    return read


def is_silent(element: Tag) -> bool:
    """Whether an element is for machines, or says itself that it is English."""
    return (
        element.name in ("script", "style", "code", "kbd")
        or element.get("lang") == "en"
        or (element.name == "option" and element.get("value") == "en")
    )
