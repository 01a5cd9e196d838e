"""axe-core finds nothing on any page type, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from tests.browser.pages_of_every_type import (
    INITIATIVE,
    OVERVIEW,
    PAGES,
    PASSWORD_PAGE,
)
from tests.browser.prepare import PASSWORD
from tests.browser.test_resident import overflow

# 320 CSS pixels are also what is left of 1280 at a zoom of 400 % (WCAG 1.4.10).
WIDTHS = (1280, 320)
CHECKED = {"resultTypes": ["violations"]}


@pytest.fixture(params=["light", "dark"])
def page(request, windows, site):
    return windows.open(site, color_scheme=request.param)


def violations(page: Page, **options) -> list[str]:
    """Return what axe-core finds wrong with the page as it is now."""
    found = Axe().run(page, options=CHECKED | options).response["violations"]
    return [
        f"{rule['id']}: {node['html']} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], f"at {width} px"
        assert overflow(page) == 0, f"at {width} px"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_no_violations(page, path):
    page.goto(path)
    assert_accessible(page)


def test_the_open_menu_of_a_phone_has_no_violations(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(INITIATIVE)
    page.locator(".menu > summary").click()
    assert violations(page) == []


def test_open_questions_have_no_violations(page):
    page.goto(f"{OVERVIEW}bydelsmoedre/")
    for question in page.locator("details:not(.menu) > summary").all():
        question.click()
    assert_accessible(page)


def test_a_video_that_is_being_shown_has_no_violations(page, windows):
    page.goto(f"{OVERVIEW}rapskole/")
    page.get_by_role("button", name="Afspil videoen her").click()
    assert violations(page) == []
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


def test_links_and_fields_stay_visible_in_forced_colours(windows, site):
    page = windows.open(site, forced_colors="active")
    for path in ("/", OVERVIEW, INITIATIVE):
        page.goto(path)
        # The colours are the visitor's own; axe-core reads those of the style sheet.
        assert violations(page, rules={"color-contrast": {"enabled": False}}) == []
    page.goto(OVERVIEW)
    field = page.get_by_role("search", name="Søg i indsatserne").get_by_role(
        "searchbox"
    )
    border = field.evaluate(
        "e => [getComputedStyle(e).borderTopStyle, getComputedStyle(e).borderTopWidth]"
    )
    assert border[0] == "solid"
    assert float(border[1].removesuffix("px")) >= 1


def test_nothing_moves_for_those_who_do_not_want_it(windows, site):
    page = windows.open(site, reduced_motion="reduce")
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
