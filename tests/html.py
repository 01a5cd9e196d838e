"""HTML as a browser reads it, and questions that have exactly one answer."""

from bs4 import BeautifulSoup, Tag


def parse(markup) -> BeautifulSoup:
    """Return the document of a response, or of a piece of HTML."""
    content = getattr(markup, "content", markup)
    return BeautifulSoup(content, "html5lib")


def one(element: Tag, selector: str) -> Tag:
    """Return the only match of a CSS selector; anything else fails the test."""
    matches = element.select(selector)
    assert len(matches) == 1, f"{len(matches)} matches of {selector} in {element}"
    return matches[0]


def words(element: Tag) -> str:
    """Return the text as it is read: runs of white space are one space."""
    return " ".join(element.get_text().split())
