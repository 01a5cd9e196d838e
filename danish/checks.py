"""What is wrong with the Danish of the admin: gaps, left-overs and broken sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from django.conf import settings

from danish.catalogues import (
    DOMAINS,
    Key,
    Messages,
    Package,
    catalogue_at,
    is_translated,
    key_of,
    messages_in,
    overlay_path,
    own_path,
    packages,
    texts,
)
from danish.glossary import (
    ForbiddenWord,
    read_exceptions,
    read_forbidden_words,
)

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|%[sdr]|\{\{?[^{}]*\}?\}")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Danish nouns have two genders, and endings for "the": a sentence often reads badly
# with the name of whatever model it is about, and may do without it.
# The way to approval has one step on most sites, and its name tells nobody anything.
OPTIONAL = frozenset(
    {
        "%(model_name)s",
        "{model_name}",
        "%(snippet_type_name)s",
        "%(workflow)s",
        "%(workflow_name)s",
        "%(task)s",
        "%(task_name)s",
    }
)


class Problem(NamedTuple):
    """What is wrong, with which message, of which package or catalogue."""

    source: str
    message: str
    fault: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message!r}: {self.fault}"


def find_problems() -> Iterator[Problem]:
    """Yield everything that is wrong with the Danish of this installation."""
    yield from find_gaps()
    yield from find_faults()


def find_gaps() -> Iterator[Problem]:
    """Yield what the installed packages say that we do not, and the other way round.

    Danish of their own that the glossary forbids is as good as none.
    """
    words = _forbidden_words()
    installed = list(packages())
    for domain in DOMAINS:
        overlay = messages_in(overlay_path(domain))
        ours = overlay.keys() | messages_in(own_path(domain)).keys()
        # One catalogue is read for all: Danish of one package serves the others.
        danish = {key for package in installed for key in package.danish(domain)}
        for package in installed:
            yield from _missing(package, domain, overlay, danish)
            for key, message in package.danish(domain).items():
                if key not in ours:
                    yield from _forbidden(package.name, message, words)
        known = {key for package in installed for key in package.messages(domain)}
        yield from _obsolete(domain, overlay, known)


def find_faults() -> Iterator[Problem]:
    """Yield the sentences of ours that would break, or that the glossary forbids."""
    words = _forbidden_words()
    for domain in DOMAINS:
        overlay = messages_in(overlay_path(domain))
        own = messages_in(own_path(domain))
        for source, messages in (("libraries", overlay), ("own", own)):
            for message in messages.values():
                yield from _broken(f"{source}, {domain}", message)
                yield from _forbidden(f"{source}, {domain}", message, words)
        yield from _contradictions(domain, own, overlay)


@cache
def _forbidden_words() -> list[ForbiddenWord]:
    return read_forbidden_words(_glossary())


@cache
def _exceptions() -> list[str]:
    return read_exceptions(_glossary())


def _glossary() -> Path:
    return Path(settings.DANISH_GLOSSARY)


def _missing(
    package: Package, domain: str, overlay: Messages, danish: set[Key]
) -> Iterator[Problem]:
    for key, message in package.messages(domain).items():
        ours = overlay.get(key)
        if ours is not None and ours.fuzzy:
            yield _problem(package.name, message, "our Danish is only a guess (fuzzy)")
        elif ours is not None and not is_translated(ours):
            yield _problem(package.name, message, "our Danish is empty")
        elif ours is None and key not in danish:
            yield _problem(package.name, message, "has no Danish")
        elif ours is not None and len(texts(ours.id)) < len(texts(message.id)):
            yield _problem(package.name, message, "has a plural, and our Danish none")


def _obsolete(domain: str, overlay: Messages, known: set[Key]) -> Iterator[Problem]:
    source = f"libraries, {domain}"
    kept_aside = catalogue_at(overlay_path(domain)).obsolete.values()
    unknown = [overlay[key] for key in sorted(overlay.keys() - known, key=str)]
    for message in (*unknown, *kept_aside):
        yield _problem(source, message, "no installed package says this any longer")


def _broken(source: str, message: Message) -> Iterator[Problem]:
    for danish in filter(None, texts(message.string)):
        for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
            if not _agree(pattern, danish, texts(message.id)):
                yield _problem(source, message, f"other {name} in {danish!r}")
        if _spaces_around(danish) != _spaces_around(texts(message.id)[0]):
            yield _problem(source, message, f"other spaces around {danish!r}")


def _agree(pattern: re.Pattern, danish: str, english: Iterable[str]) -> bool:
    """Whether a text has what one of the English ones has, the optional apart."""
    found = Counter(pattern.findall(danish))
    for text in english:
        wanted = Counter(pattern.findall(text))
        if not found - wanted and set(wanted - found) <= OPTIONAL:
            return True
    return False


def _spaces_around(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _forbidden(
    source: str, message: Message, words: list[ForbiddenWord]
) -> Iterator[Problem]:
    for danish in filter(None, texts(message.string)):
        text = TAG.sub(" ", PLACEHOLDER.sub(" ", danish))
        for exception in _exceptions():
            text = text.replace(exception, " ")
        for word in words:
            if word.pattern.search(text):
                yield _problem(
                    source, message, f"the glossary forbids “{word.text}”: {danish!r}"
                )


def _contradictions(domain: str, own: Messages, overlay: Messages) -> Iterator[Problem]:
    """Yield what our own code says otherwise than the packages: ours is shown for both."""
    for key in own.keys() & overlay.keys():
        ours, theirs = texts(own[key].string)[0], texts(overlay[key].string)[0]
        if ours and theirs and ours != theirs:
            yield _problem(
                f"own, {domain}", own[key], f"{ours!r} here, {theirs!r} in libraries"
            )


def _problem(source: str, message: Message, fault: str) -> Problem:
    context, text = key_of(message)
    return Problem(source, f"{context}: {text}" if context else text, fault)
