"""axe-core finds nothing on the screens that we have added to the admin."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.admin import sign_in

# Wagtail's form for a snippet names what is edited in its breadcrumb alone.
OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"page-has-heading-one": {"enabled": False}},
}
LINKS = "/admin/snippets/links/link/"
SCREENS = {
    "lars": [
        LINKS,
        "/admin/links/add-many/",
        "/admin/guides/linkguide/",
        "/admin/reports/links/",
        "/admin/reports/register-health/",
    ],
    "merete": [
        "/admin/",
        "/admin/my-pages/",
        "/admin/new/pages/standardpage/",
        "/admin/pages/3/still-right/",
        "/admin/pages/4/unpublish/?old_address=page",
        "/admin/pages/12/delete/",
        "/admin/departments/5/plan/",
        "/admin/reports/pages-to-review/",
        "/admin/reports/planned/",
        "/admin/reports/reviews/",
        "/admin/pages/3/add_subpage/",
        "/admin/pages/3/begin/kontakt/",
        "/admin/page_templates/",
        "/admin/reports/feedback/",
        "/admin/reports/feedback/comments/",
        "/admin/reports/feedback/searches/",
        "/admin/reports/feedback/4/",
        "/admin/search_promotions/",
        "/admin/forms/",
        "/admin/forms/1/",
    ],
    "dorte": [
        "/admin/",
        "/admin/notices/",
        "/admin/notices/new/",
        "/admin/notices/1/",
    ],
    "anne": [
        "/admin/getting-started/",
        "/admin/",
        "/admin/users/",
        "/admin/users/new/",
        "/admin/staff/1/stops/",
        "/admin/reports/who-did-what/",
        "/admin/personal-data/",
    ],
}


def assert_no_violations(page: Page, part: str | None = None) -> None:
    page.wait_for_load_state("networkidle")
    # Colours on their way to others are neither.
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
            .filter(one => one instanceof CSSTransition).map(one => one.finished))"""
    )
    found = Axe().run(page, context=part, options=OPTIONS).response["violations"]
    nodes = [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
    assert nodes == [], page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
def test_our_own_screens_have_no_violations(windows, site, name, scheme):
    page = windows.open(
        site, viewport={"width": 1400, "height": 1000}, color_scheme=scheme
    )
    sign_in(page, name)
    for path in SCREENS[name]:
        assert page.goto(path).ok
        assert_no_violations(page)
    if name == "merete":
        page.goto("/admin/pages/4/edit/")
        page.get_by_role("button", name="Udgiv senere …").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        # The form around it is Wagtail's own.
        assert_no_violations(page, "#plan")
    if name == "lars":
        page.goto(LINKS)
        page.locator("table.listing tbody td a").first.click()
        expect(page.get_by_role("textbox", name="Titel")).to_be_visible()
        assert_no_violations(page)
