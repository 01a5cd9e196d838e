"""What residents come for on a bad day, by keyboard, on a phone that runs no script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages_of_every_type import DEPARTMENTS, DOCUMENTS, OVERVIEW
from tests.browser.test_keyboard import IN_VIEW, MARKED, tab_to

WRITE_TO_US = "/kontakt/skriv-til-os/"
# Less is what programs need to fill in a form.
TIME_TO_READ_MS = 2100


@pytest.fixture
def phone(windows, site) -> Page:
    viewport = {"width": 390, "height": 844}
    return windows.share(site, viewport=viewport, java_script_enabled=False)


def press(page: Page, name: str) -> None:
    """Go to what is called `name` by Tab, and where Enter leads from there."""
    tab_to(page, name)
    assert page.evaluate(MARKED), f"{name} does not show focus"
    assert page.evaluate(IN_VIEW), f"{name} is out of view"
    enter(page)


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def heading(page: Page, name: str):
    return page.get_by_role("heading", name=name)


def test_the_own_department_is_found_by_its_street(phone):
    phone.goto(DEPARTMENTS)
    tab_to(phone, "_find-field")
    phone.keyboard.type("Teglvej 4")
    enter(phone)
    press(phone, "Teglhaven")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Teglhaven")


def test_what_is_on_is_narrowed_to_a_department_and_read_about(phone):
    phone.goto("/")
    press(phone, "Se alle aktiviteter")
    press(phone, "Teglhaven")
    expect(phone.locator("[aria-current=true]").first).to_be_visible()
    press(phone, phone.locator(".date h4 a").first.inner_text())
    expect(heading(phone, "Det praktiske")).to_be_visible()


def test_whom_to_ring_now_is_answered_for_the_own_department(phone):
    phone.goto("/")
    press(phone, "Hvem ringer jeg til nu?")
    press(phone, "Teglhaven")
    expect(heading(phone, "Hvem ringer jeg til nu i Teglhaven?")).to_be_visible()
    call = phone.locator("section[aria-labelledby=_now] a[href^=tel]").first
    tab_to(phone, call.inner_text())


def test_a_form_says_what_is_missing_leads_there_and_is_sent(phone):
    phone.goto(WRITE_TO_US)
    press(phone, "Send beskeden")
    problem = phone.locator(".form-problems a").first
    tab_to(phone, problem.inner_text())
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.labels.length") == 1
    for box in phone.locator("main form [aria-invalid=true]").all():
        tab_to(phone, box.get_attribute("id"))
        phone.keyboard.type("aase@eksempel.dk")
    phone.wait_for_timeout(TIME_TO_READ_MS)
    press(phone, "Send beskeden")
    expect(phone.locator(".form-problems")).to_have_count(0)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tak. Vi har fået den.")


def test_minutes_are_found_among_the_documents(phone):
    phone.goto(DOCUMENTS)
    tab_to(phone, "_find-field")
    phone.keyboard.type("vaskeri")
    enter(phone)
    tab_to(phone, phone.locator("main li a[href^='/documents/']").first.inner_text())


def test_the_initiatives_of_the_own_department_are_two_steps_away(phone):
    phone.goto(OVERVIEW)
    press(phone, "Kun for min afdeling")
    press(phone, "Teglhaven")
    expect(phone.get_by_role("status")).to_contain_text("i Teglhaven")
