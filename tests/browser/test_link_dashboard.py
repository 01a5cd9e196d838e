"""An editor decides about a dead link on the first page of the admin."""

import sys

import pytest
from playwright.sync_api import Page, expect

from links.kinds import Kind
from tests.browser.admin import PHONE, sign_in
from tests.browser.prepare import LINK, PAGE_WITH_THE_LINK
from tests.notes import note

NOTE = note(Kind.PAGE)
DESK = {"width": 1280, "height": 800}
PATH = f"/{PAGE_WITH_THE_LINK['slug']}/"
# What three checks over a week would have written down.
BREAK = f"""
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from links.models import LinkHealth
since = timezone.now() - timedelta(days=8)
found = LinkHealth.objects.filter(link__title={LINK!r}).update(
    verdict="probably_broken", problem="not_found", verdict_since=since, strikes=3,
    failing_since=since, gone_since=since, checked_at=timezone.now(),
)
assert found == 1
"""


@pytest.fixture
def viewport():
    return DESK


@pytest.fixture
def dashboard(windows, own_site, viewport):
    """The first page of the admin, with a dead link, for somebody who keeps links."""
    own_site.run(sys.executable, "-c", BREAK)
    page = windows.open(own_site, viewport=viewport)
    sign_in(page, "lars")
    return page


def row_of_the_link(page: Page):
    panel = page.get_by_role("region", name="Links, der skal tages stilling til")
    return panel.get_by_role("row").filter(has_text=LINK)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_dead_link_is_marked_with_one_click_and_given_back_with_another(
    dashboard, windows, own_site
):
    resident = windows.open(own_site)
    resident.goto(PATH)
    link = resident.get_by_role("main").get_by_role("link", name=LINK, exact=True)
    expect(link).to_be_visible()

    row = row_of_the_link(dashboard)
    expect(row).to_contain_text("ikke findes")
    row.get_by_role("button", name="Markér som utilgængeligt").click()
    message = dashboard.locator(".messages .success")
    expect(message).to_contain_text(LINK)
    expect(row).to_have_count(0)
    resident.reload()
    expect(link).to_have_count(0)
    expect(resident.get_by_role("main")).to_contain_text(NOTE)

    message.get_by_role("button", name="Fortryd").click()
    expect(row).to_be_visible()
    resident.reload()
    expect(link).to_be_visible()


def test_a_link_that_is_fine_is_left_as_it_is(dashboard):
    row = row_of_the_link(dashboard)
    row.get_by_role("button", name="Lad det være").click()
    message = dashboard.locator(".messages .success")
    expect(message).to_contain_text("Vi bliver ved med at tjekke det")
    expect(row).to_have_count(0)
    message.get_by_role("button", name="Fortryd").click()
    expect(row).to_be_visible()
