"""A resident reports a link that does not work, and an editor sees to it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import sign_in
from tests.browser.pages_of_every_type import INITIATIVE
from tests.browser.prepare import LINK, PAGE_WITH_THE_LINK
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_resident import PHONE, SMALL_PHONE, heading, overflow

PATH = f"/{PAGE_WITH_THE_LINK['slug']}/"
ENTRY = "Virker et link ikke?"
# Less is what programs need to fill in a form.
TIME_TO_READ_MS = 2100
COMMENT = "Der kommer en side på tysk"


def open_form(page: Page, path: str = PATH) -> None:
    page.goto(path)
    page.get_by_role("link", name=ENTRY).click()
    expect(heading(page, ENTRY)).to_be_visible()


def send(page: Page) -> None:
    page.get_by_role("button", name="Send beskeden").click()


def test_a_resident_reports_it_and_an_editor_closes_it_with_an_answer(
    windows, own_site
):
    phone = windows.open(
        own_site, viewport=PHONE, has_touch=True, java_script_enabled=False
    )
    open_form(phone)
    choices = phone.get_by_role("group", name="Hvilket link virker ikke?")
    expect(choices.get_by_role("radio")).to_have_count(2)
    choices.get_by_role("radio", name=LINK).check()
    phone.get_by_label("Hvad skete der").fill(f"{COMMENT}. Ring 12 34 56 78")
    phone.wait_for_timeout(TIME_TO_READ_MS)
    send(phone)
    expect(heading(phone, "Tak for din besked")).to_be_visible()
    assert overflow(phone) == 0
    phone.get_by_role("link", name="Tilbage til ”Storskrald”").click()
    expect(heading(phone, "Storskrald")).to_be_visible()
    assert phone.context.cookies() == []

    editor = windows.open(own_site)
    sign_in(editor, "lars")
    editor.goto("/admin/reports/links/")
    first = editor.locator("table.listing tbody tr").first
    expect(first).to_contain_text(LINK)
    expect(first).to_contain_text(f"{COMMENT}. Ring [fjernet]")
    first.get_by_role("link", name="Storskrald").wait_for()
    first.get_by_role("link", name="Afslut beskeden").click()
    editor.get_by_role("radio", name="Linket er markeret som utilgængeligt").check()
    editor.get_by_label("Med dine egne ord").fill("Kommunen har taget siden ned")
    editor.get_by_role("button", name="Afslut beskeden").click()
    expect(editor.locator(".messages .success")).to_contain_text(
        "Beskeden er afsluttet"
    )

    editor.get_by_role("link", name=LINK).first.click()
    timeline = editor.locator("#link-timeline")
    expect(timeline).to_contain_text(COMMENT)
    expect(timeline).to_contain_text("Kommunen har taget siden ned")
    phone.reload()
    expect(phone.get_by_role("main").get_by_role("link", name=LINK)).to_have_count(0)


def test_a_mistake_is_told_where_the_reader_is_and_nothing_is_lost(windows, site):
    page = windows.open(site, viewport=SMALL_PHONE, java_script_enabled=False)
    open_form(page, INITIATIVE)
    page.get_by_label("Hvad skete der").fill(COMMENT)
    send(page)
    notice = page.get_by_role("group", name="Din besked er ikke sendt endnu")
    expect(notice).to_be_focused()
    expect(page).to_have_title(
        "Der mangler noget: Virker et link ikke på ”Brandkadet”? – Boligforeningen Solgavlen"
    )
    expect(page.get_by_label("Hvad skete der")).to_have_value(COMMENT)
    expect(
        page.get_by_role("group", name="Hvilket link virker ikke?")
    ).to_have_accessible_description(
        "Vælg det link, der ikke virker. Kan du ikke sige, hvilket det er, så vælg den nederste linje."
    )
    notice.get_by_role("link").click()
    expect(page.get_by_role("radio").first).to_be_focused()
    assert overflow(page) == 0


def test_it_can_be_reported_with_the_keyboard_alone(windows, own_site):
    page = windows.open(own_site)
    open_form(page, INITIATIVE)
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type(COMMENT)
    page.wait_for_timeout(TIME_TO_READ_MS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, "Tak for din besked")).to_be_visible()


@pytest.fixture
def page(windows, site):
    return windows.open(site)


def test_the_form_has_no_violations_empty_or_with_mistakes(page):
    open_form(page, INITIATIVE)
    assert_accessible(page)
    page.get_by_label("Hvad skete der").fill("a" * 501)
    send(page)
    expect(page.get_by_text("Du har skrevet 501 tegn.").first).to_be_visible()
    assert_accessible(page)


def test_thanks_and_a_page_that_is_gone_have_no_violations(page):
    page.goto("/linkfejl/tak/")
    assert_accessible(page)
    page.goto("/linkfejl/?side=0")
    assert_accessible(page)
