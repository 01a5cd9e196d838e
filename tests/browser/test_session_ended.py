"""The session ends, or begins anew, while somebody writes: no text is lost."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.admin import block, field, publish, sign_in
from tests.browser.prepare import LINK, PASSWORD
from tests.browser.served_site import ServedSite
from tests.browser.test_page_links import edit

TALL = {"width": 1400, "height": 1000}
FIRE_CADETS = "/boligsocial-indsats/brandkadet/"
SUMMARY = "Unge møder brandfolkene, og de møder dem."
HOURS = "Mandag 10-14\nOnsdag 10-17"
ALL_SESSIONS = (
    "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
)
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('boligsocial:kept:'))"


@pytest.fixture
def desk(windows, own_site):
    """Opens a window in which somebody is signed in."""

    def open_desk(name: str) -> Page:
        page = windows.open(own_site, viewport=TALL)
        sign_in(page, name)
        return page

    yield open_desk
    # What a browser says of requests that fail here on purpose is no fault.
    on_purpose = re.compile("403|ERR_INTERNET_DISCONNECTED|Failed to fetch")
    windows.problems[:] = [
        said for said in windows.problems if not on_purpose.search(said)
    ]


def end_all_sessions(site: ServedSite) -> None:
    site.run(sys.executable, "manage.py", "shell", "-v", "0", "-c", ALL_SESSIONS)


def notice(page: Page) -> Locator:
    return page.get_by_role("alertdialog")


def offered(page: Page) -> Locator:
    return page.get_by_role("status").filter(
        has_text="Du har tekst, der ikke blev gemt"
    )


def fill_in_login(page: Page, name: str) -> None:
    page.get_by_role("textbox", name="Brugernavn").fill(name)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def sign_in_again(page: Page, link: Locator, name: str) -> None:
    """Follow the link to a new tab, sign in there, and close it."""
    with page.expect_popup() as opened:
        link.click()
    fill_in_login(opened.value, name)
    heading = opened.value.get_by_role("heading", level=1)
    expect(heading).to_have_text("Du er logget ind igen")
    opened.value.close()


def close_and_come_back(page: Page, name: str) -> Page:
    """Close the tab with what is written in it, and sign in in another."""
    tab = page.context.new_page()
    page.close()
    tab.goto("/admin/")
    fill_in_login(tab, name)
    expect(tab.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
    return tab


@contextmanager
def offline(page: Page) -> Iterator[None]:
    """Let the page ask nothing of the server by itself until something is written.

    Else a slow machine tells of the end of the session first, in a window before which
    nothing else can be written in.
    """
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def without_script(route) -> None:
    route.fulfill(body="", content_type="text/javascript")


def wait_until_kept(page: Page) -> None:
    for _second in range(20):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(1000)
    raise AssertionError("Nothing is kept.")


def open_link(page: Page) -> Locator:
    """Open a link of the register; return the field for why it is unavailable."""
    page.goto(f"/admin/snippets/links/link/?q={LINK}")
    page.get_by_role("link", name=LINK, exact=True).first.click()
    page.wait_for_url("**/edit/**")
    # What is written before the scripts are there is nothing that they know of.
    page.wait_for_load_state()
    return page.locator("#id_unavailable_reason")


def open_settings(page: Page) -> Locator:
    """Open the settings of the organisation; return the field for opening hours."""
    page.goto("/admin/settings/pages/sitesettings/")
    return page.locator("#id_opening_hours")


def save(page: Page) -> None:
    page.get_by_role("navigation", name="Handlinger (nederst)").get_by_role(
        "button", name="Gem"
    ).first.click()


def test_who_signs_in_in_another_tab_writes_on_and_publishes(desk, own_site):
    page = desk("merete")
    edit(page, FIRE_CADETS)
    rich_text = block(page, "Om").locator(".public-DraftEditor-content")
    rich_text.click()
    with offline(page):
        end_all_sessions(own_site)
        page.keyboard.press("Control+Home")
        page.keyboard.type("Vi mødes i gården. ")
        field(page, "summary").get_by_role("textbox").fill(SUMMARY)

    # The editor saves by itself, and notices.
    expect(notice(page)).to_contain_text("Du er logget ud")
    expect(notice(page)).to_contain_text("En kopi ligger i denne browser.")
    login = notice(page).get_by_role("link", name="Log ind igen")
    expect(login).to_be_focused()
    sign_in_again(page, login, "merete")
    expect(notice(page)).to_have_count(0)
    expect(page.get_by_text("Du er logget ind igen.")).to_be_visible()
    publish(page)
    expect(page.get_by_role("status").filter(has_text="udgivet")).to_be_visible()
    assert page.evaluate(KEPT) == []

    page.goto(FIRE_CADETS)
    expect(page.locator(".lead")).to_have_text(SUMMARY)
    expect(page.locator("main")).to_contain_text("Vi mødes i gården.")


def test_who_closes_the_tab_gets_the_page_back_after_the_login(desk, own_site):
    page = desk("merete")
    edit(page, FIRE_CADETS)
    rich_text = block(page, "Hvorfor").locator(".public-DraftEditor-content")
    rich_text.click()
    with offline(page):
        page.context.clear_cookies(name="sessionid")
        page.keyboard.press("Control+Home")
        page.keyboard.type("Ild er farlig. ")
    expect(notice(page)).to_be_visible()

    page = close_and_come_back(page, "merete")
    edit(page, FIRE_CADETS)
    expect(offered(page)).to_contain_text("i dag kl. ")
    offered(page).get_by_role("button", name="Hent den").click()
    expect(page.get_by_text("Her er det, du havde skrevet.")).to_be_visible()
    expect(block(page, "Hvorfor")).to_contain_text("Ild er farlig. ")
    publish(page)
    expect(page.get_by_role("status").filter(has_text="udgivet")).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.goto(FIRE_CADETS)
    expect(page.locator("main")).to_contain_text("Ild er farlig. ")


def test_settings_that_are_saved_too_late_stay_and_come_back(desk):
    page = desk("anne")
    hours = open_settings(page)
    hours.fill(HOURS)
    page.context.clear_cookies(name="sessionid")
    save(page)
    expect(notice(page)).to_contain_text("Du er logget ud")
    page.keyboard.press("Escape")
    expect(hours).to_have_value(HOURS)
    # The button can be pressed once more, and what is said is said again.
    save(page)
    expect(notice(page)).to_be_visible()

    page = close_and_come_back(page, "anne")
    hours = open_settings(page)
    offered(page).get_by_role("button", name="Hent den").click()
    expect(page.get_by_text("Her er det, du havde skrevet.")).to_be_visible()
    expect(hours).to_have_value(HOURS)
    assert len(page.evaluate(KEPT)) == 1
    save(page)
    expect(
        page.get_by_role("status").filter(has_text="Indstillingerne er gemt")
    ).to_be_visible()
    expect(open_settings(page)).to_have_value(HOURS)
    expect(offered(page)).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_a_link_is_saved_with_the_token_of_a_login_in_another_tab(desk):
    page = desk("merete")
    reason = open_link(page)
    reason.fill("Kommunen rydder op.")
    tab = page.context.new_page()
    page.context.clear_cookies()
    tab.goto("/admin/")
    fill_in_login(tab, "merete")
    expect(tab.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
    save(page)
    expect(page.get_by_role("status").filter(has_text=LINK)).to_be_visible()
    expect(open_link(page)).to_have_value("Kommunen rydder op.")
    assert page.evaluate(KEPT) == []


def test_a_link_that_no_script_looked_after_is_shown_and_sent_once_more(desk):
    page = desk("merete")
    page.route(re.compile("/js/admin/session/(session|kept-text)"), without_script)
    open_link(page).fill("Kommunen har ryddet op.")
    page.context.clear_cookies(name="sessionid")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ud")
    expect(page.get_by_text("Kommunen har ryddet op.")).to_be_visible()
    sign_in_again(page, page.get_by_role("link", name="Log ind igen"), "merete")
    # The token is renewed by a page, never by the server alone.
    again = page.get_by_role("button", name="Send det igen")
    again.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Send det igen")
    page.get_by_role("button", name="Se det i formularen først").click()
    reason = page.locator("#id_unavailable_reason")
    expect(reason).to_have_value("Kommunen har ryddet op.")
    save(page)
    expect(page.get_by_role("status").filter(has_text=LINK)).to_be_visible()
    expect(open_link(page)).to_have_value("Kommunen har ryddet op.")


def test_what_is_kept_goes_when_somebody_logs_out_or_another_logs_in(desk):
    page = desk("merete")
    reason = open_link(page)
    reason.fill("Ikke gemt.")
    wait_until_kept(page)
    page.context.clear_cookies(name="sessionid")
    tab = page.context.new_page()
    page.close()
    tab.goto("/admin/")
    assert len(tab.evaluate(KEPT)) == 1
    fill_in_login(tab, "ida")
    expect(tab.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
    assert tab.evaluate(KEPT) == []

    open_link(tab).fill("Heller ikke gemt.")
    wait_until_kept(tab)
    other = tab.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="ida").click()
    other.get_by_role("button", name="Log ud").click()
    expect(other.get_by_text("Du er logget ud.")).to_be_visible()
    assert other.evaluate(KEPT) == []
