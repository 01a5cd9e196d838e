"""A resident says that they did not find it, and an editor reads it."""

from playwright.sync_api import Page, expect

from tests.browser.admin import sign_in
from tests.browser.measuring import overflow
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_reported_link import TIME_TO_READ_MS
from tests.browser.test_resident import PHONE, SMALL_PHONE, heading

PATH = "/kontakt/"
QUESTION = "Fandt du det, du søgte?"
COMMENT = "Hvornår har I ferielukket?"


def question(page: Page):
    return page.get_by_role("group", name=QUESTION)


def test_without_a_script_the_line_of_why_reaches_the_staff(windows, own_site):
    phone = windows.open(
        own_site, viewport=PHONE, has_touch=True, java_script_enabled=False
    )
    phone.goto(PATH)
    question(phone).get_by_role("button", name="Nej").click()
    expect(heading(phone, "Tak for dit svar")).to_be_visible()
    phone.get_by_label("Hvad ledte du efter?").fill(f"{COMMENT} Ring 12 34 56 78")
    assert overflow(phone) == 0
    phone.wait_for_timeout(TIME_TO_READ_MS)
    phone.get_by_role("button", name="Send svaret").click()
    expect(phone.get_by_text("læser det, du skrev")).to_be_visible()
    phone.get_by_role("link", name="Tilbage til ”Kontakt”").click()
    expect(heading(phone, "Kontakt")).to_be_visible()
    assert phone.context.cookies() == []

    staff = windows.open(own_site)
    sign_in(staff, "ida")
    staff.goto("/admin/reports/feedback/comments/?state=new")
    rows = staff.locator("table.listing tbody tr")
    row = rows.filter(has_text=f"{COMMENT} Ring [fjernet]")
    row.get_by_role("checkbox", name="Vælg").check()
    staff.get_by_role("button", name="Markér de valgte som læst").click()
    expect(staff.locator(".messages")).to_contain_text("1 kommentar er markeret")
    expect(row).to_have_count(0)


def test_with_a_script_the_reader_stays_on_the_page(windows, own_site):
    page = windows.open(own_site, viewport=SMALL_PHONE)
    page.goto(PATH)
    question(page).get_by_role("button", name="Nej").focus()
    page.keyboard.press("Enter")
    line = page.get_by_label("Hvad ledte du efter?")
    expect(line).to_be_visible()
    assert page.url.endswith(PATH)
    assert page.evaluate("document.activeElement.id") == "_feedback-answer"
    assert page.locator("h1").count() == 1
    line.fill("a" * 301)
    expect(page.get_by_role("status")).to_have_text("Der er 1 tegn for meget")
    page.wait_for_timeout(TIME_TO_READ_MS)
    send = page.get_by_role("button", name="Send svaret")
    send.click()
    expect(
        page.get_by_role("group", name="Dit svar er ikke sendt endnu")
    ).to_be_focused()
    expect(line).to_have_value("a" * 301)
    assert_accessible(page)
    assert overflow(page) == 0
    line.fill(COMMENT)
    page.wait_for_timeout(TIME_TO_READ_MS)
    send.click()
    expect(page.get_by_text("læser det, du skrev")).to_be_visible()
    assert page.url.endswith(PATH)


def test_when_the_script_fails_the_form_is_sent_all_the_same(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    page.route(
        "**/js/feedback*.js",
        lambda route: route.fulfill(content_type="text/javascript", body="half"),
    )
    page.goto(PATH)
    question(page).get_by_role("button", name="Ja").click()
    expect(heading(page, "Tak for dit svar")).to_be_visible()
    expect(page.get_by_text("Det er godt at vide")).to_be_visible()


def test_on_paper_nobody_is_asked(windows, site):
    page = windows.open(site)
    page.goto(PATH)
    expect(question(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(question(page)).to_be_hidden()
