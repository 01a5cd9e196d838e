"""Rich text put right: typed lists become lists, and empty lines go.

Asked of all rich text that is saved (`plaintext.doors`), and of what is pasted into
the editor (`plaintext.pasted.pasting`). What needs nothing comes back to the letter.
"""

import re
from copy import copy

from bs4 import BeautifulSoup, NavigableString, Tag

from plaintext.pasted.bullets import typed_lists

# A cheap look for what may be a mark at the start of a line, or an empty line.
_SUSPECT = re.compile(
    r"(?:<p\b[^>]*>|<br\s*/?>)(?:\s|&nbsp;|<[^>]+>)*"
    r"(?:[•●▪■◦‣·∙⁃➢►✓\uf0b7\uf0a7\uf0d8§*+–—-]|\w{1,2}[.)\t\xa0]|o\s|</p>|<br)"
)


def tidy_lines(html: str, *, lists: bool = True) -> str:
    """Return rich text without empty lines, with lists in place of typed ones.

    `lists` says whether the field may hold any.
    """
    if not _SUSPECT.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    changed = _without_empty(soup)
    if lists:
        changed = _with_lists(soup) or changed
    return str(soup) if changed else html


def text_of(tag: Tag) -> str:
    """Return the words of a block as they stand there, line breaks as such."""
    return "".join(
        "\n" if isinstance(part, Tag) else str(part)
        for part in tag.descendants
        if isinstance(part, NavigableString) or part.name == "br"
    )


def _without_empty(soup: BeautifulSoup) -> bool:
    blocks = soup.find_all(True, recursive=False)
    empty = [
        block
        for block in blocks
        if block.name == "p"
        and not text_of(block).strip("\u200b \t\n\xa0")
        and not block.find(["img", "embed", "hr"])
    ]
    # A field with nothing in it stays as it is.
    if not empty or len(empty) == len(blocks):
        return False
    for block in empty:
        block.decompose()
    return True


def _with_lists(soup: BeautifulSoup) -> bool:
    blocks = []
    for block in soup.find_all(True, recursive=False):
        blocks += _split(block) if block.name == "p" else [block]
    lines = [text_of(b) if b.name == "p" else None for b in blocks]
    found = typed_lists(lines)
    if not found:
        return False
    for typed in found:
        made = soup.new_tag("ol" if typed.ordered else "ul")
        items = blocks[typed.start : typed.end]
        items[0].insert_before(made)
        for item, mark in zip(items, typed.marks, strict=True):
            _cut(item, mark)
            item.name = "li"
            made.append(item.extract())
    _join_neighbours(soup)
    return True


def _split(paragraph: Tag) -> list[Tag]:
    """Put the lines of a paragraph apart, if all but its first are items of a list."""
    lines = text_of(paragraph).split("\n")
    found = typed_lists(lines) if len(lines) > 1 else []
    if len(found) != 1 or found[0].end != len(lines) or found[0].start > 1:
        return [paragraph]
    # Only breaks between the paragraph's own words can be taken apart.
    if len(paragraph.find_all("br", recursive=False)) != len(lines) - 1:
        return [paragraph]
    parts = [_like(paragraph)]
    for child in list(paragraph.contents):
        if isinstance(child, Tag) and child.name == "br":
            parts.append(_like(paragraph))
        else:
            parts[-1].append(child.extract())
    for part in parts:
        paragraph.insert_before(part)
    paragraph.decompose()
    # One key belongs to one block.
    for part in parts[1:]:
        del part["data-block-key"]
    return parts


def _like(paragraph: Tag) -> Tag:
    twin = copy(paragraph)
    twin.clear()
    return twin


def _cut(tag: Tag, count: int) -> None:
    """Take characters from the start of a block, whatever they are formatted as."""
    for text in list(tag.find_all(string=True)):
        if count <= 0:
            return
        taken = min(count, len(text))
        count -= taken
        parent = text.parent
        text.replace_with(NavigableString(text[taken:]))
        while parent is not tag and not parent.get_text() and not parent.find(True):
            parent, emptied = parent.parent, parent
            emptied.decompose()


def _join_neighbours(soup: BeautifulSoup) -> None:
    """Make one list of two of a kind, as when each item was typed by itself."""
    for made in soup.find_all(["ul", "ol"], recursive=False):
        before = made.previous_sibling
        if isinstance(before, Tag) and before.name == made.name == "ul":
            for item in list(before.contents)[::-1]:
                made.insert(0, item.extract())
            before.decompose()
