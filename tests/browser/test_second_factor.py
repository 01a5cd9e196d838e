"""Two-step login in a browser: set up, used, lost, and found again.

Chromium's own virtual authenticator stands for the phone (the WebAuthn domain of the
DevTools protocol).
"""

import re
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE
from tests.browser.prepare import PASSWORD
from tests.browser.test_admin_accessibility import assert_no_violations

ASK_AT_ONCE = (
    "from users.models import SecondFactorSettings as S;"
    "s = S.load(); s.asked, s.days = 'publishers', 0; s.save()"
)


class Authenticator:
    """A virtual authenticator in a window, with a person who says yes."""

    def __init__(self, page: Page):
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.devtools.send(
            "WebAuthn.addVirtualAuthenticator", {"options": options}
        )
        self.id = {"authenticatorId": made["authenticatorId"]}

    def lose(self) -> None:
        self.devtools.send("WebAuthn.removeVirtualAuthenticator", self.id)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def give_password(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.get_by_role("textbox", name="Brugernavn").fill(name)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def looks_well(page: Page) -> None:
    """Hold the screen to axe-core in both looks, and to the width of a phone."""
    for look in ("light", "dark"):
        page.emulate_media(color_scheme=look)
        assert_no_violations(page)
    page.emulate_media(color_scheme="light")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide), page.url


def code_for(page: Page) -> str:
    """Return the code that an app would show that was given the key on the page."""
    import pyotp

    secret = page.locator("[data-secret]").text_content().replace(" ", "")
    return pyotp.TOTP(secret).now()


@pytest.fixture
def site_that_asks(own_site):
    own_site.run(sys.executable, "manage.py", "shell", "-v", "0", "-c", ASK_AT_ONCE)
    return own_site


def test_a_passkey_is_set_up_used_lost_and_replaced_by_a_recovery_code(
    windows, own_site
):
    page = windows.open(own_site, viewport=PHONE)
    phone = Authenticator(page)
    sign_in_on_phone(page, "ida")
    page.goto("/admin/account/")
    page.get_by_role("tab", name="Flere handlinger").click()
    page.get_by_role("link", name="Totrinslogin").click()
    expect(page.get_by_text("Du logger ind med din adgangskode alene.")).to_be_visible()
    looks_well(page)

    # By keyboard alone.
    page.get_by_role("link", name="Tilføj en adgangsnøgle").press("Enter")
    expect(heading(page)).to_have_text("Tilføj en adgangsnøgle")
    looks_well(page)
    name = page.get_by_role("textbox", name="Hvad vil du kalde den?")
    name.fill("Idas telefon")
    name.press("Enter")
    expect(heading(page)).to_have_text("Dine nødkoder")
    codes = page.locator("[data-codes] code").all_text_contents()
    assert len(codes) == 10
    looks_well(page)
    page.get_by_role("link", name="Jeg har gemt dem, gå videre").click()
    expect(page.get_by_role("heading", name=re.compile("Idas telefon"))).to_be_visible()
    looks_well(page)

    sign_out(page)
    give_password(page, "ida")
    expect(heading(page)).to_have_text("Andet trin")
    looks_well(page)
    use = page.get_by_role("button", name="Brug en adgangsnøgle")
    use.press("Enter")
    expect(page).to_have_url(re.compile("/admin/$"))

    sign_out(page)
    phone.lose()
    Authenticator(page)
    give_password(page, "ida")
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Der blev ikke brugt en adgangsnøgle."
    )
    page.get_by_text("Med en nødkode").click()
    page.get_by_role("textbox", name="Nødkode").fill(codes[0].upper())
    looks_well(page)
    page.get_by_role("textbox", name="Nødkode").press("Enter")
    expect(page.get_by_text("Du har 9 nødkoder tilbage.")).to_be_visible()

    # The same one does not let anybody in again.
    sign_out(page)
    give_password(page, "ida")
    page.get_by_text("Med en nødkode").click()
    page.get_by_role("textbox", name="Nødkode").fill(codes[0])
    page.get_by_role("textbox", name="Nødkode").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Det er ikke en af dine nødkoder")
    looks_well(page)


def sign_in_on_phone(page: Page, name: str) -> None:
    give_password(page, name)
    expect(page).to_have_url(re.compile("/admin/$"))


def test_an_app_is_set_up_by_who_has_to_and_works_without_a_script(
    windows, site_that_asks
):
    page = windows.open(site_that_asks, viewport=PHONE, java_script_enabled=False)
    give_password(page, "merete")
    expect(heading(page)).to_have_text("Sæt totrinslogin op")
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    expect(page.get_by_text("Browseren kan ikke lave en adgangsnøgle")).to_be_visible()
    page.get_by_role("link", name="Lad være, og gå tilbage").click()
    page.get_by_role("link", name="Tilføj en kodeapp").click()
    code = page.get_by_role("textbox", name="Seks cifre")
    assert code.get_attribute("autocomplete") == "one-time-code"
    assert code.get_attribute("inputmode") == "numeric"
    code.fill("000000")
    page.get_by_role("button", name="Tilføj appen").click()
    expect(page.get_by_role("alert")).to_contain_text("Koden passer ikke.")
    code.fill(code_for(page))
    page.get_by_role("button", name="Tilføj appen").click()
    expect(heading(page)).to_have_text("Dine nødkoder")
    page.get_by_role("link", name="Jeg har gemt dem, gå videre").click()
    expect(page).to_have_url(re.compile("/admin/$"))


def test_the_screens_of_setting_up_and_of_proving_again(windows, site_that_asks):
    page = windows.open(site_that_asks, viewport=PHONE)
    give_password(page, "anne")
    expect(heading(page)).to_have_text("Sæt totrinslogin op")
    looks_well(page)
    page.get_by_role("link", name="Tilføj en kodeapp").click()
    page.get_by_text("Skriv nøglen i stedet").click()
    looks_well(page)
    page.get_by_role("textbox", name="Seks cifre").fill(code_for(page))
    page.get_by_role("button", name="Tilføj appen").click()
    expect(heading(page)).to_have_text("Dine nødkoder")

    page.goto("/admin/account/second-factor/")
    page.get_by_role("link", name="Lav nye nødkoder").click()
    expect(heading(page)).to_have_text("Vis, at det er dig")
    looks_well(page)
    page.get_by_role("textbox", name="Adgangskode").fill(PASSWORD)
    page.get_by_role("textbox", name="Adgangskode").press("Enter")
    expect(page.get_by_role("button", name="Ja, lav nye")).to_be_visible()
    looks_well(page)
    page.get_by_role("button", name="Ja, lav nye").click()
    expect(heading(page)).to_have_text("Dine nødkoder")
    page.goto("/admin/account/second-factor/")
    page.get_by_role("link", name="Fjern Kodeapp").click()
    looks_well(page)
    page.get_by_role("button", name="Ja, fjern den").click()
    expect(page.get_by_text("er den sidste måde")).to_be_visible()

    page.goto("/admin/settings/users/secondfactorsettings/")
    expect(page.get_by_role("radio", name="Alle, der har en konto")).to_be_visible()
    looks_well(page)
