"""A colleague comes and a colleague goes: each step counted, at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.admin import PHONE, sign_in
from tests.browser.measuring import overflow

DESK = {"width": 1366, "height": 800}
NEW_USER, STOPPING = 5, 3
# Not the name of the account.
NAME = re.compile("^Navn")


class Hand:
    """Counts what somebody does: a click is a step, and so is a field."""

    def __init__(self) -> None:
        self.steps = 0

    def click(self, target: Locator) -> None:
        self.steps += 1
        target.click()

    def write(self, target: Locator, text: str) -> None:
        self.steps += 1
        target.fill(text)

    def choose(self, target: Locator, name: str) -> None:
        self.steps += 1
        target.select_option(label=name)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request, windows, own_site):
    page = windows.open(own_site, viewport=request.param)
    sign_in(page, "anne")
    return page


def test_a_user_is_made_in_five_steps_and_goes_in_three(page):
    # A name of its own for each width: the site remembers.
    name = f"Amina Lund {page.viewport_size['width']}"
    hand = Hand()
    hand.click(page.get_by_role("link", name="Ny bruger"))
    hand.write(page.get_by_role("textbox", name=NAME), name)
    address = f"amina{page.viewport_size['width']}@solgavlen.example"
    hand.write(page.get_by_role("textbox", name="E-mail"), address)
    hand.click(page.get_by_role("radio", name=re.compile("^Redaktør")))
    assert overflow(page) == 0
    hand.click(page.get_by_role("button", name="Send invitation"))
    said = page.locator(".messages")
    expect(said).to_contain_text(f"En mail er på vej til {address}.")
    expect(said).to_contain_text(f"{name} er oprettet som medarbejder.")
    assert hand.steps == NEW_USER

    row = page.get_by_role("row").filter(has_text=address)
    expect(row).to_contain_text("Redaktør: Skriver og retter sider")
    expect(row).to_contain_text("invitationen er ikke brugt")
    assert overflow(page) == 0

    hand = Hand()
    hand.click(page.get_by_role("link", name=f"{name} stopper"))
    assert overflow(page) == 0
    # Somebody without a page has nobody who must take over.
    expect(page.get_by_text("har intet på hjemmesiden")).to_be_visible()
    hand.click(page.get_by_role("button", name="Aflevér og luk kontoen"))
    expect(said).to_contain_text(f"{name} er stoppet.")
    assert hand.steps < STOPPING


def test_pages_and_contacts_are_somebody_elses_in_three_steps(page):
    page.goto("/admin/snippets/pages/person/?is_active=true")
    names = page.locator("table.listing tbody .title-wrapper a")
    leaves, stays = (names.nth(place).inner_text().strip() for place in (0, 1))
    hand = Hand()
    hand.click(page.get_by_role("link", name=f"{leaves} stopper"))
    expect(page.get_by_text("Nævnt")).to_be_visible()
    assert overflow(page) == 0
    hand.choose(page.get_by_role("combobox", name="Hvem tager over?"), stays)
    hand.click(page.get_by_role("button", name="Aflevér"))
    said = page.locator(".messages")
    expect(said).to_contain_text(f"{leaves} er stoppet.")
    assert hand.steps == STOPPING

    page.get_by_role("button", name="Fortryd").click()
    expect(said).to_contain_text(f"{leaves} er tilbage")
    expect(page.get_by_role("combobox", name="Hvem tager over?")).to_be_visible()
