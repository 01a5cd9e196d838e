"""The admin at 390 px: lists that need no scrolling sideways, and a bar that saves."""

import re

import pytest
from playwright.sync_api import expect

from plaintext.slugs import slug_of
from tests.browser.admin import PHONE, publish, sign_in
from tests.browser.measuring import overflow

TITLE = "Lån fælleshusets havebord"
LISTS = {
    "merete": [
        "/admin/pages/3/",
        "/admin/reports/pages-to-review/",
        "/admin/reports/reviews/",
        "/admin/snippets/pages/person/",
    ],
    "lars": ["/admin/snippets/links/link/"],
    "anne": ["/admin/users/", "/admin/reports/who-did-what/"],
}
# Cells of lists that stand outside the window, or so narrow that words are cut up.
OUT_OF_REACH = """() => Array.from(
    document.querySelectorAll('table.listing tbody :is(td, th)')
).filter(cell => {
    const {left, right, width, height} = cell.getBoundingClientRect();
    return cell.textContent.trim() && height
        && (left < 0 || right > innerWidth + 1 || width < 100);
}).map(cell => cell.textContent.trim())"""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_without_scrolling_sideways(windows, site, name):
    page = windows.open(site, viewport=PHONE)
    sign_in(page, name)
    for path in LISTS[name]:
        assert page.goto(path).ok
        expect(page.locator("table.listing tbody tr").first).to_be_visible()
        assert page.evaluate(OUT_OF_REACH) == [], path
        assert overflow(page) == 0, path


def test_a_value_says_which_column_it_is_of_after_a_search_too(windows, site):
    page = windows.open(site, viewport=PHONE)
    sign_in(page, "merete")
    page.goto("/admin/snippets/pages/person/")
    cell = page.locator("table.listing tbody td[data-label=Telefon]")
    expect(cell.first).to_be_visible()

    page.get_by_role("textbox", name="Søgeord").fill("Birgitte")

    expect(page.locator("table.listing tbody tr")).to_have_count(1)
    expect(cell).to_have_count(1)
    row = page.get_by_role("row").filter(has_text="Birgitte")
    expect(row.get_by_role("cell").first).to_be_visible()


def test_saving_is_at_hand_from_the_first_field_and_hides_none(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    sign_in(page, "merete")
    page.goto("/admin/pages/3/edit/")
    save = page.get_by_role("button", name="Gem kladde").last
    expect(save).to_be_in_viewport(ratio=1)
    for _step in range(25):
        page.keyboard.press("Tab")
        # The window rolls there.
        page.wait_for_function(
            """() => {
                const bar = document.querySelector('.footer');
                const here = document.activeElement;
                const {top, bottom} = here.getBoundingClientRect();
                const above = bar.getBoundingClientRect().top;
                return bar.contains(here) || bottom <= above || top < above / 2;
            }"""
        )

    save.click()

    expect(page.get_by_text("Læserne ser").first).to_be_visible()


def test_a_page_is_written_with_a_picture_published_and_reviewed(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    sign_in(page, "merete")
    page.goto("/admin/pages/add/pages/standardpage/3/")
    page.get_by_role("textbox", name="Titel").fill(TITLE)
    page.get_by_role("textbox", name="Kort fortalt").fill("Sådan låner du den.")
    page.get_by_role("button", name="Vælg et billede").first.click()
    dialog = page.get_by_role("dialog")
    picture = dialog.locator("a.image-choice").first
    expect(picture).to_be_visible()
    assert overflow(page) == 0
    picture.click()
    expect(dialog).to_have_count(0)
    publish(page)
    said = page.locator(".messages")
    expect(said).to_contain_text(TITLE)
    assert overflow(page) == 0

    resident = windows.open(own_site, viewport=PHONE)
    resident.goto(f"/{slug_of(TITLE)}/")
    expect(resident.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.goto("/admin/reports/reviews/?state=never")
    row = page.get_by_role("row").filter(has_text=TITLE)
    page.goto(row.get_by_role("link", name=TITLE).get_attribute("href"))
    pk = re.search(r"/pages/(\d+)/", page.url)[1]
    page.goto(f"/admin/pages/{pk}/still-right/")
    page.get_by_role("button", name="Gennemset, stadig rigtig").click()
    expect(said).to_contain_text("Næste gennemgang")
