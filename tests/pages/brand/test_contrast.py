"""Text can be read on every ground, in the site's own colours and in any others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.brand.palette import GROUNDS, palette
from pages.brand.tokens import contrast, tokens

LIGHT, DARK = tokens()
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["day", "dark"])
BUTTONS = {
    "button": "action",
    "button-strong": "action-strong",
    "on-button": "on-action",
}
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "ink-soft", "action", "alert"])
def test_text_has_seven_to_one(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 7


@SCHEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on-action", "action"),
        ("on-action", "action-strong"),
        ("on-alert", "alert"),
        ("on-board", "board"),
        ("glow", "board"),
        ("ink", "mark"),
    ],
)
def test_text_on_its_own_ground_has_seven_to_one(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 7


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["line", "focus", "action"])
def test_edges_and_the_mark_of_the_focus_have_three_to_one(colours, edge, ground):
    assert contrast(colours[edge], colours[ground]) >= 3


@given(HEX)
@settings(max_examples=60, deadline=None)
def test_whatever_colour_is_chosen_can_be_read_everywhere(chosen):
    made = palette(chosen)
    for scheme, site in ((made.day, LIGHT), (made.dark, DARK)):
        # As in the style sheet, where a button is a link unless something else is said.
        colours = site | {
            name: (scheme.tokens if source in scheme.tokens else site)[source]
            for name, source in BUTTONS.items()
        }
        colours |= scheme.tokens
        for ground in GROUNDS:
            assert contrast(colours["action"], colours[ground]) >= 7
        assert contrast(colours["on-action"], colours["action"]) >= 7
        assert contrast(colours["on-action"], colours["action-strong"]) >= 7
        assert contrast(colours["on-board"], colours["board"]) >= 7
        assert contrast(colours["glow"], colours["board"]) >= 7
        assert contrast(colours["on-button"], colours["button"]) >= 7
        assert contrast(colours["on-button"], colours["button-strong"]) >= 7


@pytest.mark.parametrize(
    "chosen", ["#fff3b0", "#ffeb3b", "#f4c2c2", "#e8f5e9", "#ffffff"]
)
def test_a_pale_colour_makes_a_pale_site_by_day(chosen):
    made = palette(chosen)
    day = made.day.tokens
    assert day["button"].to_string(hex=True) == chosen
    for ground in ("button", "board"):
        shown = day[ground].convert("oklch")
        assert shown["lightness"] >= 0.85
        assert abs(shown["lightness"] - made.chosen.convert("oklch")["lightness"]) < 0.1


def test_a_colour_that_is_nearly_pale_is_lightened_rather_than_made_brown():
    shown = palette("#ff8800").day.tokens["button"].convert("oklch")
    assert 0.75 < shown["lightness"] < 0.82


@pytest.mark.parametrize("chosen", ["#0b3d2e", "#e30613", "#009fe3", "#808080"])
def test_any_other_has_light_words_on_dark_grounds_as_ever(chosen):
    assert set(palette(chosen).day.tokens) == {"action", "action-strong", "board"}


def test_a_pale_colour_leaves_the_dark_look_dark():
    dark = palette("#fff3b0").dark.tokens
    assert dark["board"].convert("oklch")["lightness"] < 0.2
    assert dark["on-board"].convert("oklch")["lightness"] > 0.9
    # What is said of the day must not hold in the dark, where it is not said again.
    assert set(dark) == set(palette("#fff3b0").day.tokens)


def test_a_colour_that_can_be_read_is_kept_as_it_is():
    made = palette("#0b3d2e")
    assert made.day.tokens["action"].to_string(hex=True) == "#0b3d2e"
    assert not made.was_adapted


def test_one_that_is_too_light_keeps_its_hue():
    made = palette("#ff8800")
    assert made.was_adapted
    hue = made.day.tokens["action"].convert("oklch")["hue"]
    assert abs(hue - made.chosen.convert("oklch")["hue"]) < 5
