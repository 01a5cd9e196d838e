"""The admin works under a policy that lets no inline script and no inline style run.

What a browser refuses it tells as `securitypolicyviolation`: none, whatever is opened,
written, chosen or sent.
"""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.admin import begin_child_page, block, go_to_page, sign_in

LISTEN = """
document.addEventListener("securitypolicyviolation", (violation) => {
  const { effectiveDirective, blockedURI, sourceFile, lineNumber, columnNumber } =
    violation;
  refused(
    `${effectiveDirective} ${blockedURI} on ${location.pathname}, ` +
      `${sourceFile}:${lineNumber}:${columnNumber} ${violation.sample}`,
  );
});
"""
SCREENS = [
    "/admin/",
    "/admin/my-pages/",
    "/admin/pages/",
    "/admin/pages/3/edit/",
    "/admin/pages/3/history/",
    "/admin/pages/3/add_subpage/",
    "/admin/page_templates/",
    "/admin/documents/multiple/add/",
    "/admin/collections/",
    "/admin/snippets/links/link/",
    "/admin/links/add-many/",
    "/admin/import/new/",
    "/admin/redirects/add/",
    "/admin/reports/site-history/",
    "/admin/reports/register-health/",
    "/admin/reports/who-did-what/",
    "/admin/users/new/",
    "/admin/groups/new/",
    "/admin/sites/",
    "/admin/account/",
    "/admin/second-step/app/",
    "/admin/getting-started/",
    "/admin/getting-started/2/colour/",
    "/admin/guides/linkguide/",
]
# Drawn as a page for residents, with their style sheet.
STYLE_GUIDE = "/admin/style-guide/"
LIST_OF_FORMS = "[id$=-FORMS]"


@pytest.fixture
def window(windows, own_site):
    """Return a function that opens a window in which somebody is signed in."""
    refused = []

    def hear(what: str) -> None:
        refused.append(what)

    def open_for(name: str) -> Page:
        page = windows.open(own_site, viewport={"width": 1400, "height": 1000})
        page.context.expose_function("refused", hear)
        page.context.add_init_script(LISTEN)
        sign_in(page, name)
        return page

    yield open_for
    assert refused == []


def picture() -> dict:
    """Return a photo as a browser sends one."""
    data = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).save(data, "JPEG")
    return {"name": "gård.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def add_form(page: Page) -> Locator:
    """Add a form to the first list of forms on the screen, and return it."""
    more = page.locator("[id$=-ADD]:visible").first
    # The forms that there are stand before it.
    expect(more).to_be_visible()
    forms = page.locator(f"{LIST_OF_FORMS} > *")
    before = forms.count()
    more.click()
    expect(forms).to_have_count(before + 1)
    return forms.last


def open_panel(page: Page, name: str) -> Locator:
    page.locator(f"[data-side-panel-toggle={name}]").click()
    panel = page.locator(f"[data-side-panel={name}]")
    expect(panel).to_be_visible()
    return panel


def close(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Luk").first.click()
    expect(dialog).to_have_count(0)


def test_every_screen_of_an_administrator(window):
    page = window("anne")
    for address in SCREENS:
        assert page.goto(address).ok, address
        # Wagtail's own word for it: its scripts have begun.
        expect(page.locator("body.ready")).to_be_attached()
    page.goto(STYLE_GUIDE)
    page.goto("/admin/images/")
    page.locator("#main a:has(img)").first.click()
    expect(page.locator(".jcrop-holder")).to_be_visible()


def test_lists_of_forms_and_what_is_chosen_in_them(window):
    page = window("anne")
    page.goto("/admin/settings/pages/sitesettings/")
    add_form(page)
    page.goto("/admin/workflows/list/")
    page.locator("a[href*='/workflows/edit/']").first.click()
    add_form(page).get_by_role("button", name=re.compile("^Vælg")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_pictures_that_are_sent(window):
    page = window("anne")
    page.goto("/admin/images/multiple/add/")
    page.set_input_files("input[type=file]", picture())
    # Drawn by the browser itself, before the site has it.
    expect(page.locator("#upload-list li form")).to_be_visible()


def test_a_page_that_is_written(window):
    page = window("merete")
    go_to_page(page, "Boligsocial indsats")
    begin_child_page(page, "Indsats")
    about = block(page, "Om")
    text = about.locator(".public-DraftEditor-content")
    expect(text).to_be_visible()
    # Draftail writes it by a style sheet that is another for each paragraph.
    empty = about.locator(".Draftail-block--empty").first
    said = "getComputedStyle(element, '::before').content"
    assert "Skriv noget" in empty.evaluate(f"element => {said}")
    text.click()
    text.press_sequentially("Haven er åben")
    for keys in ("Control+A", "Control+C", "Control+X", "Control+V"):
        page.keyboard.press(keys)
    page.keyboard.press("Enter")
    text.press_sequentially("/")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    for kind in ("LINK", "DOCUMENT", "REGISTER_LINK"):
        text.press("Control+A")
        about.locator(f".Draftail-ToolbarButton[name={kind}]").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        close(page.get_by_role("dialog"))
    dates = page.get_by_role("region", name="Om siden", exact=True)
    dates.get_by_role("textbox", name="Oprettelse").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Vælg et billede").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab").last.click()
    dialog.locator("input[type=file]").set_input_files(picture())
    dialog.get_by_role("tab").first.click()
    dialog.locator("a.image-choice").first.click()
    expect(dialog).to_have_count(0)
    page.locator("button.c-sf-add-button:visible").last.click()
    page.get_by_role("option").first.click()


def test_a_page_that_is_looked_at_from_all_sides(window):
    page = window("merete")
    go_to_page(page, "Boligsocial indsats")
    page.get_by_role("link", name="Brandkadet", exact=True).click()
    address = page.url
    open_panel(page, "preview")
    # A second one stands behind the first while it is filled.
    preview = page.frame_locator("[data-side-panel=preview] iframe").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Brandkadet")
    counted = open_panel(page, "checks").locator("[data-content-word-count]")
    expect(counted).to_have_text(re.compile(r"^\d"))
    page.wait_for_load_state("networkidle")
    open_panel(page, "comments")
    open_panel(page, "status")
    page.get_by_role("button", name="Udgiv senere …").click()
    other = page.get_by_role("dialog").get_by_label("Eller et andet tidspunkt")
    expect(other).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[name=content_created]").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.goto(address)
    summary = page.get_by_role("textbox", name="Kort fortalt")
    summary.fill("Unge lærer at slukke brande.")
    with page.expect_navigation():
        page.get_by_role("navigation", name="Handlinger (nederst)").get_by_role(
            "button", name="Gem kladde"
        ).click()
    page.goto(address.replace("edit", "history"))
    page.goto(address.replace("edit", "revisions/compare/live...latest"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sammenlign")
