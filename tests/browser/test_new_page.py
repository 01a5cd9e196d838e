"""A page is begun with a template and written with what lies elsewhere."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import block, field, publish, sign_in

WORD = """<html><head><style>p { margin: 0 }</style></head><body>
<p class=MsoNormal><b>Tag med</b></p>
<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span>
</span>dit sygesikringskort</p>
<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span>
</span>et brev, du ikke forstår</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table><tr><td>Mandag</td><td>9–14</td></tr><tr><td>Onsdag</td><td>9–17</td></tr></table>
</body></html>"""
LINKS = """Nyt fra Egeby – https://egeby.example/nyt
https://havn.example/
Husk mælk"""
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", html.replace(/<[^>]*>/g, ""));
  element.dispatchEvent(new ClipboardEvent("paste",
    { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def draft(windows, own_site) -> Page:
    """A draft of the template for contact, open in the editor of an approver."""
    page = windows.open(own_site, viewport={"width": 1400, "height": 1000})
    sign_in(page, "merete")
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Tilføj en underside").first.click()
    page.get_by_role("link", name="Kontakt").click()
    page.get_by_role("textbox", name="Titel").fill("Kontakt ejendomskontoret")
    page.get_by_role("button", name="Lav kladden").click()
    expect(page.locator("#id_title")).to_have_value("Kontakt ejendomskontoret")
    return page


def test_its_guiding_text_keeps_it_from_being_published(draft):
    publish(draft)
    refusal = draft.locator(".messages")
    expect(refusal).to_contain_text(
        "kan ikke udgives, fordi der stadig står vejledning"
    )
    expect(refusal).to_contain_text("Kort fortalt")


def test_a_summary_that_is_too_long_is_counted_and_kept(draft):
    summary = draft.locator("#id_summary")
    counter = draft.locator("#id_summary + .text-length")
    summary.fill("å" * 120)
    expect(counter).to_have_text("120 af 300 tegn")
    summary.fill("")
    summary.press_sequentially("å")
    draft.keyboard.insert_text("b" * 499)
    expect(counter).to_have_text("500 af 300 tegn: 200 for meget")
    expect(summary).to_have_value("å" + "b" * 499)
    expect(draft.locator("p[role=status]:has-text('200 for meget')")).to_be_attached()


def test_what_is_pasted_from_word_becomes_lists_and_headings(draft):
    text = block(draft, "Tekst").first.locator(".public-DraftEditor-content")
    text.click()
    draft.keyboard.press("Control+A")
    text.evaluate(PASTE, WORD)
    expect(text.locator("h3")).to_have_text("Tag med")
    expect(text.locator("li")).to_have_text(
        [
            "dit sygesikringskort",
            "et brev, du ikke forstår",
            "Mandag: 9–14",
            "Onsdag: 9–17",
        ]
    )
    expect(text).not_to_contain_text("[[")


def test_many_links_are_put_into_a_list_and_what_is_no_link_stays(draft):
    body = field(draft, "body")
    body.locator("button[title='Indsæt en blok']").last.click()
    draft.get_by_role("option", name="Liste med links").click()
    links = block(draft, "Liste med links")
    links.get_by_role("button", name="Indsæt flere").click()
    window = draft.get_by_role("dialog")
    box = window.get_by_role("textbox")
    box.fill(LINKS)
    window.get_by_role("button", name="Indsæt linkene").click()
    expect(window.locator(".help-critical")).to_contain_text("Husk mælk")
    expect(box).to_have_value("Husk mælk")
    draft.keyboard.press("Escape")
    chosen = links.locator("[data-chooser-title]:visible")
    expect(chosen).to_have_text(["Nyt fra Egeby", "havn.example"])
