"""How many clicks and keys the work of every day takes; to write in a field is one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE, block, panel, sign_in
from tests.browser.hand import Hand
from tests.browser.measuring import overflow
from tests.browser.test_accessibility import violations

# What the note of the association asks for; before, it took 60 and 4.
MOST_FOR_A_PAGE, MOST_FOR_APPROVING = 20, 2
TITLE = "Sociale vicevaerter i Engparken"
SECTIONS = {
    "Om": "En social vicevært hjælper med breve, økonomi og uenighed mellem naboer.",
    "Hvorfor": "Mange er alene med det, der er svært, og ved ikke, hvem de kan spørge.",
    "Værdi": "Beboerne får hjælp i tide, og der bliver færre klager og fraflytninger.",
}
# Of the shape of the page that this site replaces: six links, half of them dead.
LINKS = """Sociale viceværter i Egeby – https://video.example/vicevaerter
Flere sociale viceværter – https://nyt.example/flere
Vejen frem – https://nyt.example/vejen-frem
Vejledning om sociale viceværter – https://styrelsen.example/vejledning
Viceværter ved havnen – https://havnen.example/vicevaerter
Evaluering fra Lundtofte – https://lundtofte.example/evaluering"""
DESKTOP = {"width": 1400, "height": 1000}
PAGE_TO_APPROVE = "Brandkadet"
OURS = ("approve", "changes", "standing", "desk", "my-page")


@pytest.fixture
def approver(request, windows, own_site) -> Hand:
    size = getattr(request, "param", DESKTOP)
    return begin(windows.open(own_site, viewport=size))


def begin(page: Page, name: str = "merete") -> Hand:
    """Return the hand of somebody who sees their dashboard."""
    sign_in(page, name)
    page.goto("/admin/")
    return Hand(page)


def test_a_page_with_six_links_is_written_and_published(approver):
    page = approver.page
    with approver.part("a page with six links"):
        approver.follow("Opret indsats")
        approver.write(page.get_by_role("textbox", name="Titel"), TITLE)
        summary = page.get_by_role("textbox", name="Kort fortalt")
        approver.write(summary, "Få hjælp til det, der er svært, af en, der har tid.")
        for name, text in SECTIONS.items():
            editor = block(page, name).locator(".public-DraftEditor-content")
            approver.type_into(editor, text)
        links = block(block(page, "Læs også"), "Gruppe af links")
        box = links.get_by_role("textbox", name="Indsæt en adresse")
        approver.paste(box, LINKS)
        approver.key("Enter")
        expect(links.locator("[data-chooser-title]:visible")).to_have_count(6)
        with_dates = panel(page, "Om siden")
        approver.write(
            with_dates.get_by_role("textbox", name="Oprettelse"), "11.01.2019"
        )
        approver.write(
            with_dates.get_by_role("textbox", name="Sidst opdateret"), "19.11.2019"
        )
    # The calendar of the last field goes, or never comes; what the page is told of its
    # links does.
    with_dates.get_by_role("textbox", name="Sidst opdateret").blur()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    for number in (3, 4, 5):
        chosen = links.locator(".link-chooser").nth(number)
        with approver.part("flagging a dead link"):
            approver.press("Virker ikke", chosen)
            expect(chosen.get_by_role("status")).to_contain_text("Alle sider skriver")
        assert approver.efforts[-1].steps == 1
    with approver.part("publishing"):
        approver.publish()
    assert sum(part.steps for part in approver.efforts) <= MOST_FOR_A_PAGE


# What is asked for after the calendars is answered after them.
LEAVE_AT_ONCE = """
async (fields) => {
  fields.forEach((field) => { field.focus(); field.blur(); });
  await new Promise((resolve) => { setTimeout(resolve, 200); });
}
"""


def test_a_calendar_stays_shut_when_its_field_was_left_at_once(approver):
    page = approver.page
    with approver.part("leaving fields"):
        approver.follow("Opret indsats")
    dates = page.locator("[name=content_created], [name=content_updated]")
    expect(dates).to_have_count(2)
    dates.evaluate_all(LEAVE_AT_ONCE)
    calendars = page.locator(".xdsoft_datetimepicker:visible")
    assert calendars.count() == 0
    dates.first.click()
    expect(calendars).to_have_count(1)
    page.keyboard.press("Tab")
    expect(calendars).to_have_count(0)


@pytest.fixture
def sent(request, windows, own_site) -> str:
    """What an editor has written on a page, and sent."""
    page = windows.open(own_site)
    hand = begin(page, "ida")
    page.goto(f"/admin/pages/search/?q={PAGE_TO_APPROVE}")
    page.get_by_role("link", name=PAGE_TO_APPROVE, exact=True).first.click()
    page.get_by_role("textbox", name="Kort fortalt").fill(request.param)
    with hand.part("sending"):
        hand.press("Send til godkendelse")
    expect(page.get_by_role("status").first).to_contain_text("godkendelse")
    assert hand.efforts[-1].steps == 1
    return request.param


@pytest.mark.parametrize(
    ("approver", "sent"),
    [
        pytest.param(DESKTOP, "Unge lærer at slukke brand.", id="desktop"),
        pytest.param(PHONE, "Unge lærer at slukke ild.", id="phone"),
    ],
    indirect=True,
)
def test_a_page_is_read_and_approved(approver, sent, windows, own_site):
    page = approver.page
    page.reload()
    assert ours(page) == []
    with approver.part("approving"):
        approver.follow(PAGE_TO_APPROVE, page.locator(".desk__waiting--approval"))
        expect(page.locator(".changes summary")).to_contain_text("1 felt ændret")
        read = page.frame_locator(".approve__page iframe")
        expect(read.locator(".lead")).to_have_text(sent)
        looks_well(page)
        # From the message the buttons come next.
        page.get_by_role("textbox", name="Besked").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Godkend og udgiv")).to_be_focused()
        approver.press("Godkend og udgiv")
    said = page.get_by_role("status").filter(has_text="godkendt og udgivet")
    expect(said).to_be_visible()
    assert approver.efforts[-1].steps == MOST_FOR_APPROVING


def looks_well(page: Page) -> None:
    """Nothing is out of reach on a phone, and everybody can read it."""
    width = page.viewport_size
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert ours(page) == []
    page.set_viewport_size(PHONE)
    assert overflow(page) == 0
    page.set_viewport_size(width)


def ours(page: Page) -> list[str]:
    # The page that is read is looked at as residents get it, in other tests.
    found = [str(each) for each in violations(page, frames=False)]
    return [each for each in found if any(name in each for name in OURS)]


def test_a_page_is_copied_and_its_title_waits_to_be_written(approver):
    page = approver.page
    page.goto("/admin/pages/search/?q=Lektiecaf")
    page.get_by_role("link", name="Lektiecafé", exact=True).first.click()
    summary = page.locator("[data-page-changes] summary")
    expect(summary).to_contain_text("Intet endnu")
    # What has been written is told before it is saved.
    page.get_by_role("textbox", name="Titel").fill("Lektiecafé og læseklub")
    page.locator("[data-side-panel-toggle=checks]").click()
    expect(summary).to_contain_text("1 felt ændret")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.get_by_role("button", name="Gem kladde").last.click()
    expect(summary).to_contain_text("1 felt ændret")
    with approver.part("copying"):
        approver.click(page.get_by_role("button", name="Handlinger").first)
        approver.follow("Kopiér som ny")
    title = page.get_by_role("textbox", name="Titel")
    expect(title).to_have_value("Kopi af Lektiecafé og læseklub")
    expect(title).to_be_focused()
    assert approver.efforts[-1].steps == 2
