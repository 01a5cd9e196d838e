"""A poster as the typesetter is told of it: strings, colours and files."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from coloraide import Color
from django.conf import settings
from django.template.loader import render_to_string
from wagtail.images.models import Filter

from media.renditions import share_rendition
from pages.brand.palette import palette
from pages.brand.tokens import tokens
from posters.codes import code_drawing
from posters.poster import Poster

_LOGO = Filter("max-384x192|format-png")
_OWN_LOGO = Path(settings.BASE_DIR) / "static" / "images" / "logo.svg"
_TEMPLATE = Path(__file__).parent / "poster.typ"
_SHOWN = ("ink", "rule", "straw", "action", "alert", "on-alert", "board", "on-board")


@dataclass(frozen=True)
class Document:
    """What `poster.typ` reads, and the pictures by the names that it calls them."""

    told: dict
    pictures: dict[str, object]

    @property
    def fingerprint(self) -> str:
        """Another one as soon as the sheet would look different."""
        names = {name: file.name for name, file in self.pictures.items()}
        parts = [self.told, names, _TEMPLATE.read_text()]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def files(self) -> dict[str, bytes]:
        """Return what is in the pictures. Raises OSError when a storage is away."""
        found = {}
        for name, file in self.pictures.items():
            with file.open("rb") as opened:
                found[name] = opened.read()
        return found


def document_of(poster: Poster, brand_colour: str) -> Document:
    """Return the document of a poster in the association's colour, or in none ("")."""
    colours = _colours(brand_colour)
    logo = _rendition(
        poster.logo, lambda image: image.get_renditions(_LOGO)[_LOGO.spec]
    )
    picture = _rendition(poster.shows_picture and poster.picture, share_rendition)
    pictures = {"logo.png": logo, "picture.jpg": picture}
    told = {
        "title": poster.title,
        "kind": poster.kind,
        "lead": poster.lead,
        "news": poster.news,
        "facts": [{"label": f.label, "lines": list(f.lines)} for f in poster.facts],
        "url": poster.url,
        "address": poster.address,
        "organisation": poster.organisation,
        "invitation": poster.invitation,
        "foot": poster.foot,
        "is_urgent": poster.is_urgent,
        "is_hyphenated": poster.is_hyphenated,
        "title_size": poster.title_size.points,
        "text_size": poster.text_size.points,
        "address_size": poster.address_size,
        "code": code_drawing(poster.url),
        "code_alt": poster.code_alt,
        "drawing": _drawing(poster, colours["ink"]),
        "rooftops": _rooftops(colours, poster.is_urgent),
        "own_logo": _OWN_LOGO.read_text(),
        "logo": "logo.png" if logo else "",
        "picture": "picture.jpg" if picture else "",
        "picture_alt": poster.picture_alt,
        "colours": {name: colours[name] for name in _SHOWN},
    }
    return Document(told, {name: file for name, file in pictures.items() if file})


def _rendition(image, of):
    """Return the file of a picture's rendition; None if there is none, or a bad one."""
    if not image:
        return None
    try:
        return of(image).file
    except OSError:
        return None


def _colours(brand_colour: str) -> dict[str, str]:
    day, _dark = tokens()
    shown = dict(day)
    if brand_colour:
        shown |= palette(brand_colour).day.tokens
    return {name: _written(colour) for name, colour in shown.items()}


def _written(colour: Color) -> str:
    return colour.convert("srgb").fit().to_string(hex=True)


def _rooftops(colours: dict[str, str], is_urgent: bool) -> str:
    """Return the drawing at the foot of every page, on a ground of its own."""
    roofs = colours["alert" if is_urgent else "board"]
    lit = colours["on-alert"] if is_urgent else colours.get("window", colours["glow"])
    dark = Color(roofs).convert("oklch")
    dark.set("lightness", lambda lightness: lightness + 0.12)
    rules = f".roof{{fill:{roofs}}}.lit{{fill:{lit}}}.dark{{fill:{_written(dark)}}}"
    drawing = render_to_string("components/rooftops.html")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 88" width="840"'
        f' height="88"><style>{rules}</style>{drawing}</svg>'
    )


def _drawing(poster: Poster, ink: str) -> str:
    if not (poster.shows_picture and poster.drawing):
        return ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24"'
        f' height="24"><path d="{poster.drawing}" fill="none" stroke="{ink}" stroke-width="1.5"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
