"""axe-core finds nothing on the screens that we have added to the admin.

Each is opened once: what it looks like in the dark, and on a phone, its style sheets say.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE, sign_in
from tests.browser.test_accessibility import RULES as STRICT
from tests.browser.test_accessibility import show_in, violations

DESKTOP = {"width": 1400, "height": 1000}
# Wagtail's form for a snippet names what is edited in its breadcrumb alone.
RULES = {"page-has-heading-one": {"enabled": False}}
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
        "/admin/reports/reviews/?by=department&state=never",
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


# On a phone as well, and with contrast at level AAA.
REPORTS = {
    "/admin/reports/pages-to-review/",
    "/admin/reports/planned/",
    "/admin/reports/reviews/",
    "/admin/reports/reviews/?by=department&state=never",
    "/admin/reports/feedback/",
    "/admin/reports/feedback/comments/",
    "/admin/reports/feedback/searches/",
    "/admin/reports/feedback/4/",
}


def assert_no_violations(page: Page, part: str | None = None, *, strict=False) -> None:
    """By day and in the dark, on a computer and, if `strict`, on a phone."""
    page.wait_for_load_state("networkidle")
    rules = RULES | STRICT if strict else RULES
    for size in (DESKTOP, PHONE) if strict else (DESKTOP,):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            show_in(page, color_scheme=scheme)
            found = violations(page, frames=False, rules=rules, part=part)
            assert found == [], (page.url, size, scheme)
    page.set_viewport_size(DESKTOP)


@pytest.mark.parametrize("name", SCREENS)
def test_our_own_screens_have_no_violations(windows, site, name):
    page = windows.open(site, viewport=DESKTOP)
    sign_in(page, name)
    for path in SCREENS[name]:
        assert page.goto(path).ok
        assert_no_violations(page, strict=path in REPORTS)
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
