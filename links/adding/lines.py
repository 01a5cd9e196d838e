"""A list of addresses as people paste it, read line by line.

“Title – https://…”, “Title<TAB>https://…”, an address alone, a title and its address
on two lines, [Markdown](https://…) and HTML are all understood. Nothing is lost: what
is not understood is given back with what is wrong with it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from linkcheck.addresses import normalise_address
from linkcheck.tracking import without_tracking
from links.models import Link
from plaintext.characters import clean_line

TITLE_LENGTH = Link._meta.get_field("title").max_length
# As many as one request makes well, and anybody reads through afterwards.
MOST_LINES = 500

_MARKDOWN = re.compile(r"\[([^\]\[]*)\]\(\s*<?(\S+?)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"”“]+>?", re.IGNORECASE)
# A host and perhaps a path, without anything before: “egeby.dk/nyheder”.
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
# The same behind a title: “Nyheder fra byen: egeby.dk/nyheder”.
_TITLE_AND_BARE = re.compile(
    rf"(.+?)(?:\t|\s[–—|-]\s|:\s|\s->\s)\s*({_BARE.pattern})", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·*–—-]|\d{1,3}[.)])\s+")
# What stands between a title and its address, on either side.
_BETWEEN = " \t\xa0:;,|–—->→•·"
_CLOSING = ".,;:!?…”“»«'’"
_HTML_ANCHOR = re.compile(r"<a\s[^>]*href", re.IGNORECASE)
_HTML_ENDS = ["p", "li", "tr", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"]


@dataclass(frozen=True)
class Entry:
    """A link that is asked for; "" for the title when there was none beside it."""

    url: str
    title: str
    line: str


@dataclass(frozen=True)
class BadLine:
    """A line of which no link can be made, as it was written, and why."""

    line: str
    reason: str

    def __str__(self):
        return gettext("“%(line)s”: %(reason)s") % {
            "line": self.line if len(self.line) <= 120 else f"{self.line[:119]}…",
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Reading:
    """What was understood of a list, in its order, and what was not."""

    entries: list[Entry]
    bad: list[BadLine]

    @property
    def left(self) -> str:
        """The lines that are still to be mended, as they were written."""
        return "\n".join(bad.line for bad in self.bad)


def read_lines(text: str, *, keep_tracking: bool = False) -> Reading:
    """Read a list of addresses; each of them once, with the first title it has."""
    if _HTML_ANCHOR.search(text):
        text = _plain(text)
    entries: dict[str, Entry] = {}
    bad: list[BadLine] = []
    for line, title, address in _pairs(text.splitlines()):
        if not address:
            bad.append(BadLine(line, gettext("There is no address in the line.")))
        elif len(entries) + len(bad) >= MOST_LINES:
            message = gettext("Add at most %(count)d links at a time.")
            bad.append(BadLine(line, message % {"count": MOST_LINES}))
        elif problem := _problem_with(title, address):
            bad.append(BadLine(line, problem))
        else:
            url = normalise_address(address)
            url = url if keep_tracking else without_tracking(url)
            known = entries.get(without_tracking(url))
            if known is None or not known.title:
                url = known.url if known else url
                entries[without_tracking(url)] = Entry(url, title, line)
    return Reading(list(entries.values()), bad)


def _problem_with(title: str, address: str) -> str:
    try:
        normalise_address(address)
    except ValidationError as error:
        return " ".join(error.messages)
    if len(title) > TITLE_LENGTH:
        message = gettext("The title is too long: at most %(limit)d characters.")
        return message % {"limit": TITLE_LENGTH}
    return ""


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each line with a title and an address, either of them "" for none."""
    read = [
        (line, list(_in_line(_BULLET.sub("", line))))
        for line in map(str.strip, lines)
        if line
    ]
    at = 0
    while at < len(read):
        line, found = read[at]
        at += 1
        if not found and _is_title_of_next(line, read[at : at + 2]):
            below, [(_none, address)] = read[at]
            at += 1
            yield f"{line}\n{below}", _tidy(_BULLET.sub("", line)), address
        elif not found:
            yield line, "", ""
        else:
            yield from ((line, title, address) for title, address in found)


def _is_title_of_next(line: str, below: list[tuple[str, list]]) -> bool:
    """Whether a line without an address is the title of the one below it.

    Above several addresses, or with a colon at its end, it is the heading of a list.
    """
    is_address_alone = [len(found) == 1 and not found[0][0] for _line, found in below]
    return is_address_alone[:1] == [True] and not (
        line.endswith(":") or is_address_alone[1:] == [True]
    )


def _in_line(line: str) -> Iterator[tuple[str, str]]:
    if markdown := _MARKDOWN.findall(line):
        yield from ((_tidy(title), address) for title, address in markdown)
        return
    if _BARE.fullmatch(line):
        yield "", line
        return
    addresses = [_unwrapped(match.group()) for match in _ADDRESS.finditer(line)]
    if len(addresses) == 1:
        [address] = addresses
        yield _tidy(_title_beside(line, address)), address
    elif addresses:
        yield from (("", address) for address in addresses)
    elif match := _TITLE_AND_BARE.fullmatch(line):
        yield _tidy(match[1]), match[2]
    elif "://" in line or line.lower().startswith(("mailto:", "tel:")):
        # Something else, of which the register has more to say.
        yield "", line


def _title_beside(line: str, address: str) -> str:
    before, _address, after = line.partition(address)
    before, after = before.rstrip("<( "), after.lstrip(f">){_CLOSING} ")
    return f"{before} {after}"


def _unwrapped(address: str) -> str:
    """Return an address without the marks of the sentence that it stands in."""
    address = address.strip("<>").rstrip(_CLOSING)
    # A closing bracket is the address's own where it has the opening one too.
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_CLOSING)
    return address


def _tidy(title: str) -> str:
    return clean_line(title).strip(_BETWEEN)


def _plain(html: str) -> str:
    """Return HTML as lines, with the address of each link behind its words."""
    soup = BeautifulSoup(html, "html.parser")
    for anchor in soup.select("a[href]"):
        words = clean_line(anchor.get_text(" "))
        anchor.replace_with(f"{words} – {anchor['href']}\n")
    for tag in soup.find_all(["br", *_HTML_ENDS]):
        tag.append("\n")
        tag.insert_before("\n")
    return soup.get_text()
