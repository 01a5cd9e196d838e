"""The association's own colour in the admin, where Wagtail has its own two."""

from functools import lru_cache

from coloraide import Color
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from pages.brand.colours import is_colour
from pages.brand.palette import Palette, palette
from pages.brand.tokens import tokens

URL_NAME = "admin_colours"
# What the menu stands on: dark enough for Wagtail's words in white, 80 % of it.
_MENU_LIGHTNESS, _MENU_SATURATION = 0.17, 0.6
_YEAR = 365 * 24 * 60 * 60


def admin_style(palette: Palette) -> str:
    """Return the CSS that puts a palette in the place of Wagtail's colours.

    White on what gives a button its colour, and links on what they stand on, have at
    least 7:1 (WCAG 2.2, 1.4.6): the palette sees to that.
    """
    day, dark = palette.day.tokens, palette.dark.tokens
    hue, saturation, lightness = _hsl(day["action"])
    soft = min(saturation, _MENU_SATURATION)
    menu, pressed = (
        f"hsl({hue:.1f} {soft:.1%} {light:.1%})"
        for light in (_MENU_LIGHTNESS, _MENU_LIGHTNESS / 1.6)
    )
    # What Wagtail's links and the edges of its buttons are in, in the dark.
    links = ";".join(
        f"--w-color-secondary-{shade}:{dark[token].to_string(hex=True)}"
        for shade, token in ((100, "action"), (75, "action-strong"))
    )
    return (
        f":root{{--w-color-secondary-hue:{hue:.1f};"
        f"--w-color-secondary-saturation:{saturation:.1%};"
        f"--w-color-secondary-lightness:{lightness:.1%};"
        f"--w-color-primary:{menu};--w-color-primary-200:{pressed}}}"
        f".w-theme-dark{{{links}}}"
        f"@media (prefers-color-scheme:dark){{.w-theme-system{{{links}}}}}"
    )


def colours_url(colour: str) -> str:
    """Return the address of the style sheet for a colour as #rrggbb, or for none ("")."""
    return reverse(URL_NAME, args=[(colour or _own_colour()).lstrip("#").lower()])


@lru_cache(maxsize=32)
def colours_of(colour: str) -> str:
    """Return the style sheet for a colour as #rrggbb, or for none (""); "" for nonsense.

    Kept, for it is part of every page at the door: one for each site.
    """
    chosen = colour or _own_colour()
    return admin_style(palette(chosen)) if is_colour(chosen) else ""


@require_safe
def admin_colours_view(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer with the style sheet that its address names: for ever the same."""
    if not is_colour(f"#{colour}"):
        raise Http404
    css = admin_style(palette(f"#{colour}"))
    headers = {"Cache-Control": f"private, max-age={_YEAR}, immutable"}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)


def admin_colours_urls() -> list:
    """Wagtail hook: the address of the style sheet."""
    return [path("colours/<slug:colour>.css", admin_colours_view, name=URL_NAME)]


def _own_colour() -> str:
    day, _dark = tokens()
    return day["action"].convert("srgb").fit().to_string(hex=True)


def _hsl(colour: Color) -> tuple[float, float, float]:
    hue, saturation, lightness = colour.convert("hsl").coords(nans=False)
    return hue, saturation, lightness
