"""The name in an address fills itself in as a title is typed, by the site's own rule."""

import pytest
from playwright.sync_api import expect

from plaintext.slugs import slug_of
from tests.browser.admin import begin_child_page, go_to_page, sign_in

TITLE = "Børn & unge på Ålykke – café Müller"


@pytest.fixture
def editor(windows, site):
    """The admin, on the screen of somebody who may publish; nothing is saved."""
    page = windows.open(site, viewport={"width": 1400, "height": 1000})
    sign_in(page, "merete")
    return page


def type_title(page) -> None:
    title = page.locator("#id_title")
    title.click()
    title.press_sequentially(TITLE)
    title.press("Tab")


def test_of_a_page_is_the_one_that_the_server_makes(editor):
    go_to_page(editor, "Boligsocial indsats")
    begin_child_page(editor, "Indsats")
    type_title(editor)
    expect(editor.locator("#id_slug")).to_have_value(slug_of(TITLE))


def test_of_a_theme_is_too(editor):
    editor.goto("/admin/snippets/initiatives/theme/add/")
    type_title(editor)
    expect(editor.locator("#id_slug")).to_have_value(slug_of(TITLE))
