"""From an empty database to a site that everybody can read."""

from playwright.sync_api import expect

from tests.browser.admin import sign_in
from tests.browser.prepare_empty import ADMINISTRATOR
from tests.browser.test_accessibility import violations

NAME = "Boligforeningen Ålykke"


def test_an_association_moves_in(windows, empty_site):
    visitor = windows.open(empty_site, viewport={"width": 390, "height": 800})
    assert visitor.goto("/").status == 503
    expect(visitor.locator("h1")).to_have_text("Vores hjemmeside er på vej")

    staff = windows.open(empty_site)
    sign_in(staff, ADMINISTRATOR)
    staff.get_by_role("link", name="Navn og kontakt").click()
    staff.get_by_label("Organisationens navn").fill(NAME)
    staff.get_by_label("Telefon").first.fill("12 34 56 78")
    staff.get_by_label("Hvornår man skal ringe").fill("Ring ved brand.")
    colour = staff.get_by_role("textbox", name="Farve", exact=True)
    colour.fill("FFF3B0")
    expect(staff.get_by_label("Vælg farven")).to_have_value("#fff3b0")
    staff.get_by_label("Vælg farven").fill("#fff0aa")
    expect(colour).to_have_value("#fff0aa")
    staff.get_by_role("button", name="Gem", exact=True).click()
    expect(staff.get_by_text("Indstillingerne er gemt")).to_be_visible()
    staff.get_by_role("link", name="Tilbage til Kom i gang").click()
    done = staff.locator(".getting-started__step--done")
    expect(done).to_have_count(3)

    visitor.goto("/")
    expect(visitor.get_by_text(NAME)).to_be_visible()
    expect(visitor.get_by_role("link", name="12 34 56 78")).to_be_visible()
    for scheme in ("light", "dark"):
        visitor.emulate_media(color_scheme=scheme)
        assert violations(visitor) == []

    staff.get_by_role("link", name="Åbn hjemmesiden").click()
    expect(staff.get_by_text("Der er ingen sider i menuen.")).to_be_visible()
    staff.get_by_role("button", name="Ja, åbn den").click()
    expect(staff.get_by_text("Hjemmesiden er åben for alle.")).to_be_visible()

    assert visitor.goto("/").status == 200
    expect(visitor.locator("h1")).to_have_text(NAME)
    for scheme in ("light", "dark"):
        visitor.emulate_media(color_scheme=scheme)
        assert violations(visitor) == []
