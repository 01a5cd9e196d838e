"""Titles in texts with a note, typed by hand, that they lead nowhere any longer.

So editors wrote before there was a register: “Sociale viceværter (Siden er desværre
ikke tilgængelig længere)”.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from links.finding.addresses import typed_address
from links.finding.lines import (
    AnchorInLine,
    Line,
    lines_of_plain_text,
    lines_of_rich_text,
)
from links.finding.wordings import Wording, find_wordings, may_have_note

SOURCE_LENGTH = 120
# A longer one is a sentence that happens to end with a bracket.
_TITLE_LENGTH, _TITLE_WORDS = 150, 16
_SOURCE_WORDS = 6
_NOTE_LENGTH = 200
_BULLET = re.compile(r"^\s*(?:[•·*–—-]|\d{1,2}[.)])\s+|^\s+")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-ZÆØÅ])")
_QUOTES = {"”": "”“„", "“": "„“", "«": "»", "»": "«", '"': '"', "’": "’‘", "'": "'"}
# Before a colon, these tell what to do and not who publishes it.
_LEAD_IN = re.compile(
    r"(?:læs|se|hør|find|hent|kilde|kilder|link|links|yderligere|mere)\b", re.IGNORECASE
)
_END_OF_LINE = re.compile(r"[\s.,;!]*$")
_TAG = re.compile(r"<[^>]*>")
_EMPTY = re.compile(r"<([a-z]+)[^>]*></\1>")
_OPENS = re.compile(r"<([a-z]+)>$")
_CLOSES = re.compile(r"(?:</(?:b|i|em|strong|a)>)*")


@dataclass(frozen=True)
class FoundNote:
    """What the register is to say of a title that has such a note."""

    title: str
    kind: str
    source: str = ""
    # What the note says beyond the site's own; else "".
    note: str = ""
    # Where the title leads in spite of the note, as TypedAddress has it.
    href: str = ""
    # The link of the register that the title is already.
    link_id: int | None = None
    # In a field that cannot hold a link.
    is_plain: bool = False

    @property
    def key(self) -> str:
        """The same for all that say the same, on whatever page."""
        said = (self.title, self.kind, self.source, self.note, self.href)
        parts = (*said, str(self.link_id or ""), str(int(self.is_plain)))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class _Place:
    """A note in a source, and the title that it is about: where each is."""

    found: FoundNote
    title: tuple[int, int]
    note_end: int
    anchor: AnchorInLine | None


def notes_in_rich_text(source: str) -> Iterator[FoundNote]:
    """Yield the notes in a rich text as it is stored."""
    for place in _places(source):
        yield place.found


def notes_in_plain_text(source: str) -> Iterator[FoundNote]:
    """Yield the notes in a text that cannot hold a link."""
    if may_have_note(source):
        for line in lines_of_plain_text(source):
            for place in _places_in(line, is_plain=True):
                yield place.found


def replace_notes(source: str, replace: Callable[[FoundNote], int | None]) -> str:
    """Return a rich text with links of the register in place of titles with notes.

    `replace` returns the primary key of the link, or None to leave the note.
    """
    for place in reversed(list(_places(source))):
        link_id = replace(place.found)
        if link_id is not None:
            source = _replaced(source, place, link_id)
    return source


def _places(source: str) -> Iterator[_Place]:
    if not may_have_note(source):
        return
    before = None
    for line in lines_of_rich_text(source):
        if before and before.goes_on and _is_only_a_note(line):
            before.join(line)
            continue
        if before:
            yield from _places_in(before)
        before = line
    if before:
        yield from _places_in(before)


def _is_only_a_note(line: Line) -> bool:
    text = line.text
    first = next(iter(find_wordings(text)), None)
    return bool(
        first
        and not text[: first.begin].strip()
        and _END_OF_LINE.match(text, first.end)
    )


def _places_in(line: Line, *, is_plain: bool = False) -> Iterator[_Place]:
    text, begin = line.text, 0
    for wording in find_wordings(text):
        if place := _place(line, text, begin, wording, is_plain):
            yield place
        begin = wording.end


def _place(
    line: Line, text: str, begin: int, wording: Wording, is_plain: bool
) -> _Place | None:
    """Return the note with its title, if what stands before it can be one."""
    end = begin + len(text[begin : wording.begin].rstrip())
    anchor = next((a for a in line.anchors if _is_titled(a, end, wording)), None)
    if anchor:
        shown = max(anchor.begin, begin), end
    elif wording.has_noun and not any(a.end > begin for a in line.anchors):
        shown = _without_anchor(text, begin, end, wording)
    else:
        return None
    if shown is None:
        return None
    words = " ".join(text[slice(*shown)].strip("”“„«»\"’‘' ").split())
    if not _is_title(words):
        return None
    is_known = anchor is not None and anchor.anchor.link_type == "link"
    found = FoundNote(
        title=words,
        kind=str(wording.kind),
        source=_source(text[begin : shown[0]]),
        note=wording.note[:_NOTE_LENGTH],
        href=(typed_address(anchor.anchor.href) or "") if anchor else "",
        link_id=anchor.anchor.target_id if is_known else None,
        is_plain=is_plain,
    )
    first, last = line.starts[shown[0]], line.ends[shown[1] - 1]
    return _Place(found, (first, last), line.ends[wording.end - 1], anchor)


def _is_titled(anchor: AnchorInLine, end: int, wording: Wording) -> bool:
    """Whether the title is what this link says, with the note behind it or within."""
    kind, href = anchor.anchor.link_type, anchor.anchor.href
    # A note does not end pages and documents of this site, or a mail address.
    if kind != "link" and (kind or typed_address(href) is None):
        return False
    return anchor.begin < end and (anchor.end == end or anchor.end >= wording.end)


def _without_anchor(
    text: str, begin: int, end: int, wording: Wording
) -> tuple[int, int] | None:
    segment = text[begin:end]
    opening = _QUOTES.get(segment[-1:], "")
    if opening:
        at = max(segment.rfind(quote, 0, -1) for quote in opening)
        return (begin + at, end) if at >= 0 else None
    if not _END_OF_LINE.match(text, wording.end):
        return None
    at = max((match.end() for match in _SENTENCE_END.finditer(segment)), default=0)
    if bullet := _BULLET.match(segment):
        at = max(at, bullet.end())
    colon = segment.find(": ", at)
    if colon >= 0:
        at = colon + 2
    at += len(segment[at:]) - len(segment[at:].lstrip(" ,;"))
    return begin + at, end


def _is_title(words: str) -> bool:
    return (
        2 <= len(words) <= _TITLE_LENGTH
        and len(words.split()) <= _TITLE_WORDS
        and any(map(str.isalpha, words))
    )


def _source(before: str) -> str:
    """Return who publishes it, if that stands before the title and a colon."""
    before = before.rstrip()
    if not before.endswith(":"):
        return ""
    last = _SENTENCE_END.split(before)[-1]
    words = " ".join(_BULLET.sub("", last)[:-1].split())
    if len(words.split()) > _SOURCE_WORDS or len(words) > SOURCE_LENGTH:
        return ""
    return "" if _LEAD_IN.match(words) or ":" in words else words


def _replaced(source: str, place: _Place, link_id: int) -> str:
    opening = f'<a linktype="link" id="{link_id}">'
    first, last = place.title
    if place.anchor:
        # What stands there now is left, but for where it leads.
        at = place.anchor.at
        within = source.index(">", at) + 1
        title = opening + source[within:last]
        first = at
    else:
        first, last = _with_tags_around(source, first, last)
        title = _anchor(opening, source[first:last])
    end = _CLOSES.match(source, place.note_end).end()
    return source[:first] + title + _tags(source[last:end]) + source[end:]


def _with_tags_around(source: str, first: int, last: int) -> tuple[int, int]:
    """Take in the tags of a title that is bold or italic as a whole."""
    while opens := _OPENS.search(source, max(0, first - 20), first):
        closes = f"</{opens.group(1)}>"
        if opens.group(1) in ("p", "li") or not source.startswith(closes, last):
            break
        first, last = opens.start(), last + len(closes)
    return first, last


def _anchor(opening: str, words: str) -> str:
    if _is_balanced(words):
        return f"{opening}{words}</a>"
    # A link stands within bold or beside it, never half of each.
    return f"{opening}{_TAG.sub('', words)}</a>{_tags(words)}"


def _is_balanced(words: str) -> bool:
    open_tags = []
    for tag in _TAG.findall(words):
        name = tag.strip("</>").split()[0]
        if not tag.startswith("</"):
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags


def _tags(words: str) -> str:
    """Return the tags of a piece of text that goes, so that the others still fit."""
    tags = "".join(tag for tag in _TAG.findall(words) if not tag.startswith("<br"))
    while (fewer := _EMPTY.sub("", tags)) != tags:
        tags = fewer
    return tags
