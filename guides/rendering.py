"""A guide as a page of the admin, made from the Markdown that GitHub shows as well.

HTML in it is printed as text, and links lead to the other guides, to the place of a
heading or to another site: markdown-it refuses all other schemes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = Path(settings.BASE_DIR) / "docs"
# By the name of the file without its ending.
GUIDES = {"redaktoerguide": _("Guide for editors"), "linkguide": _("Guide to links")}
SHOW, PICTURE = "guide", "guide_picture"
_NO_PART_OF_AN_ANCHOR = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class Heading:
    """A heading that the table of contents has."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Guide:
    """A guide as its template shows it."""

    title: str
    headings: list[Heading]
    html: SafeString

    @property
    def anchors(self) -> set[str]:
        """The places that a link can lead to."""
        return {heading.anchor for heading in self.headings}


def guide(name: str) -> Guide:
    """Return a guide of GUIDES; read anew when its file has changed."""
    path = FOLDER / f"{name}.md"
    return _render(path, path.stat().st_mtime_ns)


def pictures() -> dict[str, Path]:
    """Return the pictures that the guides may show, by file name."""
    return {path.name: path for path in (FOLDER / "images").glob("*.png")}


def anchor_of(heading: str) -> str:
    """Return the name of a heading's place, as GitHub has it."""
    return _NO_PART_OF_AN_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-")


@lru_cache(maxsize=len(GUIDES))
def _render(path: Path, _changed: int) -> Guide:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(path.read_text("utf-8"))
    title, headings = "", []
    for token, inner in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            title = inner.content
            # The screen has a heading of its own.
            token.hidden = inner.hidden = True
            inner.children = []
        elif token.type == "heading_open":
            heading = Heading(inner.content, anchor_of(inner.content))
            token.attrSet("id", heading.anchor)
            if token.tag == "h2":
                headings.append(heading)
    tokens = [
        token
        for token in tokens
        if not (token.hidden and token.type == "heading_open")
        and not (token.type == "heading_close" and token.tag == "h1")
    ]
    for token in _all(tokens):
        _lead_on(token)
    html = markdown.renderer.render(tokens, markdown.options, {})
    return Guide(title, headings, mark_safe(html))  # noqa: S308, no HTML of its own


def _all(tokens: list[Token]):
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _lead_on(token: Token) -> None:
    """Turn what leads to a file beside the guide to where the admin has it."""
    if token.type == "image":
        token.attrSet("src", reverse(PICTURE, args=[Path(token.attrs["src"]).name]))
        token.attrSet("loading", "lazy")
    elif token.type == "link_open":
        file, mark, anchor = str(token.attrs["href"]).partition("#")
        if Path(file).stem in GUIDES and "/" not in file:
            url = reverse(SHOW, args=[Path(file).stem])
            token.attrSet("href", f"{url}{mark}{anchor}")
    elif token.type == "table_open":
        token.attrSet("class", "listing")
