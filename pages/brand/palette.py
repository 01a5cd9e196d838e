"""From one colour that somebody chose to those that text can be read in."""

from collections.abc import Iterable
from dataclasses import dataclass

from coloraide import Color

from pages.brand.tokens import Tokens, contrast, tokens

# WCAG 2.2, 1.4.6, level AAA: what the main journeys keep to.
TEXT_CONTRAST = 7.0
# Grounds that text in the colours below may stand on.
GROUNDS = ("paper", "sheet", "wall", "straw", "sky")
_STEP = 0.01
# How far the colour under the pointer differs in lightness.
_STRONGER = 0.09
_MOST_CHROMA_OF_A_BOARD = 0.06
_BOARD_LIGHTNESS = (0.3, 0.16)
# How much lighter a colour may have to be made for dark words to be read on it.
_NEARLY_PALE = 0.05
# A large ground in a pale colour: as pale as this at least, and not as loud as a button.
_PALE_BOARD_LIGHTNESS = 0.9
_MOST_CHROMA_OF_A_PALE_BOARD = 0.1
_RULE_ON_A_PALE_BOARD = 0.25
_DARK_WINDOW, _DARK_RULE = 0.42, 0.55
# What is told from links, or from the board, by a pale colour alone. With tokens of
# their own, every reader of every other site would fetch them.
_PRESSED = (".button", ".menu-button", ":is(.theme-filter,.pagination) [aria-current]")
_HOVERED = tuple(f"{selector}:hover" for selector in _PRESSED)
_PARTS = {
    "button": (",".join(_PRESSED), "background"),
    "button-strong": (",".join(_HOVERED), "background"),
    "on-button": (",".join(_PRESSED + _HOVERED), "color"),
    "window": (".rooftops .lit", "fill"),
    "window-dark": (".rooftops .dark", "fill"),
    "board-rule": (".directory-entry", "border-color"),
}


@dataclass(frozen=True)
class Scheme:
    """The tokens that one chosen colour gives, by day or in the dark."""

    tokens: Tokens
    contrast: float

    @property
    def areas(self) -> list[Color]:
        """What is seen of it: words, buttons and the ground at the foot of a page."""
        words = self.tokens["action"]
        return [words, self.tokens.get("button", words), self.tokens["board"]]


@dataclass(frozen=True)
class Palette:
    """What became of a chosen colour."""

    chosen: Color
    day: Scheme
    dark: Scheme

    @property
    def was_adapted(self) -> bool:
        """Whether the colour itself would have been too weak to read by day."""
        return self.day.tokens["action"].to_string(hex=True) != self.chosen.to_string(
            hex=True
        )


def palette(chosen: str) -> Palette:
    """Return the colours of links and buttons that are made of `chosen`, as #rrggbb.

    Hue and strength of colour are kept; the lightness is moved, as little as
    possible, until the contrast with every ground is at least 7:1. Of a colour that
    dark words can be read on, buttons and grounds stay pale by day: darkened, a yellow
    would be brown.
    """
    colour = Color(chosen).convert("oklch")
    light, dark = tokens()
    day = _scheme(colour, light, towards=-1, board=_BOARD_LIGHTNESS[0])
    night = _scheme(colour, dark, towards=1, board=_BOARD_LIGHTNESS[1])
    if (pale := _pale(colour, light, day)) is not None:
        day, night = pale, _dark_beside(pale, night, dark)
    return Palette(Color(chosen), day, night)


def readable(colour: Color, grounds: Iterable[Color], towards: int) -> Color:
    """Return `colour`, darker (`towards` -1) or lighter (1) until it can be read."""
    grounds = list(grounds)
    lightness = colour["lightness"]
    end = 0 if towards < 0 else 1
    found = _in_srgb(colour, lightness)
    while _least_contrast(found, grounds) < TEXT_CONTRAST and lightness != end:
        lightness = min(max(lightness + towards * _STEP, 0), 1)
        found = _in_srgb(colour, lightness)
    return found


def style_sheet(palette: Palette) -> str:
    """Return the CSS that lays a palette over the site's own."""
    day, dark = _rules(palette.day), _rules(palette.dark)
    return f"{day}@media (prefers-color-scheme:dark){{{dark}}}"


def _scheme(colour: Color, site: Tokens, towards: int, board: float) -> Scheme:
    grounds = [site[name] for name in GROUNDS]
    action = readable(colour, grounds, towards)
    shade = action.convert("oklch")
    strong = _in_srgb(shade, shade["lightness"] + towards * _STRONGER)
    ground = colour.clone().set("lightness", board)
    ground.set("chroma", min(ground["chroma"], _MOST_CHROMA_OF_A_BOARD))
    made = {
        "action": action,
        "action-strong": strong,
        "board": ground.convert("srgb").fit(),
    }
    return Scheme(made, _least_contrast(action, grounds))


def _pale(colour: Color, site: Tokens, day: Scheme) -> Scheme | None:
    """Return `day` with pale buttons and grounds, if `colour` is pale or nearly so."""
    ink = site["ink"]
    button = readable(colour, [ink], towards=1)
    if button.convert("oklch")["lightness"] - colour["lightness"] > _NEARLY_PALE:
        return None
    ground = colour.clone()
    ground.set("chroma", min(ground["chroma"], _MOST_CHROMA_OF_A_PALE_BOARD))
    board = _in_srgb(ground, max(ground["lightness"], _PALE_BOARD_LIGHTNESS))
    shade = button.convert("oklch")
    rule = board.convert("oklch")
    made = day.tokens | {
        "button": button,
        "button-strong": _in_srgb(shade, shade["lightness"] + _STRONGER / 2),
        "on-button": ink.convert("srgb").fit(),
        "board": board,
        "on-board": ink.convert("srgb").fit(),
        "glow": ink.convert("srgb").fit(),
        "window": site["sheet"].convert("srgb").fit(),
        "window-dark": _in_srgb(rule, rule["lightness"] - _RULE_ON_A_PALE_BOARD / 2),
        "board-rule": _in_srgb(rule, rule["lightness"] - _RULE_ON_A_PALE_BOARD),
    }
    return Scheme(made, day.contrast)


def _dark_beside(pale: Scheme, night: Scheme, site: Tokens) -> Scheme:
    """Return `night` with the site's own words for all that is pale by day alone."""
    own = {name: site[name] for name in pale.tokens if name in site}
    parts = {
        "button": night.tokens["action"],
        "button-strong": night.tokens["action-strong"],
        "on-button": site["on-action"],
        "window": site["glow"],
        "window-dark": _in_srgb(site["board"], _DARK_WINDOW),
        "board-rule": _in_srgb(site["board"], _DARK_RULE),
    }
    made = own | night.tokens | parts
    fitted = {name: colour.convert("srgb").fit() for name, colour in made.items()}
    return Scheme(fitted, night.contrast)


def _in_srgb(colour: Color, lightness: float) -> Color:
    """Return the colour at another lightness, as a screen can show it and CSS writes it."""
    shown = colour.clone().set("lightness", min(max(lightness, 0), 1))
    return Color(shown.convert("srgb").fit().to_string(hex=True))


def _least_contrast(colour: Color, grounds: Iterable[Color]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _rules(scheme: Scheme) -> str:
    """Return the tokens, and for what has none of its own the rules that colour it."""
    shown = {name: colour.to_string(hex=True) for name, colour in scheme.tokens.items()}
    tokens = ";".join(f"--{name}:{shown[name]}" for name in shown if name not in _PARTS)
    parts = "".join(
        f"{selectors}{{{part}:{shown[name]}}}"
        for name, (selectors, part) in _PARTS.items()
        if name in shown
    )
    rules = f"@layer tokens{{:root{{{tokens}}}}}"
    return f"{rules}@layer components{{{parts}}}" if parts else rules
