"""Runs of text as readers make them: spaces plain, neighbours of one look joined."""

import re
from collections.abc import Iterable
from dataclasses import replace

from importer.reading.document import Run, Runs

_SPACE = re.compile(r"[\s\xa0\u2007\u202f]+")
# Nobody sees them, and no word needs them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc]")
# An address as it stands in running text; what closes a sentence is not part of it.
_ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"“”]{3,2000})"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
# As mail programs write a link in a text: “Title <https://…>”.
_NAMED = re.compile(r"^(?P<title>.{2,200}?)\s*<(?P<web>https?://[^\s<>]+)>[.\s]*$")
_END = ".,;:!?)]}'’”»"


def tidied(runs: Iterable[Run]) -> Runs:
    """Return runs without superfluous spaces; empty when nothing can be read."""
    joined: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", _INVISIBLE.sub("", run.text))
        if joined and joined[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def without_start(runs: Runs, length: int) -> Runs:
    """Return runs without so many of their first characters."""
    rest = []
    for run in runs:
        kept = run.text[length:]
        length = max(0, length - len(run.text))
        if kept:
            rest.append(replace(run, text=kept))
    return tidied(rest)


def without_end(runs: Runs, length: int) -> Runs:
    """Return runs without so many of their last characters."""
    whole = sum(len(run.text) for run in runs)
    kept, room = [], whole - length
    for run in runs:
        if room <= 0:
            break
        kept.append(replace(run, text=run.text[:room]))
        room -= len(run.text)
    return tidied(kept)


def runs_of_text(text: str) -> Runs:
    """Return plain text with the addresses in it as links."""
    if named := _NAMED.match(text):
        return tidied([Run(named["title"], named["web"])])
    runs, at = [], 0
    for match in _ADDRESS.finditer(text):
        found = match.group().rstrip(_END)
        if match["web"] and "(" in found and match.group()[len(found) :][:1] == ")":
            found += ")"
        address = f"mailto:{found}" if match["mail"] else found
        runs += [
            Run(text[at : match.start()]),
            Run(found, address),
        ]
        at = match.start() + len(found)
    return tidied([*runs, Run(text[at:])])
