"""HTML as a browser reads it, and questions that have exactly one answer."""

from bs4 import BeautifulSoup, Tag

ADMIN = "/admin/"


def parse(markup) -> BeautifulSoup:
    """Return the document of a response, or of a piece of HTML."""
    request = getattr(markup, "wsgi_request", None)
    if request and request.path.startswith(ADMIN):
        return parse_screen(markup)
    content = getattr(markup, "content", markup)
    return _without_templates(BeautifulSoup(content, "html5lib"))


def screen_source(response) -> str:
    """Return a screen of the admin for lxml, which is told what ends a script in one.

    It is so in what a formset adds.
    """
    return response.content.decode().replace("<-/script>", "</script>")


def parse_screen(response, *, keep_templates: bool = False) -> BeautifulSoup:
    """Return the document of a screen of the admin, whose forms are long.

    By the parser that is ten times as fast. It is told what it would not know: that a
    text begins after the newline. `keep_templates` is for what a script takes out of
    them when the page is opened.
    """
    document = BeautifulSoup(screen_source(response), "lxml")
    for area in document.find_all("textarea"):
        if area.string and area.string.startswith("\n"):
            area.string = area.string[1:]
    return document if keep_templates else _without_templates(document)


def _without_templates(document: BeautifulSoup) -> BeautifulSoup:
    """Empty the templates, which a browser holds apart from the document.

    Not all releases of soupsieve look past them by themselves.
    """
    for template in document.find_all("template"):
        template.clear()
    return document


def one(element: Tag, selector: str) -> Tag:
    """Return the only match of a CSS selector; anything else fails the test."""
    matches = element.select(selector)
    assert len(matches) == 1, f"{len(matches)} matches of {selector} in {element}"
    return matches[0]


def words(element: Tag) -> str:
    """Return the text as it is read: runs of white space are one space."""
    return " ".join(element.get_text().split())
