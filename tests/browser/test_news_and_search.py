"""What is new, and a narrowed search, by the keyboard on a telephone without script."""

import re

from playwright.sync_api import expect

from tests.browser.measuring import overflow
from tests.browser.pages_of_every_type import NEWS

TELEPHONE = {"width": 390, "height": 780}


def test_news_and_the_search_are_narrowed_by_the_keyboard_alone(windows, site):
    page = windows.open(site, viewport=TELEPHONE, java_script_enabled=False)
    page.goto(NEWS)
    departments = page.get_by_role("navigation", name="Vælg din afdeling")
    departments.get_by_role("link", name="Teglhaven").press("Enter")
    expect(page).to_have_title(re.compile("^Nyt: Teglhaven "))
    expect(page.get_by_role("link", name="Nye borde i vaskeriet")).to_be_visible()
    expect(page.get_by_role("link", name="43 krukker")).to_have_count(0)
    assert overflow(page) == 0

    page.goto("/soeg/?q=vaskeri")
    page.get_by_role("link", name="Dokumenter (").press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Dokumenter")
    page.get_by_text("Vis kun én afdeling").press("Enter")
    page.get_by_role("link", name="Teglhaven (").press("Enter")
    expect(page.get_by_text("Kun det, der hører til Teglhaven.")).to_be_visible()
    expect(page.locator(".results")).to_contain_text("PDF")
    assert overflow(page) == 0
