"""The admin at 390 px: lists that need no scrolling sideways, and a bar that saves.

What is done from a list is done by keyboard as well.
"""

import pytest
from playwright.sync_api import Request, expect

from tests.browser.admin import (
    PHONE,
    go_to_page,
    publish,
    sign_in,
    wait_until_watched,
)
from tests.browser.measuring import overflow
from tests.browser.without_a_mouse import HANDS, Keys, Thumb

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


def test_departments_are_put_on_the_plan_by_thumb_and_by_keyboard(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    sign_in(page, "merete")
    go_to_page(page, "Afdelinger")
    page.get_by_role("button", name="Handlinger").first.click()
    page.get_by_role("link", name="Sæt afdelinger på tegningen").click()
    assert overflow(page) == 0
    said = page.get_by_role("status").filter(has_text="procent")

    page.get_by_role("radio", name="Lærkebo").check()
    page.get_by_role("button", name="Sæt på tegningen: Lærkebo").click(
        position={"x": 0, "y": 0}
    )
    expect(said).to_have_text("Lærkebo: 0 procent fra venstre, 0 procent fra toppen")
    page.get_by_role("button", name="Tag den af tegningen").click()
    page.get_by_role("radio", name="Teglhaven").check()
    page.get_by_role("button", name="Næste uden et sted").press("Enter")
    # It leads to the plan, which the arrow keys are for.
    for key in ("ArrowUp", "ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    expect(said).to_have_text("Lærkebo: 51 procent fra venstre, 60 procent fra toppen")
    across = page.get_by_label("Lærkebo, Fra venstre, %")
    expect(across).to_have_value("51")
    across.fill("151")
    page.get_by_role("button", name="Gem stederne").click()
    expect(page.get_by_role("alert")).to_contain_text("fra 0 til 100")
    page.get_by_role("alert").get_by_role("link", name="Lærkebo").click()
    expect(across).to_be_focused()
    across.fill("61")
    page.get_by_role("button", name="Gem stederne").click()

    page.get_by_role("link", name="Se tegningen").click()
    spot = page.locator(".plan-marks > svg", has_text="3")
    expect(spot).to_have_attribute("x", "61%")
    expect(page.get_by_role("listitem").filter(has_text="Lærkebo")).to_be_visible()


def test_a_page_is_reviewed(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    sign_in(page, "merete")
    page.goto("/admin/pages/3/still-right/")
    assert overflow(page) == 0
    page.get_by_role("button", name="Gennemset, stadig rigtig").click()
    expect(page.locator(".messages")).to_contain_text("Næste gennemgang")


@pytest.fixture(params=HANDS)
def hand(request, windows, own_site) -> Keys | Thumb:
    """The hand of an approver who has no mouse."""
    page = windows.open(own_site, **request.param.window)
    sign_in(page, "merete")
    return request.param(page)


RIGHT = "Gennemset, stadig rigtig"


def test_a_page_is_reviewed_from_the_counts_of_its_owner(hand):
    page = hand.page
    hand.go("/admin/reports/reviews/?by=department")
    counts = page.locator(".review-report")
    hand.press(counts.get_by_role("link", name="Gennemgang overskredet: ").first)
    chosen = page.locator(".w-pill")
    expect(chosen.filter(has_text="Gennemgang overskredet")).to_be_visible()
    rows = page.locator("#listing-results table.listing tbody tr")
    title = rows.first.locator(".title-wrapper").inner_text()

    hand.press(rows.first.get_by_role("button", name=RIGHT))

    expect(page.locator(".messages")).to_contain_text(f"”{title}” er stadig rigtig")
    expect(rows.filter(has_text=title)).to_have_count(0)
    hand.press(counts.locator("summary"))
    expect(counts.get_by_role("table")).to_be_visible()
    filters = chosen.count()
    hand.press(chosen.filter(has_text="Gennemgang overskredet").locator("button").last)
    expect(chosen).to_have_count(filters - 1)


def test_a_page_is_reviewed_from_the_list_of_what_is_due(hand):
    page = hand.page
    hand.go("/admin/reports/pages-to-review/")
    rows = page.locator("table.listing tbody tr")
    due = rows.filter(has=page.get_by_role("button", name=RIGHT))
    title = due.first.locator(".title-wrapper").inner_text()

    hand.press(due.first.get_by_role("button", name=RIGHT))

    expect(page.locator(".messages")).to_contain_text(f"”{title}” er stadig rigtig")
    expect(due.filter(has_text=title)).to_have_count(0)


def test_what_a_resident_says_is_read(hand):
    page = hand.page
    hand.go("/admin/reports/feedback/comments/?state=new")
    rows = page.locator("table.listing tbody tr")
    waiting = rows.count()
    hand.choose(rows.first.get_by_role("checkbox", name="Vælg"))
    hand.press(page.get_by_role("button", name="Markér de valgte som læst"))
    expect(page.locator(".messages")).to_contain_text("1 kommentar er markeret")
    expect(rows).to_have_count(waiting - 1)


TAKEN_DOWN = {
    Keys: ("Sundhedscafé", "sundhedscafe"),
    Thumb: ("Fritidsjob", "fritidsjob"),
}


def test_the_old_address_of_a_page_that_is_taken_down_leads_on(hand, windows, own_site):
    page = hand.page
    title, slug = TAKEN_DOWN[type(hand)]
    address = f"/boligsocial-indsats/{slug}/"
    page.goto("/admin/pages/4/")
    edit = page.get_by_role("link", name=title, exact=True).first
    number = edit.get_attribute("href").split("/")[-3]
    hand.go(f"/admin/pages/{number}/unpublish/")
    question = page.get_by_role("group", name="Hvor skal den gamle adresse føre hen?")
    above = question.get_by_role(
        "radio", name="Til siden ovenover: ”Boligsocial indsats”"
    )
    expect(above).to_be_checked()

    hand.press(page.get_by_role("button", name="Ja, afpublicér"))

    said = page.locator(".messages")
    expect(said).to_contain_text("Den gamle adresse fører nu til ”Boligsocial indsats”")
    resident = windows.open(own_site, viewport=PHONE)
    resident.goto(address)
    expect(resident.get_by_role("heading", level=1)).to_have_text("Boligsocial indsats")
    hand.go("/admin/redirects/")
    row = page.get_by_role("row").filter(has_text=address.rstrip("/"))
    hand.press(row.get_by_role("link").first)
    expect(page.get_by_role("textbox", name="Stil videre fra")).to_have_value(
        address.rstrip("/")
    )


def saves_by_itself(request: Request) -> bool:
    return request.method == "POST" and "json" in request.headers.get("accept", "")


def test_a_page_with_a_picture_is_written_and_published(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    sign_in(page, "merete")
    # On a slow line the editor is still saving by itself when the button is pressed.
    on_their_way = []
    page.route(
        "**/admin/pages/**",
        lambda route: (
            on_their_way.append(route)
            if saves_by_itself(route.request)
            else route.fallback()
        ),
    )
    page.goto("/admin/")
    page.get_by_role("link", name="Opret indsats", exact=True).click()
    wait_until_watched(page)
    with page.expect_request(saves_by_itself):
        page.get_by_role("textbox", name="Titel").fill("Højbede ved gavlen")
        page.get_by_role("textbox", name="Kort fortalt").fill("Sådan får du et højbed.")
        page.get_by_role("button", name="Vælg et billede").first.click()
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("a.image-choice").first).to_be_visible()
        assert overflow(page) == 0
        dialog.locator("a.image-choice").first.click()
        expect(dialog).to_have_count(0)

    publish(page)
    [autosave] = on_their_way
    autosave.continue_()

    said = page.get_by_role("status").filter(has_text="udgivet")
    expect(said).to_be_visible()
    page.goto("/boligsocial-indsats/hoejbede-ved-gavlen/")
    picture = page.locator("main .bleed img")
    expect(picture).to_be_visible()
    # As it is described in the library.
    assert picture.get_attribute("alt")
    assert overflow(page) == 0
