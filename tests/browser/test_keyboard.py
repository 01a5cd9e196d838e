"""The site without a mouse: everything is reached, seen and used by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages_of_every_type import INITIATIVE, OVERVIEW

# What Tab is meant to stop at, in the order in which it does.
STOPS = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), summary, [tabindex="0"]'
)].filter(element => element.checkVisibility({visibilityProperty: true})).length"""

# How the focused element, or the card that is one big link, is marked.
MARKED = """() => {
    const focused = document.activeElement;
    const marked = [focused, focused.closest('.card')].filter(Boolean);
    const outlines = marked.map(element => getComputedStyle(element)).filter(
        style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    );
    return outlines.length > 0;
}"""

IN_VIEW = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
}"""


def focused_name(page: Page) -> str:
    return page.evaluate(
        "(document.activeElement.ariaLabel || document.activeElement.innerText"
        " || document.activeElement.id || '').trim()"
    )


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what is called `name`."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if focused_name(page) == name:
            return
    raise AssertionError(f"Tab never reached {name}")


@pytest.fixture
def reader(windows, site):
    return windows.share(site)


def test_the_first_stop_leads_past_the_menu_to_the_content(reader):
    reader.goto(INITIATIVE)
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="Gå til indholdet")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box["width"] > 100
    assert box["height"] >= 24
    assert box["y"] >= 0

    reader.keyboard.press("Enter")
    expect(reader.get_by_role("main")).to_be_focused()
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    "path",
    ["/", OVERVIEW, f"{OVERVIEW}rapskole/", "/soeg/?q=unge", "/findes-ikke/"],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_can_be_seen(reader, path, width):
    reader.set_viewport_size({"width": width, "height": 740})
    reader.goto(path)
    stops = reader.evaluate(STOPS)
    seen = 0
    while True:
        reader.keyboard.press("Tab")
        if reader.evaluate("document.activeElement === document.body"):
            break
        seen += 1
        assert seen <= stops, "the focus goes in a ring"
        assert reader.evaluate(MARKED), f"{focused_name(reader)} does not show focus"
        assert reader.evaluate(IN_VIEW), f"{focused_name(reader)} is out of view"
    assert seen == stops


def test_focus_looks_different_from_rest(reader):
    reader.goto(INITIATIVE)
    for element in (
        reader.get_by_role("link", name="Naboskab og tryghed"),
        reader.get_by_role("searchbox").first,
        reader.get_by_role("link", name="Se ledige boliger"),
    ):
        look = "element => getComputedStyle(element).outline"
        at_rest = element.evaluate(look)
        reader.keyboard.press("Tab")
        element.focus()
        assert element.evaluate(look) != at_rest


def test_an_initiative_is_found_from_the_front_page(reader):
    reader.goto("/")
    tab_to(reader, "Find noget at være med i")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Boligsocial indsats")
    tab_to(reader, "Brandkadet")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Brandkadet")


def test_a_search_is_sent_with_enter(reader):
    reader.goto("/")
    tab_to(reader, "_header-search")
    reader.keyboard.type("viceværten")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Søg")
    tab_to(reader, "Sociale viceværter")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sociale viceværter")


def test_the_menu_of_a_phone_opens_with_enter_and_closes_with_escape(reader):
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto("/")
    tab_to(reader, "Menu")
    panel = reader.locator(".menu-panel")
    expect(panel).to_be_hidden()
    reader.keyboard.press("Enter")
    expect(panel).to_be_visible()
    tab_to(reader, "Om os")
    reader.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert focused_name(reader) == "Menu"
    reader.keyboard.press("Enter")
    tab_to(reader, "Om os")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Om os")


def test_the_menu_of_a_phone_opens_with_enter_without_javascript(windows, site):
    page = windows.open(
        site, viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page.goto("/")
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    tab_to(page, "Kontakt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontakt")


def test_a_question_opens_with_enter_and_closes_with_space(reader):
    reader.goto(f"{OVERVIEW}bydelsmoedre/")
    answer = reader.get_by_text("Nej, det er frivilligt.")
    tab_to(reader, "Får jeg løn?")
    reader.keyboard.press("Enter")
    expect(answer).to_be_visible()
    reader.keyboard.press("Space")
    expect(answer).to_be_hidden()


def test_a_video_starts_with_enter_and_has_the_focus(windows, site):
    reader = windows.open(site)
    reader.goto(f"{OVERVIEW}rapskole/")
    tab_to(reader, "Afspil videoen her")
    reader.keyboard.press("Enter")
    expect(reader.locator("iframe")).to_be_focused()
    windows.other_hosts.remove("www.youtube-nocookie.com")
