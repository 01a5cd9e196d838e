"""Where on a page its own content is.

Pages that say so are believed (main, article, the names that systems use). For the
rest trafilatura tells what is worth reading, and the content is the smallest element
that holds nearly all of that. Its own output is not used: it leaves out short lines,
and links that stand by themselves. See docs/decisions/0017-reading-old-pages.md.
"""

import re

from lxml.html import HtmlElement, tostring

from importer.reading.web.frame import is_column_of_links, is_frame, is_hidden


def _any(condition: str, names: str) -> str:
    return f"//*[{' or '.join(condition.format(name) for name in names.split())}]"


# In the order in which they are believed.
_LANDMARKS = (
    "//main|//*[@role='main']",
    "//article[not(ancestor::article)]",
    "//*[@itemprop='articleBody']",
    _any(
        "@id='{}'", "main-content maincontent main content indhold primary pagecontent"
    ),
    _any(
        "contains(concat(' ', @class, ' '), ' {} ')",
        "entry-content post-content rich-text rte main-content",
    ),
)
# So much of what is worth reading lies in the content, and so much in a landmark.
_NEARLY_ALL = 0.8
_ENOUGH = 40
_SPACE = re.compile(r"\W+")


def content_of(body: HtmlElement) -> HtmlElement:
    """Return the element that holds what the page itself says."""
    for path in _LANDMARKS:
        found = [
            element
            for element in body.xpath(path)
            if not is_hidden(element) and len(_letters(element)) >= _ENOUGH
        ]
        if len(found) == 1:
            return _with_heading(found[0], body)
        if found:
            # Several of one kind: a list of news, or a page in pieces.
            return _with_heading(_common_ancestor(found), body)
    return _with_heading(_widened(_by_what_is_worth_reading(body), body), body)


def _widened(element: HtmlElement, body: HtmlElement) -> HtmlElement:
    """Take in what stands beside the running text: a column of facts, dates below it.

    Up to where something else on the page is a menu, which content has none beside.
    """
    while element is not body:
        parent = element.getparent()
        if parent is None or parent is body:
            break
        beside = [
            sibling
            for sibling in parent
            if sibling is not element and isinstance(sibling.tag, str)
        ]
        if any(map(_is_of_the_site, beside)):
            break
        element = parent
    return element


def _is_of_the_site(element: HtmlElement) -> bool:
    if is_frame(element):
        return True
    if next(element.iter("h2", "h3", "h4"), None) is not None:
        return False
    return is_column_of_links(element) or any(
        is_column_of_links(inner) for inner in element.iter("ul", "ol", "td", "div")
    )


def _by_what_is_worth_reading(body: HtmlElement) -> HtmlElement:
    wanted = _worth_reading(body)
    total = sum(map(len, wanted))
    if not total:
        return body
    best = body
    while True:
        inner = max(
            (child for child in best if isinstance(child.tag, str)),
            key=lambda child: _share(child, wanted),
            default=None,
        )
        if inner is None or inner.tag in {"p", "table", "tr", "tbody", "ul", "ol"}:
            table = inner is not None and inner.tag in {"table", "tr", "tbody"}
            if not table:
                return best
        if _share(inner, wanted) < _NEARLY_ALL * total:
            return best
        best = inner


def _share(element: HtmlElement, wanted: list[str]) -> int:
    letters = _letters(element)
    return sum(len(line) for line in wanted if line in letters)


def _worth_reading(body: HtmlElement) -> list[str]:
    # Here, since it takes time and memory that a web process need not spend.
    import trafilatura  # noqa: PLC0415

    source = tostring(body, encoding="unicode")
    text = trafilatura.extract(
        f"<html>{source}</html>", fast=True, include_comments=False
    )
    lines = (_SPACE.sub("", line).lower() for line in (text or "").splitlines())
    return [line for line in lines if len(line) > 3]


def _letters(element: HtmlElement) -> str:
    return _SPACE.sub("", element.text_content()).lower()


def _with_heading(element: HtmlElement, body: HtmlElement) -> HtmlElement:
    """Take in the page's heading where it stands right above the content."""
    if next(element.iter("h1"), None) is not None:
        return element
    headings = [heading for heading in body.iter("h1") if not is_hidden(heading)]
    if len(headings) != 1:
        return element
    heading = headings[0]
    if any(is_frame(parent) for parent in heading.iterancestors()):
        return element
    common = _common_ancestor([heading, element])
    return element if common.tag in {"body", "html", "form"} else common


def _common_ancestor(elements: list[HtmlElement]) -> HtmlElement:
    first = elements[0]
    for ancestor in (first, *first.iterancestors()):
        if all(
            element is ancestor or ancestor in element.iterancestors()
            for element in elements
        ):
            return ancestor
    return first.getroottree().getroot()
