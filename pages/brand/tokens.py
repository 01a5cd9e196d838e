"""The colours of the style sheet, read from it, so that they are written once."""

import re
from functools import cache
from pathlib import Path

from coloraide import Color
from django.conf import settings

STYLE_SHEET = Path(settings.BASE_DIR) / "static" / "css" / "foundation.css"
_LAYER = re.compile(r"@layer tokens \{(.*?)\n\}", re.DOTALL)
_TOKEN = re.compile(r"--([a-z0-9-]+):\s*(oklch\([^)]*\))")
_REFERENCE = re.compile(r"--([a-z0-9-]+):\s*var\(--([a-z0-9-]+)\)")
_DARK = "@media (prefers-color-scheme: dark)"

Tokens = dict[str, Color]


@cache
def tokens() -> tuple[Tokens, Tokens]:
    """Return the colours by name, as they are by day and as they are in the dark."""
    source = _LAYER.search(STYLE_SHEET.read_text())[1]
    day, _, rest = source.partition(_DARK)
    # The dark rules end where the next question to the screen begins.
    dark = rest.partition("@media")[0]
    light = _colours(day)
    return light | _references(day, light), _dark(day, dark, light)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    return one.contrast(other, method="wcag21")


def _dark(day: str, dark: str, light: Tokens) -> Tokens:
    colours = light | _colours(dark)
    return colours | _references(day, colours) | _colours(dark)


def _colours(source: str) -> Tokens:
    return {name: Color(value) for name, value in _TOKEN.findall(source)}


def _references(source: str, colours: Tokens) -> Tokens:
    return {
        name: colours[other]
        for name, other in _REFERENCE.findall(source)
        if other in colours
    }
