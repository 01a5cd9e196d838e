"""A keeper of links takes an address out of a text and into the register."""

import pytest
from playwright.sync_api import expect

from tests.browser.admin import sign_in

PATH = "/boligsocial-indsats/lektiecafe/"
WORDS = "biblioteket"
TITLE = "Lektiehjælp på biblioteket"


@pytest.fixture
def keeper(windows, own_site):
    """The list of addresses, on the screen of somebody who may edit no page."""
    page = windows.open(own_site)
    sign_in(page, "lars")
    page.get_by_role("link", name="Links", exact=True).click()
    page.get_by_role("link", name="Adresser uden for registret").click()
    return page


def test_an_address_becomes_a_link_and_readers_see_no_difference(
    keeper, windows, own_site
):
    resident = windows.open(own_site)
    resident.goto(PATH)
    link = resident.get_by_role("main").get_by_role("link", name=WORDS, exact=True)
    address = link.get_attribute("href")

    row = keeper.get_by_role("row").filter(has_text=address)
    row.get_by_role("checkbox").check()
    keeper.get_by_role("button", name="Gør de valgte til links").click()
    title = keeper.get_by_role("textbox", name="Titel")
    expect(title).to_have_value(WORDS)
    title.fill(TITLE)
    keeper.get_by_role("button", name="Gør den til et link").click()
    expect(keeper.locator(".messages .success")).to_contain_text("1 side")
    expect(row).to_have_count(0)

    resident.reload()
    expect(link).to_have_attribute("href", address)
    keeper.goto("/admin/snippets/links/link/")
    keeper.get_by_role("link", name=TITLE).click()
    uses = keeper.locator("#link-uses")
    expect(uses.get_by_role("row").filter(has_text="Lektiecafé")).to_be_visible()
