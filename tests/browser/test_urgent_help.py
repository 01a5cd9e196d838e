"""The page for a bad day, on paper."""

import re

from tests.browser.pages_of_every_type import URGENT_HELP


def test_it_is_one_sheet_of_a4_with_all_numbers_and_without_now(reader):
    reader.goto(f"{URGENT_HELP}?afdeling=teglhaven")
    sheets = reader.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheets)) == 1
    reader.emulate_media(media="print")
    main = reader.locator("main")
    assert main.get_by_text("Hvem ringer jeg til nu").is_hidden()
    for number in ("112", "12 34 56 99", "12 34 56 00", "12 34 56 87"):
        assert main.get_by_text(number).locator("visible=true").count(), number
    assert reader.locator(".menu, .site-footer").locator("visible=true").count() == 0
