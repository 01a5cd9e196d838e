"""An editor of links flags one in the register, and every page follows."""

import pytest
from playwright.sync_api import Page, expect

from links.kinds import Kind
from tests.browser.admin import field, sign_in
from tests.browser.prepare import LINK, PAGE_WITH_THE_LINK
from tests.browser.test_resident import PHONE
from tests.notes import note

NOTE = note(Kind.PAGE)
PATH = f"/{PAGE_WITH_THE_LINK['slug']}/"


@pytest.fixture
def register(windows, own_site):
    """The link in the register, on the screen of somebody who keeps the links."""
    page = windows.open(own_site)
    sign_in(page, "lars")
    page.get_by_role("link", name="Links", exact=True).click()
    page.get_by_role("link", name=LINK).click()
    return page


def save(page: Page, availability: str, **texts: str) -> None:
    """Set whether the link can be reached, fill in fields, and save it."""
    page.get_by_role("combobox", name="Tilgængelighed").select_option(availability)
    for name, text in texts.items():
        field(page, name).get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_flag_shows_on_every_page_at_once_and_is_undone_as_easily(
    register, windows, own_site
):
    resident = windows.open(own_site)
    resident.goto(PATH)
    main = resident.get_by_role("main")
    ways = ["sortere det", LINK, "Find din beholder"]
    for text in ways:
        expect(main.get_by_role("link", name=text, exact=True)).to_be_visible()

    save(register, "unavailable", unavailable_reason="Siden svarer ikke.")
    resident.reload()
    for text in ways:
        expect(main.get_by_role("link", name=text, exact=True)).to_have_count(0)
        gone = main.locator(".link-unavailable").get_by_text(text, exact=True)
        expect(gone.locator("xpath=following-sibling::*[1]")).to_have_text(NOTE)
    expect(main).not_to_contain_text("Siden svarer ikke.")
    resident.goto("/boligsocial-indsats/miljoeambassadoerer/")
    expect(main).to_contain_text(f"{LINK} {NOTE}")

    register.get_by_role("link", name=LINK).click()
    save(register, "available")
    resident.goto(PATH)
    for text in ways:
        expect(main.get_by_role("link", name=text, exact=True)).to_be_visible()


def test_a_note_of_our_own_and_an_archived_copy_show_everywhere(
    register, windows, own_site
):
    save(
        register,
        "unavailable",
        note="Kommunen har ryddet op",
        archive_url="https://arkiv.example/sortering",
        archived_on="12.03.2019",
    )
    resident = windows.open(own_site)
    resident.goto(PATH)
    main = resident.get_by_role("main")
    expect(main.locator(".link-note")).to_have_text(["(Kommunen har ryddet op)"] * 3)
    copies = main.get_by_role("link", name="Se en arkiveret kopi fra 12. marts 2019")
    expect(copies).to_have_count(3)

    register.get_by_role("link", name=LINK).click()
    save(register, "available", note="", archive_url="", archived_on="")
    resident.reload()
    expect(main.get_by_role("link", name=LINK)).to_be_visible()


def test_who_keeps_the_links_is_told_what_is_wrong_with_one(register):
    field(register, "url").get_by_role("textbox").fill("javascript:alert(1)")
    register.get_by_role("button", name="Gem", exact=True).click()
    expect(field(register, "url").locator(".error-message")).to_contain_text("http")
    expect(field(register, "url").get_by_role("textbox")).to_have_value(
        "javascript:alert(1)"
    )


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1366, "height": 768}])
def test_the_register_fits_with_all_that_is_done_with_two_links(
    windows, own_site, viewport
):
    page = windows.open(own_site)
    sign_in(page, "lars")
    page.set_viewport_size(viewport)
    page.goto("/admin/snippets/links/link/")
    rows = page.locator("table.listing tbody tr")
    expect(rows.first.locator(".link-state").first).to_be_visible()
    table = page.locator("table.listing")
    assert table.evaluate("it => it.scrollWidth <= it.parentElement.clientWidth")
    assert table.evaluate("it => it.getBoundingClientRect().right <= innerWidth")
    for row in (rows.nth(0), rows.nth(1)):
        row.get_by_role("checkbox").check()
    actions = ["Markér utilgængelige", "Gør tilgængelige igen", "Slå sammen"]
    for name in actions:
        button = page.locator(".bulk-action-btn", has_text=name)
        expect(button).to_be_in_viewport()
        assert button.evaluate("it => it.scrollWidth <= it.clientWidth"), name
    page.get_by_role("button", name="Vis filtre").click()
    # The last of them, which used to be below the edge.
    expect(page.locator(".w-drilldown__toggle").last).to_be_in_viewport(ratio=1)
