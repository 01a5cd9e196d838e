"""Which lines head something, and what they head."""

import re
from dataclasses import dataclass

from importer.reading.document import Element, Heading, ListElement, Paragraph, Run
from importer.reading.runs import without_start
from importer.recognising.findings import Certainty, Matter
from importer.recognising.splitting import is_short_line
from importer.recognising.words.vocabulary import Label, label_of

# Below every level that a heading of the source can have.
BY_LOOKS = 7
_LABEL_LENGTH, _LABEL_WORDS = 60, 7
_PLAIN_LENGTH, _PLAIN_WORDS = 60, 8
_LONG = 80
_BEFORE_COLON = re.compile(r"^(?P<label>[^:]{2,60}?)\s*:\s+(?=\S)")


@dataclass(frozen=True)
class Head:
    """A line that heads what stands below it."""

    title: str
    level: int
    # Known words; None for others, which head a section of their own.
    label: Label | None = None
    certainty: Certainty = Certainty.SURE
    # What to ask about it, if anything.
    matter: Matter | None = None


def head_of(
    element: Element,
    following: Element | None,
    *,
    is_plain: bool,
    among_links: bool,
) -> Head | None:
    """Return what an element heads, if it is a heading or looks like one.

    `is_plain` says that the source marks no headings at all; `among_links`, that the
    lines around it are titles of links, in which case it has to be marked.
    """
    if isinstance(element, Heading):
        label = label_of(element.text, is_marked=True)
        return Head(element.text, element.level, label)
    if not isinstance(element, Paragraph) or any(r.address for r in element.runs):
        return None
    text = element.text
    has_colon = text.endswith(":")
    is_bold = element.is_bold and (has_colon or len(text) <= 100)
    label = label_of(text, is_marked=has_colon or is_bold)
    if label and (has_colon or is_bold or not among_links):
        certainty = Certainty.LIKELY if label.meant else Certainty.SURE
        matter = Matter.SPELT if label.meant else None
        return Head(label.title, BY_LOOKS, label, certainty, matter)
    if among_links and not is_bold:
        return None
    return _unknown(element, following, is_bold=is_bold, is_plain=is_plain)


def _unknown(
    element: Paragraph, following: Element | None, *, is_bold: bool, is_plain: bool
) -> Head | None:
    text = element.text
    title = text.rstrip(" :")
    if is_bold and not re.search(r"[.!]$", text) and following is not None:
        # A bold line that a list follows announces it, unless it is a title.
        return Head(title, BY_LOOKS, certainty=Certainty.LIKELY)
    if isinstance(following, ListElement) or not isinstance(following, Paragraph):
        return None
    words = len(text.split())
    if text.endswith(":") and len(text) <= _LABEL_LENGTH and words <= _LABEL_WORDS:
        if text[:1].isupper() and following.continues:
            return Head(title, BY_LOOKS, None, Certainty.GUESS, Matter.UNKNOWN_LABEL)
        return None
    looks_like_one = (
        is_plain
        and is_short_line(element)
        and not element.continues
        and len(text) <= _PLAIN_LENGTH
        and words <= _PLAIN_WORDS
        and text[:1].isupper()
        and not re.search(r"[,;]$|\d{4}", text)
        and len(following.text) > _LONG
    )
    if looks_like_one:
        return Head(text, BY_LOOKS, None, Certainty.GUESS, Matter.PERHAPS_HEADING)
    return None


def split_label(paragraph: Paragraph) -> tuple[Paragraph, Paragraph] | None:
    """Return a label and what follows it on the same line, as two lines.

    “Om: Hver tirsdag …” with a known word, or any words that alone are bold.
    """
    text = "".join(run.text for run in paragraph.runs)
    bold = _bold_start(paragraph)
    match = _BEFORE_COLON.match(text)
    if bold:
        length = len(bold) + len(re.match(r"\s*:?\s*", text[len(bold) :]).group())
        words = bold
    elif match:
        length, words = match.end(), match["label"]
    else:
        return None
    label = label_of(words, is_marked=bool(bold))
    if label is None or not (label.in_list or bold) or length >= len(text):
        return None
    return _split(paragraph, words, length)


def _bold_start(paragraph: Paragraph) -> str:
    """Return the words that a line begins with in bold, if they end like a label."""
    first = paragraph.runs[0]
    if not first.bold or len(paragraph.runs) < 2 or first.address:
        return ""
    rest = paragraph.runs[1].text
    if first.text.rstrip().endswith((":", "?")) or rest.lstrip().startswith(":"):
        return first.text
    return ""


def _split(
    paragraph: Paragraph, words: str, length: int
) -> tuple[Paragraph, Paragraph]:
    head = Paragraph(
        (Run(f"{words.strip().rstrip(':').rstrip()}:"),),
        continues=paragraph.continues,
        lines=paragraph.lines,
    )
    rest = without_start(paragraph.runs, length)
    return head, Paragraph(rest, continues=True, lines=paragraph.lines)
