"""Nothing is lost or out of reach, however large, wide or turned round the text is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measuring import (
    losses,
    overflow,
    reset_spacing,
    set_spacing,
    small_targets,
)
from tests.browser.pages_of_every_type import (
    INITIATIVE,
    OVERVIEW,
    PAGES,
    PASSWORD_PAGE,
)
from tests.browser.test_read_aloud import DANISH

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 568}
# What is left of a window of 1280 by 1024 at a zoom of 400 % (WCAG 1.4.10).
ZOOMED = {"width": 320, "height": 256}

LONG_WORD = "Boligorganisationsrepræsentantskabsmedlemsskabsansøgningsskema"
WITH_TITLES = (
    "h1, h2, h3, .lead, .button, .prose a, .link, .site-name span, dd, summary"
)
LENGTHEN = """([elements, word]) => {
    for (const element of document.querySelectorAll(elements)) {
        element.textContent = word;
    }
}"""


@pytest.fixture
def reader(windows, site):
    return windows.share(site)


@pytest.fixture
def listener(windows, site):
    """A reader whose browser speaks Danish."""
    return windows.share(site, DANISH)


def assert_nothing_lost(page: Page, state: str) -> None:
    assert overflow(page) == 0, state
    assert losses(page) == [], state


@pytest.mark.parametrize(
    "path", [*PAGES.values(), PASSWORD_PAGE], ids=[*PAGES.keys(), "password form"]
)
def test_all_text_can_be_read_when_enlarged_spaced_out_or_turned_round(reader, path):
    reader.goto(path)
    reader.set_viewport_size(ZOOMED)
    assert_nothing_lost(reader, "zoomed to 400 %")
    for size in (WIDE, NARROW):
        reader.set_viewport_size(size)
        set_spacing(reader)
        assert_nothing_lost(reader, f"spaced out at {size['width']} px")
        reset_spacing(reader)
        reader.evaluate("document.documentElement.style.fontSize = '200%'")
        assert_nothing_lost(reader, f"text twice as large at {size['width']} px")
        reader.evaluate("document.documentElement.style.fontSize = ''")
        reader.evaluate("document.documentElement.dir = 'rtl'")
        assert_nothing_lost(reader, f"right to left at {size['width']} px")
        reader.evaluate("document.documentElement.dir = ''")


@pytest.mark.parametrize("path", ["/", OVERVIEW, INITIATIVE, "/soeg/?q=unge"])
def test_words_without_end_stay_in_their_places(reader, path):
    reader.goto(path)
    reader.evaluate(LENGTHEN, [WITH_TITLES, LONG_WORD])
    for size in (WIDE, NARROW):
        reader.set_viewport_size(size)
        assert_nothing_lost(reader, f"at {size['width']} px")


@pytest.mark.parametrize(
    "path", [*PAGES.values(), PASSWORD_PAGE], ids=[*PAGES.keys(), "password form"]
)
def test_what_is_pressed_has_room_for_a_thumb(listener, path):
    listener.goto(path)
    for size in (WIDE, NARROW):
        listener.set_viewport_size(size)
        menu = listener.locator(".menu > summary")
        if menu.is_visible():
            menu.click()
        assert small_targets(listener) == [], f"at {size['width']} px"


def test_the_focus_is_never_under_what_reads_aloud(listener):
    listener.set_viewport_size(ZOOMED)
    listener.goto(INITIATIVE)
    listener.get_by_role("button", name="Læs op").click()
    bar = listener.get_by_role("group", name="Oplæsning")
    expect(bar).to_be_visible()
    top_of_bar = bar.bounding_box()["y"]
    for _ in range(25):
        listener.keyboard.press("Tab")
        focused = listener.evaluate(
            """() => {
                const {top, bottom} = document.activeElement.getBoundingClientRect();
                const inBar = document.activeElement.closest('.read-aloud-bar');
                return {top, bottom, inBar: inBar !== null};
            }"""
        )
        assert focused["inBar"] or focused["top"] < top_of_bar - 10, focused
        assert focused["bottom"] > 0, focused


def test_paper_has_addresses_and_answers_but_nothing_to_press(windows, site):
    reader = windows.open(site)
    reader.emulate_media(media="print")
    reader.goto(f"{OVERVIEW}bydelsmoedre/")
    link = reader.get_by_role("link", name="En dag med en bydelsmor")
    address = link.evaluate("element => getComputedStyle(element, '::after').content")
    assert "https://www.youtube.com/watch" in address
    expect(reader.get_by_text("Nej, det er frivilligt.")).to_be_visible()
    for press in (".menu", ".skip-link", ".breadcrumb", "footer nav", "[role=search]"):
        assert not any(part.is_visible() for part in reader.locator(press).all()), press

    reader.goto(f"{OVERVIEW}rapskole/")
    expect(reader.get_by_text("Afspil videoen her")).to_be_hidden()
    expect(reader.get_by_role("link", name="Sommerkoncert i gården")).to_be_visible()
