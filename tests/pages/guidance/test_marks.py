"""Guiding text is known by its two brackets, whatever has become of them."""

import pytest

from pages.guidance.marks import guidance_in_text, highlighted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kontoret på Rønnebærvej 2", []),
        ("", []),
        ("Ring til os. [[Skriv nummeret]]", ["Skriv nummeret"]),
        ("[[dage]] kl. [[klokkeslæt]]", ["dage", "klokkeslæt"]),
        # Somebody has deleted one of the two.
        ("Ring til [[nummeret", ["nummeret"]),
        ("nummeret]] og spørg", ["nummeret"]),
        # One bracket alone is a reader's, as in a quotation.
        ("”De [beboerne] kom”", []),
        # What nobody sees between the brackets hides nothing.
        ("[\u200b[Skriv her]\u200b]", ["Skriv her"]),
    ],
)
def test_finds_it_in_a_line(text, found):
    assert guidance_in_text(text) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Vi har åbent</p>", []),
        ("<p>[[Skriv <b>hvornår</b>]]</p>", ["Skriv hvornår"]),
        ("<p>[<b>[Skriv</b> her]<i>]</i></p>", ["Skriv her"]),
        ('<p>[<a href="https://egeby.example/">[her]]</a></p>', ["her"]),
        ("<p>[[Skriv</p><p>her]]</p>", ["Skriv her"]),
        ("<ul><li>[[navn]]</li><li>[[nummer]]</li></ul>", ["navn", "nummer"]),
    ],
)
def test_finds_it_through_the_formatting(html, found):
    assert guidance_in_text(html, is_html=True) == found


class TestHighlighting:
    def body(self, inner: str) -> str:
        html = highlighted(f"<head><title>[[T]]</title></head><body>{inner}</body>")
        return html.partition("<body>")[2].removesuffix("</body>")

    def test_marks_what_is_guidance_and_nothing_else(self):
        assert self.body("<p>Ring [[nu]] her</p>") == (
            '<p>Ring <mark class="guidance">[[nu]]</mark> her</p>'
        )

    def test_goes_on_through_bold_letters(self):
        marked = self.body("<p>[[a <b>b</b> c]] d</p>")
        assert marked == (
            '<p><mark class="guidance">[[a </mark><b><mark class="guidance">b</mark>'
            '</b><mark class="guidance"> c]]</mark> d</p>'
        )

    def test_ends_with_its_paragraph_when_it_was_never_closed(self):
        assert "<p>d</p>" in self.body("<p>[[a</p><p>d</p>")

    def test_leaves_scripts_attributes_and_the_head_alone(self):
        inner = '<a title="[[x]]">y</a><script>let a = [[1]];</script>'
        assert self.body(inner) == inner

    def test_changes_nothing_of_a_page_without(self):
        page = "<head></head><body><p>Hej</p></body>"
        assert highlighted(page) == page
