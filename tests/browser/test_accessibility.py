"""axe-core finds nothing on any page type and state, in any colours, at any width."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from tests.browser.measuring import overflow
from tests.browser.pages_of_every_type import (
    INITIATIVE,
    OVERVIEW,
    PAGES,
    PASSWORD_PAGE,
)
from tests.browser.prepare import PASSWORD
from tests.browser.test_read_aloud import DANISH

COLOURS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
# 320 by 256 is what is left of 1280 by 1024 at a zoom of 400 % (WCAG 1.4.10).
SIZES = ({"width": 1280, "height": 900}, {"width": 320, "height": 256})
# Contrast at level AAA, and targets, are not among what axe-core looks at unasked. To
# ask for level AA besides finds nothing more, and takes as long again.
RULES = {
    "color-contrast": {"enabled": False},
    "color-contrast-enhanced": {"enabled": True},
    "target-size": {"enabled": True},
}
# There the colours are the visitor's own; axe-core reads those of the style sheet.
NO_CONTRAST = {"color-contrast-enhanced": {"enabled": False}}

AXE = Axe()


@pytest.fixture
def page(windows, site):
    return windows.share(site)


@pytest.fixture
def listener(windows, site):
    """A window whose browser speaks Danish."""
    return windows.share(site, DANISH)


def violations(
    page: Page,
    *,
    frames: bool = True,
    rules: dict | None = None,
    part: str | None = None,
) -> list[str]:
    """Return what axe-core finds wrong with the page, or a part, once it is all there.

    Without what `frames` hold, where another axe-core may be at work.
    """
    rules = RULES if rules is None else rules
    # After a form was sent, the words are there before the style sheets are.
    page.wait_for_load_state()
    forced = page.evaluate("matchMedia('(forced-colors: active)').matches")
    options = {
        "resultTypes": ["violations"],
        "iframes": frames,
        "rules": rules | NO_CONTRAST if forced else rules,
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate(
        "([part, options]) => axe.run(part || document, options)", [part, options]
    )
    return [
        f"{rule['id']}: {node['html']} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def show_in(page: Page, **colours) -> None:
    """Show the page in other colours, to which it would glide.

    A browser that draws nothing at the moment may never get there by itself.
    """
    page.emulate_media(**colours)
    page.evaluate(
        """() => document.getAnimations()
            .filter(one => one instanceof CSSTransition).forEach(one => one.finish())"""
    )


def in_all_colours(page: Page) -> Iterator[str]:
    """Show the page in one kind of colours after the other; return which they are."""
    for name, colours in COLOURS.items():
        show_in(page, **colours)
        yield name
    page.emulate_media(color_scheme="null", forced_colors="null")


def assert_accessible(page: Page) -> None:
    for colours in in_all_colours(page):
        for size in SIZES:
            page.set_viewport_size(size)
            assert violations(page) == [], (colours, size)
            assert overflow(page) == 0, (colours, size)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_no_violations(page, path):
    page.goto(path)
    assert_accessible(page)


def test_the_open_menu_of_a_phone_has_no_violations(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(INITIATIVE)
    page.locator(".menu > summary").click()
    for colours in in_all_colours(page):
        assert violations(page) == [], colours


def test_a_page_that_is_being_read_aloud_has_no_violations(listener):
    listener.goto(INITIATIVE)
    listener.get_by_role("button", name="Læs op").click()
    expect(listener.get_by_role("button", name="Pause")).to_be_focused()
    assert_accessible(listener)


def test_a_page_from_right_to_left_has_no_violations(page):
    page.goto(INITIATIVE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert_accessible(page)


def test_open_questions_have_no_violations(page):
    page.goto(f"{OVERVIEW}bydelsmoedre/")
    for question in page.locator("details:not(.menu) > summary").all():
        question.click()
    assert_accessible(page)


def test_a_video_that_is_being_shown_has_no_violations(page, windows):
    page.goto(f"{OVERVIEW}rapskole/")
    page.get_by_role("button", name="Afspil videoen her").click()
    for colours in in_all_colours(page):
        assert violations(page, frames=False) == [], colours
    windows.other_hosts.clear()


def test_the_password_form_has_no_violations_and_says_what_went_wrong(page):
    page.goto(PASSWORD_PAGE)
    assert_accessible(page)
    field = page.get_by_label("Adgangskode")
    field.fill("gættet forkert")
    page.get_by_role("button", name="Vis siden").click()
    expect(field).to_have_accessible_description(
        "Det er ikke den rigtige adgangskode. Prøv igen."
    )
    assert_accessible(page)
    field.fill(PASSWORD)
    page.get_by_role("button", name="Vis siden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Referater til bestyrelserne"
    )


def test_the_page_for_our_own_failures_has_no_violations(page):
    # Made without the site, as when the site is what fails.
    failure = render_to_string("500.html")
    page.route("**/fejl/", lambda route: route.fulfill(status=200, body=failure))
    page.goto("/fejl/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.styleSheets.length") == 2
    assert_accessible(page)


@pytest.mark.parametrize("path", ["/", OVERVIEW, INITIATIVE, "/soeg/?q=unge"])
def test_what_can_be_used_has_an_edge_or_a_line_in_forced_colours(windows, site, path):
    page = windows.share(site, forced_colors="active")
    page.goto(path)
    page.wait_for_load_state()
    unmarked = page.evaluate(
        """() => [...document.querySelectorAll(
            'main a[href], .button, .field, .menu-button'
        )].filter(element => element.checkVisibility()).filter(element => {
            const {borderTopStyle, textDecorationLine} = getComputedStyle(element);
            return borderTopStyle !== 'solid' && textDecorationLine !== 'underline';
        }).map(element => element.outerHTML)"""
    )
    assert unmarked == []


def test_where_you_are_is_more_than_a_colour_in_forced_colours(windows, site):
    page = windows.share(site, forced_colors="active")
    page.goto(f"{OVERVIEW}?theme=boern-og-unge")
    thick = "element => parseFloat(getComputedStyle(element).borderBottomWidth)"
    for name in ("Hovedmenu", "Vælg et emne"):
        links = page.get_by_role("navigation", name=name).get_by_role("link")
        current = links.and_(page.locator("[aria-current]"))
        others = links.and_(page.locator(":not([aria-current])"))
        assert current.evaluate(thick) > others.first.evaluate(thick), name


def test_nothing_moves_for_those_who_do_not_want_it(windows, site):
    page = windows.share(site, reduced_motion="reduce")
    for path in ("/", OVERVIEW, INITIATIVE):
        page.goto(path)
        moving = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter(element => {
                const style = getComputedStyle(element);
                const seconds = list => Math.max(...list.split(',').map(parseFloat));
                return seconds(style.transitionDuration) > 0.01
                    || (style.animationName !== 'none'
                        && seconds(style.animationDuration) > 0.01);
            }).map(element => element.outerHTML.slice(0, 80))"""
        )
        assert moving == [], path
