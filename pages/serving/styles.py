"""The look of the site, printed within each page.

A browser draws nothing before it has the style sheets of a page. In the page itself
they cost no further way to the server and back, which on a phone is most of the wait;
decision 25 has the figures.
"""

import base64
import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

import rcssmin
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static

from pages.brand.palette import palette, style_sheet

# In this order: the first says which layer comes before which.
SHEETS = ("css/foundation.css", "css/components.css")
_RELATIVE = re.compile(r'url\("\.\./([^"]+)"\)')


def print_style(
    request: HttpRequest | None, brand_colour: str, more: tuple[str, ...] = ()
) -> str:
    """Return the CSS of a page, and note its hash for the Content-Security-Policy.

    The middleware that writes the policy reads it from `request.style_hashes`. `more`
    are sheets that not every page needs.
    """
    sheets = (*SHEETS, *more)
    changed = tuple(_file(name).stat().st_mtime_ns for name in sheets)
    css, digest = _style(brand_colour, sheets, changed)
    if request is not None:
        noted = getattr(request, "style_hashes", frozenset())
        request.style_hashes = noted | {digest}
    return css


@lru_cache(maxsize=16)
def _style(
    brand_colour: str, sheets: tuple[str, ...], changed: tuple[int, ...]
) -> tuple[str, str]:
    """Return the CSS and its hash, as CSP (level 3, 6.7.3) writes it.

    `changed` is when the files were: a developer sees what was just written.
    """
    css = _site_style(sheets, changed)
    if brand_colour:
        css += style_sheet(palette(brand_colour))
    digest = hashlib.sha256(css.encode()).digest()
    return css, f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=8)
def _site_style(sheets: tuple[str, ...], changed: tuple[int, ...]) -> str:
    css = rcssmin.cssmin("\n".join(_file(name).read_text() for name in sheets))
    # The sheets lie in a folder beside those that they refer to; a page does not.
    return _RELATIVE.sub(lambda found: f'url("{static(found[1])}")', css)


@cache
def _file(name: str) -> Path:
    return Path(finders.find(name))
