"""What scripts draw in the admin, which no server sends: Danish, every word of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE, begin_child_page, block, go_to_page, sign_in
from tests.english import READ_ALOUD, english_in

COMMENT = "Skal alderen ikke også med?"
# Everything that can be seen, heard or pointed at, also what is folded away and what
# is drawn in the shadow of an element; not what says that it is English, nor the
# button of the calendar that Wagtail never shows.
SILENT = "script, style, code, kbd, noscript, iframe, [lang=en], .xdsoft_save_selected"
SPOKEN = """
([names, silent]) => {
  const found = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      found.push(node.data.replace(/\\s+/g, " ").trim());
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches(silent)) return;
      found.push(...names.map((name) => node.getAttribute(name)));
      if (node.matches("input[type=button], input[type=submit]")) found.push(node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.documentElement);
  return [...new Set(found)].filter(Boolean);
}
"""


def english_on(page: Page) -> dict[str, set[str]]:
    """Return the sentences on a page that have English words, and which."""
    return english_in(page.evaluate(SPOKEN, [list(READ_ALOUD), SILENT]))


def open_side_panel(page: Page, name: str) -> None:
    page.locator(f"[data-side-panel-toggle={name}]").click()
    expect(page.locator(f"[data-side-panel={name}]")).to_be_visible()


def close_dialog(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Luk").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.fixture
def administrator(windows, own_site) -> Page:
    page = windows.open(own_site, viewport={"width": 1400, "height": 1000})
    sign_in(page, "anne")
    return page


@pytest.fixture
def overview(windows, own_site) -> Page:
    """The list of initiatives, on the screen of somebody who may publish."""
    page = windows.open(own_site, viewport={"width": 1400, "height": 1000})
    sign_in(page, "merete")
    go_to_page(page, "Boligsocial indsats")
    return page


@pytest.fixture
def new_initiative(overview) -> Page:
    """The form with most to it: every kind of field, and the blocks of a page."""
    begin_child_page(overview, "Indsats")
    expect(block(overview, "Læs også")).to_be_visible()
    return overview


def test_signing_in_and_asking_for_a_new_password(windows, own_site):
    page = windows.open(own_site)
    page.goto("/admin/")
    assert english_on(page) == {}
    page.get_by_role("textbox", name="Brugernavn").fill("anne")
    page.locator("input[type=password]").fill("ikke den rigtige")
    page.get_by_role("button", name="Log ind").click()
    expect(page.locator(".messages")).to_contain_text("adgangskode")
    assert english_on(page) == {}
    page.get_by_role("link", name="Glemt adgangskoden?").click()
    assert english_on(page) == {}
    page.locator("input[type=email]").fill("anne@solgavlen.example")
    page.get_by_role("button", name="Nulstil adgangskoden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tjek din e-mail")
    assert english_on(page) == {}


def test_the_menu_and_the_overview_of_pages(administrator):
    page = administrator
    for name in ("Sider", "Rapporter", "Indstillinger"):
        page.get_by_role("navigation", name="Hovedmenu").get_by_role(
            "button", name=name, exact=True
        ).first.click()
        expect(page.locator("[aria-expanded=true]").first).to_be_visible()
    assert english_on(page) == {}
    page.set_viewport_size(PHONE)
    page.goto("/admin/")
    page.locator(".sidebar-nav-toggle").click()
    assert english_on(page) == {}


def test_the_editor_with_all_that_folds_out(new_initiative):
    page = new_initiative
    assert english_on(page) == {}
    for panel in ("status", "checks", "preview"):
        open_side_panel(page, panel)
        page.wait_for_load_state("networkidle")
        assert english_on(page) == {}, panel
    page.locator("[data-side-panel-toggle=preview]").click()


def test_rich_text_with_its_toolbar_and_its_choices(new_initiative):
    page = new_initiative
    about = block(page, "Om")
    editor = about.locator(".public-DraftEditor-content")
    editor.click()
    editor.press_sequentially("Haven er åben for alle")
    page.keyboard.press("Shift+Home")
    for button in about.locator(".Draftail-Toolbar button").all():
        button.hover()
    assert english_on(page) == {}
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    editor.press_sequentially("/")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert english_on(page) == {}


def test_the_days_and_months_to_choose_from(new_initiative):
    page = new_initiative
    about_page = page.get_by_role("region", name="Om siden", exact=True)
    about_page.get_by_role("textbox", name="Oprettelse").click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar.locator("thead th")).to_have_text(
        [
            re.compile(day, re.IGNORECASE)
            for day in ("^ma", "^ti", "^on", "^to", "^fr", "^lø", "^sø")
        ]
    )
    months = calendar.locator(".xdsoft_monthselect .xdsoft_option").all_inner_texts()
    assert [month.lower() for month in months[:5]] == [
        "januar", "februar", "marts", "april", "maj"
    ]  # fmt: skip
    assert english_on(page) == {}


def test_the_windows_in_which_one_chooses(new_initiative):
    page = new_initiative
    about = block(page, "Om")
    editor = about.locator(".public-DraftEditor-content")
    editor.click()
    editor.press_sequentially("Haven")
    for kind in ("LINK", "DOCUMENT", "REGISTER_LINK"):
        # The toolbar is there for what has been marked.
        editor.press("Control+A")
        about.locator(f".Draftail-ToolbarButton[name={kind}]").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert english_on(page) == {}, kind
        close_dialog(page)
    page.get_by_role("button", name="Vælg et billede").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    for tab in page.get_by_role("dialog").get_by_role("tab").all():
        tab.click()
        assert english_on(page) == {}
    close_dialog(page)


def test_a_comment_and_its_answer(overview):
    page = overview
    page.get_by_role("link", name="Brandkadet", exact=True).click()
    open_side_panel(page, "comments")
    summary = page.locator("[data-contentpath=summary]")
    summary.hover()
    summary.locator("[data-comment-add]").click()
    page.locator(".comment textarea").fill(COMMENT)
    assert english_on(page) == {}
    page.locator(".comment").get_by_role("button", name="Kommentér").click()
    expect(page.locator(".comment")).to_contain_text(COMMENT)
    assert english_on(page) == {}


def test_an_account_set_to_english_is_spoken_to_in_english(windows, own_site):
    page = windows.open(own_site)
    sign_in(page, "ida")
    page.goto("/admin/account/")
    page.get_by_role("textbox", name="Fornavn").fill("Ida")
    page.get_by_role("textbox", name="Efternavn").fill("Lund")
    page.get_by_label("Sprog i administrationen").select_option("en")
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_role("status").get_by_role("listitem")).to_be_visible()
    page.goto("/admin/")
    menu = page.get_by_role("navigation", name="Main menu")
    expect(menu.get_by_role("button", name="Pages")).to_be_visible()
    expect(menu.get_by_role("link", name="Links")).to_be_visible()
    page.goto("/admin/account/")
    expect(page.get_by_label("Preferred language")).to_have_value("en")
