"""A page is published later with two clicks, and the plan is taken back with one."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.admin import sign_in
from tests.browser.measuring import overflow
from tests.browser.without_a_mouse import HANDS, Keys, Thumb

EDIT = "/admin/pages/4/edit/"


@pytest.fixture(params=HANDS)
def hand(request, windows, own_site) -> Keys | Thumb:
    """The hand of an approver, whose presses are counted, in the editor."""
    page = windows.open(own_site, **request.param.window)
    sign_in(page, "merete")
    page.goto(EDIT)
    return request.param(page)


@pytest.fixture
def page(hand) -> Page:
    return hand.page


def test_a_page_is_planned_in_two_clicks_and_the_plan_taken_back_in_one(hand, page):
    later = page.get_by_role("button", name="Udgiv senere …")
    expect(later).to_be_in_viewport(ratio=1)
    hand.press(later)
    window = page.get_by_role("dialog", name="Hvornår skal siden udgives?")
    expect(window).to_be_in_viewport(ratio=1)
    assert overflow(page) == 0

    hand.press(window.get_by_role("button", name="I morgen, "))

    said = page.locator(".messages")
    expect(said).to_contain_text("Udgives i morgen, ")
    expect(said).to_contain_text("Indtil da ser læserne stadig")
    hand.go("/admin/reports/planned/")
    expect(page.get_by_role("heading", name="I morgen, ")).to_be_visible()
    expect(page.locator(".upcoming__kind")).to_contain_text("kl. 8")
    assert overflow(page) == 0
    hand.press(page.locator(".upcoming__what a"))
    hand.press(page.get_by_role("button", name="Opgiv den planlagte udgivelse"))
    expect(said).to_contain_text("er opgivet")


def test_a_time_that_has_gone_by_is_refused_in_the_window_with_nothing_lost(page):
    summary = page.locator("#id_summary")
    summary.fill("Det, der ikke må gå tabt.")
    page.get_by_role("button", name="Udgiv senere …").click()
    window = page.get_by_role("dialog", name="Hvornår skal siden udgives?")
    own = window.get_by_label("Eller et andet tidspunkt")

    own.fill("2026-01-05T08:00")
    own.press("Enter")

    expect(window.locator(".error-message")).to_contain_text("Det tidspunkt er gået")
    expect(own).to_have_value("2026-01-05T08:00")
    expect(summary).to_have_value("Det, der ikke må gå tabt.")


def test_what_was_typed_and_not_pressed_is_no_plan(page):
    page.get_by_role("button", name="Udgiv senere …").click()
    own = page.locator("#id_go_live_at")
    own.fill(f"{timezone.localdate().year + 1}-01-05T08:00")
    page.get_by_role("button", name="Om en uge (").click()
    expect(page.locator("#id_expire_at")).not_to_have_value("")

    page.keyboard.press("Escape")

    expect(own).to_have_value("")
    expect(page.locator("#id_expire_at")).to_have_value("")
