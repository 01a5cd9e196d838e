"""A keeper tells residents from a phone that the water is off, and they read it."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE, sign_in
from tests.browser.measuring import overflow
from tests.browser.test_accessibility import violations
from tests.browser.test_admin_accessibility import assert_no_violations

LIST = "/drift-og-varsler/"
WORDS = "Der er lukket for vandet. Vi arbejder på det."
# What the taps of the test take; a person needs some seconds more to read.
MOST_SECONDS = 30
MOST_TAPS = 5


class Thumb:
    """Presses what is named, and counts."""

    def __init__(self, page: Page):
        self.page = page
        self.taps = 0

    def tap(self, role: str, name: str, **options) -> None:
        self.taps += 1
        self.page.get_by_role(role, name=name, **options).first.tap()

    def choose(self, words: str) -> None:
        self.taps += 1
        self.page.locator("label", has_text=words).first.tap()


def assert_sound(page: Page) -> None:
    if "/admin/" in page.url:
        assert_no_violations(page)
    else:
        assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_stairwell_to_every_resident(windows, own_site, scheme):
    phone = windows.open(own_site, viewport=PHONE, has_touch=True, color_scheme=scheme)
    sign_in(phone, "dorte")
    assert_sound(phone)
    thumb, began = Thumb(phone), time.monotonic()
    thumb.tap("link", "Nyt driftsvarsel")
    expect(phone.get_by_role("group", name="Hvor?")).to_be_visible()
    thumb.choose("Vand")
    expect(phone.get_by_label("Det læser beboerne")).to_have_value(WORDS)
    thumb.choose("Alle afdelinger")
    thumb.choose("Det haster")
    assert_sound(phone)
    thumb.tap("button", "Vis nu for beboerne")
    expect(phone.get_by_text("Nu kan beboerne læse dit driftsvarsel.")).to_be_visible()
    assert thumb.taps <= MOST_TAPS
    assert time.monotonic() - began < MOST_SECONDS
    assert_sound(phone)

    resident = windows.open(own_site, viewport=PHONE, color_scheme=scheme)
    resident.goto("/kontakt/")
    urgent = resident.get_by_role("region", name="Driftsvarsler, der haster")
    expect(urgent).to_contain_text(WORDS)
    assert_sound(resident)
    urgent.get_by_role("link").click()
    expect(resident.get_by_role("heading", level=1)).to_have_text("Drift og varsler")
    assert_sound(resident)

    card = phone.locator(".notice-card", has_text=WORDS).first
    card.get_by_text("Løst, eller andet nyt").tap()
    card.get_by_label("Et ord til beboerne").fill("Vandet er tilbage.")
    card.get_by_role("button", name="Det er løst").tap()
    expect(phone.locator(".messages")).to_contain_text("I to timer")
    resident.goto("/kontakt/")
    calm = resident.get_by_role("region", name="Driftsvarsler", exact=True)
    expect(calm).to_contain_text("Vandet er tilbage.")
    expect(urgent).to_have_count(0)
    card = phone.locator(".notice-card", has_text="Vandet er tilbage.").first
    card.get_by_role("button", name="Træk tilbage").tap()
    expect(phone.locator(".messages")).to_contain_text("trukket tilbage")
    assert resident.context.cookies() == []


def test_by_keyboard_and_without_a_script(windows, own_site):
    page = windows.open(own_site)
    sign_in(page, "dorte")
    page.goto("/admin/notices/new/")
    page.get_by_role("radio", name="Elevator").focus()
    page.keyboard.press("Space")
    text = page.get_by_label("Det læser beboerne")
    expect(text).to_have_value(
        "Elevatoren er i stykker. Brug trappen, eller ring til os, hvis du har brug for hjælp."
    )
    # What somebody has written stays.
    text.fill("Elevatoren kører kun til 3. sal.")
    page.get_by_role("radio", name="Vaskeri").focus()
    page.keyboard.press("Space")
    expect(text).to_have_value("Elevatoren kører kun til 3. sal.")
    expect(page.get_by_label("Indtil", exact=True)).to_be_hidden()
    page.get_by_role("radio", name="Et andet tidspunkt").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Indtil", exact=True)).to_be_visible()
    text.press("Tab")
    page.get_by_role("button", name="Vis nu for beboerne").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(
        "Beboerne kan ikke se noget endnu"
    )
    expect(page.get_by_text("Vælg alle afdelinger eller mindst én.")).to_be_visible()
    expect(text).to_have_value("Elevatoren kører kun til 3. sal.")
    assert_sound(page)
