"""An editor pastes a page of the old site, answers a question and opens the draft."""

import re
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import sign_in
from tests.browser.served_site import ServedSite
from tests.browser.test_admin_accessibility import assert_no_violations

# As a browser has a page that somebody has copied, and as plain text.
LOOKS = """
<h1>Symaskinen i beboerhuset</h1>
<p><b>Om:</b></p><p>Torsdag kl. 16 sidder Åse og Bent klar med seks symaskiner.</p>
<p><b>Hvorfor:</b></p><p>Det er billigere at lægge op end at købe nyt.</p>
<p>Særligt for nye:<br>Den første gang får du hjælp til at træde tråden og til at vælge et lille stykke arbejde.</p>
<p><b>Læs også:</b></p><p><a href="https://egeby.example/symaskiner">Kommunens værksteder</a></p>
"""
TEXT = re.sub(r"<[^>]+>", "\n", LOOKS)
TITLE = "Symaskinen i beboerhuset"
PASTE = """([box, text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  data.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
  box.dispatchEvent(event);
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


@pytest.fixture
def editor(windows, own_site) -> Page:
    page = windows.open(own_site)
    sign_in(page, "ida")
    return page


def work(site: ServedSite) -> None:
    """Do what is in the queue, as the worker does beside the site."""
    queue = ("--backend", "background", "--queue-name", "*", "--batch")
    site.run(sys.executable, "manage.py", "db_worker", *queue, "--no-startup-delay")


def test_a_pasted_page_becomes_a_draft_with_every_line_in_its_place(editor, own_site):
    editor.get_by_role("link", name="Flyt ind").click()
    assert_no_violations(editor)
    editor.get_by_role("link", name="Flyt sider ind").click()
    box = editor.get_by_role("textbox", name="Indsæt teksten fra en side her")
    box.evaluate(
        "(box, [paste, text, html]) => eval(paste)([box, text, html])",
        [PASTE, TEXT, LOOKS],
    )
    expect(editor.get_by_text("Teksten kommer med sit udseende")).to_be_visible()
    assert_no_violations(editor)
    editor.get_by_role("button", name="Flyt ind", exact=True).click()

    expect(editor.get_by_role("progressbar")).to_be_visible()
    assert_no_violations(editor)
    work(own_site)
    asked = editor.get_by_role("region", name="Det spørger vi dig om")
    question = asked.get_by_role("group").filter(has_text="Særligt for nye")
    expect(question).to_be_visible()
    assert_no_violations(editor)
    question.get_by_role("button", name="Almindelig tekst").click()
    expect(editor.get_by_role("progressbar")).to_be_visible()
    work(own_site)
    expect(editor.get_by_role("progressbar")).to_have_count(0)
    expect(editor.get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    expect(question).to_have_count(0)

    editor.get_by_role("link", name=f"Sammenlign ”{TITLE}” med den gamle side").click()
    draft = editor.frame_locator("iframe")
    expect(draft.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(
        editor.get_by_role("listitem").filter(has_text="Åse og Bent")
    ).to_contain_text("Tekst")
    assert_no_violations(editor)
    editor.get_by_role("link", name="Redigér kladden").click()
    expect(editor.get_by_role("textbox", name="Titel").first).to_have_value(TITLE)


def test_a_text_that_is_too_long_is_told_so_and_stays(editor):
    editor.get_by_role("link", name="Flyt ind").click()
    editor.get_by_role("link", name="Flyt sider ind").click()
    box = editor.get_by_role("textbox", name="Indsæt teksten fra en side her")
    box.fill("Å" * 200_001)
    editor.get_by_role("button", name="Flyt ind", exact=True).click()
    expect(editor.get_by_role("status").filter(has_text="for lang")).to_be_visible()
    assert len(box.input_value()) == 200_001
