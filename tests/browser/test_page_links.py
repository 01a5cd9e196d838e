"""An approver is told of a page's links before publishing, and decides on the spot."""

import pytest
from playwright.sync_api import Locator, Page, expect

from links.kinds import Kind
from tests.browser.admin import block, field, publish, sign_in
from tests.browser.test_accessibility import violations
from tests.browser.test_resident import PHONE, overflow
from tests.notes import note

BROKEN = "Sociale viceværter er vejen frem"
NOTE = note(Kind.ARTICLE)
DANGEROUS = "Regn ud, hvad et lån koster"
CARETAKERS = "/boligsocial-indsats/sociale-vicevaerter/"
DEBT_ADVICE = "/boligsocial-indsats/oekonomisk-raadgivning/"


@pytest.fixture
def desk(windows, own_site):
    page = windows.open(own_site)
    sign_in(page, "merete")
    return page


def edit(page: Page, path: str) -> Locator:
    """Open the page at `path` in the editor; return what is said of its links."""
    page.goto(path)
    # Wagtail's own bar on the public page knows which page it is.
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    return page.locator(".page-links")


def item(check: Locator, title: str) -> Locator:
    return check.get_by_role("listitem").filter(
        has=check.page.get_by_text(title, exact=True)
    )


def test_a_broken_link_is_flagged_without_losing_what_was_written(
    desk, windows, own_site
):
    broken = item(edit(desk, CARETAKERS), BROKEN)
    expect(broken).to_contain_text("2 beboere skriver, at det ikke virker.")
    field(desk, "summary").get_by_role("textbox").fill("Nyt, som ikke er gemt")
    broken.get_by_role("button", name="Markér som utilgængeligt").click()
    expect(broken.get_by_role("status")).to_have_text(
        "Alle sider skriver nu, at linket ikke er tilgængeligt længere."
    )
    undo = broken.get_by_role("button", name="Markér som tilgængeligt")
    expect(undo).to_be_focused()
    expect(field(desk, "summary").get_by_role("textbox")).to_have_value(
        "Nyt, som ikke er gemt"
    )

    resident = windows.open(own_site, viewport=PHONE)
    resident.goto(CARETAKERS)
    expect(resident.get_by_role("main")).to_contain_text(f"{BROKEN} {NOTE}")
    undo.press("Enter")
    expect(broken.get_by_role("status")).to_contain_text("tilgængeligt igen")
    resident.reload()
    expect(resident.get_by_role("link", name=BROKEN)).to_be_visible()


def test_a_dangerous_link_keeps_the_page_from_being_published(desk, windows, own_site):
    check = edit(desk, DEBT_ADVICE)
    expect(check).to_contain_text(f"et link på siden er farligt: ”{DANGEROUS}”")
    field(desk, "summary").get_by_role("textbox").fill("Nu med et farligt link")
    publish(desk)
    expect(desk.locator(".messages .error")).to_contain_text(DANGEROUS)
    expect(field(desk, "summary").get_by_role("textbox")).to_have_value(
        "Nu med et farligt link"
    )

    resident = windows.open(own_site, viewport=PHONE)
    resident.goto(DEBT_ADVICE)
    main = resident.get_by_role("main")
    expect(main).not_to_contain_text("Nu med et farligt link")
    expect(main).to_contain_text(f"{DANGEROUS} {note(Kind.PAGE)}")
    expect(main.get_by_role("link", name=DANGEROUS)).to_have_count(0)


def test_what_is_said_can_be_read_by_everybody(desk):
    check = edit(desk, DEBT_ADVICE)
    expect(check).to_be_visible()
    assert [found for found in violations(desk) if "page-link" in str(found)] == []
    desk.set_viewport_size(PHONE)
    expect(check).to_be_visible()
    assert overflow(desk) == 0


def test_a_link_is_added_by_its_address_and_a_dead_one_flagged_on_a_phone(
    windows, own_site
):
    page = windows.open(own_site)
    sign_in(page, "merete")
    edit(page, CARETAKERS)
    page.set_viewport_size(PHONE)
    group = block(block(page, "Læs også"), "Gruppe af links").first
    # By hand: what cannot be used stays in the field, and why is said.
    box = group.get_by_role("textbox", name="Indsæt en adresse")
    box.fill("Fra havnen – https://havn.example/nyt\nhttps://egeby")
    box.press("Enter")
    expect(group.get_by_role("alert")).to_contain_text("egeby.dk")
    expect(box).to_have_value("https://egeby")
    fresh = group.locator(".link-chooser").last
    expect(fresh).to_contain_text("havn.example · Link")
    expect(fresh).to_contain_text("Ikke tjekket endnu")
    box.fill("havn.example/nyt")
    box.press("Enter")
    expect(group.get_by_role("alert")).to_have_text(
        "”Fra havnen” står allerede på listen."
    )

    fresh.get_by_role("button", name="Virker ikke").click()
    expect(fresh.get_by_role("status")).to_contain_text("Alle sider skriver nu")
    expect(fresh).to_contain_text("Ikke tilgængeligt længere")
    undo = fresh.get_by_role("button", name="Fortryd")
    expect(undo).to_be_focused()
    # All of it in sight: what is at the edge of a window lies half below the bar there.
    page.set_viewport_size(PHONE | {"height": 3000})
    group.evaluate("group => group.scrollIntoView({block: 'center'})")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ours = ("link-chooser", "links-block", "link-state", "c-sf-add-button")
        found = [str(each) for each in violations(page)]
        assert [each for each in found if any(name in each for name in ours)] == []
    assert overflow(page) == 0
    undo.press("Enter")
    expect(fresh.get_by_role("status")).to_contain_text("tilgængeligt igen")
    expect(fresh).not_to_contain_text("Ikke tilgængeligt længere")
    # Plus signs say what they add.
    expect(group.get_by_role("button", name="Tilføj link").first).to_be_attached()
