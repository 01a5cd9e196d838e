"""A poster in a browser: on the screen, and as the one sheet that it prints."""

import re

import pytest

from posters.poster import TEXTS, TITLES
from tests.browser.test_accessibility import assert_accessible

ACTIVITY = "/aktiviteter/faellesspisning/"
A4 = {"width": 793, "height": 1122}


@pytest.fixture
def poster(reader):
    """A reader at a poster, come by the link of its page."""
    reader.goto(ACTIVITY)
    reader.get_by_role("link", name="Skriv det ud som opslag").click()
    return reader


def sheets(page) -> int:
    pdf = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]", pdf)
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_it_prints_one_sheet_with_nothing_but_the_poster_however_long_it_is(poster):
    assert sheets(poster) == 1
    poster.emulate_media(media="print")
    assert (
        poster.locator(".site-header, .site-footer, .poster-tools")
        .locator("visible=true")
        .count()
        == 0
    )
    code = poster.get_by_role("img", name="QR-kode til").bounding_box()
    # At least 3 cm, of 96 dots to the inch.
    assert min(code["width"], code["height"]) > 30 / 25.4 * 96
    # The longest words, in the size that is reckoned for them.
    poster.evaluate(
        """([title, text]) => {
          const sheet = document.querySelector(".poster");
          sheet.className = `poster poster-hyphenated ${title} ${text}`;
          sheet.querySelector("h1").textContent = "Boligafdelingsbestyrelse".repeat(10);
          sheet.querySelector(".poster-lead").textContent = "Kom og hør. ".repeat(25);
        }""",
        [f"poster-title-{TITLES[-1].number}", f"poster-text-{TEXTS[-1].number}"],
    )
    assert sheets(poster) == 1
    poster.set_viewport_size(A4)
    assert poster.evaluate(
        """() => {
          const sheet = document.querySelector(".poster-sheet");
          return sheet.scrollHeight <= sheet.clientHeight
            && sheet.scrollWidth <= sheet.clientWidth;
        }"""
    )


def test_the_button_prints_and_the_file_is_a_pdf(poster):
    poster.evaluate("window.print = () => { document.title = 'Skrevet ud'; }")
    poster.get_by_role("button", name="Skriv ud").click()
    assert poster.title() == "Skrevet ud"
    address = poster.get_by_role("link", name="Hent som PDF").get_attribute("href")
    answer = poster.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def test_it_is_accessible_in_any_colours_and_on_a_telephone(windows, site):
    page = windows.share(site)
    page.goto(ACTIVITY)
    page.goto(
        page.get_by_role("link", name="Skriv det ud som opslag").get_attribute("href")
    )
    assert_accessible(page)
