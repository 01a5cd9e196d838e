"""What the looks of an element say: Word, old pages and editors say it with style."""

import re

from lxml.html import HtmlElement

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*(?!none|ignore|skip)\S", re.IGNORECASE)
_WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WORD_HEADING = re.compile(
    r"^(?:Mso)?(?:Heading|Overskrift|berschrift)(?P<level>[1-6])", re.IGNORECASE
)
_LEAD = re.compile(
    r"\b(?:lead|manchet|intro|ingress|teaser|underrubrik|page-?intro|summary"
    r"|MsoSubtitle)\b",
    re.IGNORECASE,
)


def look_of(element: HtmlElement, bold: bool, italic: bool) -> tuple[bool, bool]:
    """Return whether text in the element is bold and italic, given what is around."""
    tag, style = element.tag, element.get("style") or ""
    if tag in {"b", "strong"} or _BOLD.search(style) or _is_large(element):
        bold = True
    if _NOT_BOLD.search(style):
        bold = False
    if tag in {"i", "em", "cite"} or _ITALIC.search(style):
        italic = True
    return bold, italic


def heading_level(element: HtmlElement) -> int:
    """Return the level of a heading that is one by its style in Word; else 0."""
    name = element.get("class") or ""
    if name in {"MsoTitle", "Titel", "Title"}:
        return 1
    match = _WORD_HEADING.match(name)
    return int(match["level"]) if match else 0


def is_word_item(element: HtmlElement) -> bool:
    """Whether a paragraph is an item of a list, as Word pastes it."""
    return bool(_WORD_LIST.search(element.get("style") or ""))


def is_word_marker(element: HtmlElement) -> bool:
    """Whether an element is the dot or the number before such an item."""
    return bool(_WORD_MARKER.search(element.get("style") or ""))


def is_lead(element: HtmlElement) -> bool:
    """Whether a system calls a paragraph, or what is around it, the lead."""
    parent = element.getparent()
    names = [element.get("class") or ""]
    if parent is not None and len(parent) <= 2:
        names.append(parent.get("class") or "")
    return any(_LEAD.search(name) for name in names)


def _is_large(element: HtmlElement) -> bool:
    """Whether an old page says with size what it says with a heading today."""
    if element.tag != "font":
        return False
    size = (element.get("size") or "").strip()
    return size in {"4", "5", "6", "7", "+1", "+2", "+3", "+4"}
