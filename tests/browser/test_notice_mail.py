"""A resident with a telephone and no mouse asks for notices by e-mail, and stops them."""

import email
import email.policy
import re
import sys

from playwright.sync_api import Page, expect

from tests.browser.admin import PHONE
from tests.browser.measuring import overflow
from tests.browser.served_site import ServedSite
from tests.browser.test_accessibility import violations

LIST = "/drift-og-varsler/?afdeling=teglhaven"
ADDRESS = "aase@eksempel.dk"


def assert_sound(page: Page) -> None:
    assert violations(page) == []
    assert overflow(page) == 0


def press(page: Page, role: str, name: str) -> None:
    """Press what is named as somebody without a mouse does."""
    page.get_by_role(role, name=name).press("Enter")


def link_in_mail(site: ServedSite) -> str:
    """Have the worker write, and return the path of the link in the mail."""
    queue = ("--backend", "background", "--queue-name", "*", "--batch")
    site.run(sys.executable, "manage.py", "db_worker", *queue, "--no-startup-delay")
    texts = [file.read_text("utf-8") for file in (site.folder / "mail").iterdir()]
    [mail] = [text for text in texts if f"To: {ADDRESS}" in text]
    letter = email.message_from_string(mail, policy=email.policy.default)
    text = letter.get_body(("plain",)).get_content()
    return re.search(rf"{re.escape(site.url)}(/\S+/bekraeft/\S+)", text)[1]


def test_from_the_list_to_the_mail_and_out_again(windows, own_site):
    page = windows.open(own_site, viewport=PHONE)
    page.goto(LIST)
    press(page, "link", "Få driftsvarsler på e-mail")
    expect(page.get_by_role("checkbox", name="Teglhaven")).to_be_checked()
    assert_sound(page)
    field = page.get_by_label("Din e-mailadresse")
    field.press("Enter")
    problems = page.get_by_role("group", name="Den er ikke sendt endnu")
    expect(problems).to_be_focused()
    assert_sound(page)
    press(page, "link", "Skriv din e-mailadresse.")
    expect(field).to_be_focused()
    page.keyboard.type(ADDRESS)
    # As long as anybody takes to read: it is what tells people from programs.
    page.wait_for_timeout(2100)
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Se i din mail")
    assert_sound(page)

    page.goto(link_in_mail(own_site))
    expect(page.get_by_role("main")).to_contain_text("Det gælder: Teglhaven.")
    assert_sound(page)
    press(page, "button", "Ja, send mig driftsvarsler")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nu får du driftsvarsler")
    page.get_by_role("checkbox", name="Alle afdelinger").press("Space")
    press(page, "button", "Gem valget")
    expect(page.get_by_role("main")).to_contain_text("Det gælder: alle afdelinger.")
    assert_sound(page)
    press(page, "link", "Jeg vil ikke have flere driftsvarsler på e-mail")
    assert_sound(page)
    press(page, "button", "Ja, stop varslerne")
    expect(page.get_by_role("main")).to_contain_text("Din adresse er slettet.")
    assert_sound(page)
    assert page.context.cookies() == []
