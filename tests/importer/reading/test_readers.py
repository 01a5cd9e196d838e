"""What readers keep of a source, and what they leave out."""

import subprocess
import sys

import pytest

from importer.reading import read
from importer.reading.document import (
    Embed,
    Heading,
    ListElement,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from tests.importer.samples.make_word import camp, paragraph, word_document

ADDRESS = "https://gammel.example/side/vask.html"


def elements_of(html: str):
    body = f"<html><body><main><h1>Vask</h1>{html}</main></body></html>"
    document = read(body.encode(), address=ADDRESS, content_type="text/html")
    return list(document.elements[1:])


class TestText:
    @pytest.mark.parametrize(
        "bullet", ["•", "• ", "•\t", "-  ", "* ", "– ", "·\xa0", "o\t"]
    )
    def test_typed_bullets_are_a_list(self, bullet):
        [before, items] = read(f"Husk:\n{bullet}nøgle\n{bullet}sæbe").elements
        assert before.text == "Husk:"
        assert isinstance(items, ListElement)
        assert items.texts == ["nøgle", "sæbe"]

    def test_typed_numbers_are_a_list_in_order(self):
        [items] = read("1. Find maskinen\n2. Tryk på knappen").elements
        assert items.ordered
        assert items.texts == ["Find maskinen", "Tryk på knappen"]

    @pytest.mark.parametrize(
        "text", ["1. maj holder vi fest", "- det sagde hun", "3. sal er lukket\n4. sal"]
    )
    def test_a_number_or_a_dash_alone_is_none(self, text):
        assert not any(isinstance(e, ListElement) for e in read(text).elements)

    def test_lines_with_tabs_are_a_table(self):
        [table] = read(
            "Dag\tTid\tSted\nMandag\t10-12\tKælder\nOnsdag\t9\tLoft"
        ).elements
        assert isinstance(table, Table)
        assert table.header == ("Dag", "Tid", "Sted")
        assert len(table.rows) == 2

    def test_addresses_are_links(self):
        [line] = read("Se www.vask.example, eller skriv til a@vask.example.").elements
        linked = {run.text: run.address for run in line.runs if run.address}
        assert linked == {
            "www.vask.example": "www.vask.example",
            "a@vask.example": "mailto:a@vask.example",
        }

    def test_a_link_as_mail_programs_write_it_has_its_words(self):
        [line] = read("Vaskeguiden <https://vask.example/guide>").elements
        assert [(run.text, run.address) for run in line.runs] == [
            ("Vaskeguiden", "https://vask.example/guide")
        ]

    def test_lines_that_were_broken_because_they_were_long_are_one(self):
        text = (
            "Vaskeriet ligger i kælderen under blok 4, og man kommer ind med\n"
            "den samme brik som til opgangen."
        )
        [line] = read(text).elements
        assert line.text == text.replace("\n", " ")
        assert line.lines == (1, 2)

    def test_a_picture_that_was_pasted_as_its_name_is_one(self):
        [picture] = read("Billede af IMG_0042 (stor).jpg").elements
        assert isinstance(picture, Picture)
        assert picture.name == "IMG_0042 (stor).jpg"

    def test_spaces_that_nobody_sees_are_plain_or_gone(self):
        [line] = read("Vask\xa0og\u200b \u2007 tør\xad").elements
        assert line.text == "Vask og tør"


class TestWebPages:
    def test_bold_italic_and_links_are_kept(self):
        [line] = elements_of(
            '<p>Se <b>her</b>, <i>og</i> <a href="../a.html">der</a>.</p>'
        )
        looks = [(run.text, run.bold, run.italic, run.address) for run in line.runs]
        assert looks == [
            ("Se ", False, False, ""),
            ("her", True, False, ""),
            (", ", False, False, ""),
            ("og", False, True, ""),
            (" ", False, False, ""),
            ("der", False, False, "https://gammel.example/a.html"),
            (".", False, False, ""),
        ]

    def test_what_leads_nowhere_is_no_link(self):
        [line] = elements_of(
            '<p><a href="#top">Op</a> <a href="javascript:x()">Luk</a></p>'
        )
        assert not any(run.address for run in line.runs)

    def test_lines_within_a_paragraph_go_on(self):
        lines = elements_of("<p>Egevej 4<br>9999 Egeby</p><p>Danmark</p>")
        assert [line.continues for line in lines] == [False, True, False]

    def test_lists_within_lists_lie_flat(self):
        [items] = elements_of("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")
        assert items.texts == ["a", "b", "c"]

    def test_a_table_of_facts_keeps_its_header(self):
        [table] = elements_of(
            "<table><tr><th>Dag</th><th>Tid</th></tr><tr><td>Mandag</td><td>9</td></tr>"
            "</table>"
        )
        assert table.header == ("Dag", "Tid")
        assert [[run.text for run in cell] for cell in table.rows[0]] == [
            ["Mandag"],
            ["9"],
        ]

    def test_a_table_that_a_page_was_laid_out_in_is_none(self):
        found = elements_of("<table><tr><td><h2>A</h2><p>B</p></td></tr></table>")
        assert [type(element) for element in found] == [Heading, Paragraph]

    def test_players_are_videos_by_the_address_of_the_video(self):
        [video] = elements_of(
            '<iframe src="//www.youtube.com/embed/aB3dE5fG7hI"></iframe>'
        )
        assert video == Embed(
            "https://www.youtube.com/watch?v=aB3dE5fG7hI", lines=video.lines
        )

    def test_pictures_keep_their_words_and_their_largest_file(self):
        [picture] = elements_of(
            '<figure><img src="s.jpg" srcset="m.jpg 600w, l.jpg 1800w" alt="En bænk">'
            "<figcaption>Bænken</figcaption></figure>"
        )
        assert picture.address == "https://gammel.example/side/l.jpg"
        assert (picture.alt, picture.caption) == ("En bænk", "Bænken")

    def test_ornaments_are_left(self):
        assert (
            elements_of('<img src="spacer.gif"><img src="x.png" width=16 height=16>')
            == []
        )

    def test_a_quote_has_who_said_it(self):
        [quote] = elements_of("<blockquote><p>Dejligt.</p><cite>Bo</cite></blockquote>")
        assert isinstance(quote, Quote)
        assert (quote.text, quote.name) == ("Dejligt.", "Bo")

    @pytest.mark.parametrize(
        "frame",
        [
            "<nav><a href='/'>Forside</a></nav>",
            "<div class='breadcrumbs'>Forside</div>",
            "<div id='CybotCookiebotDialog' class='cookie-consent'>Forside</div>",
            "<ul class='share-buttons'><li>Forside</li></ul>",
            "<p style='display:none'>Forside</p>",
            "<div aria-hidden='true'>Forside</div>",
            "<span class='sr-only'>Forside</span>",
        ],
    )
    def test_what_stands_around_every_page_is_left_out_and_told(self, frame):
        html = (
            f"<html><body><main><h1>Vask</h1>{frame}<p>Åbent.</p></main></body></html>"
        )
        document = read(html.encode(), content_type="text/html")
        assert [line.text for line in document.lines] == ["Vask", "Åbent."]
        assert "Forside" in document.left_out

    def test_a_frame_with_the_page_in_it_is_not_left_out(self):
        html = f"<div class='menu-page-wrapper menu'><h1>Vask</h1><p>{'Åbent. ' * 60}</p></div>"
        document = read(f"<html><body>{html}</body></html>".encode())
        assert document.lines[0].text == "Vask"

    def test_the_title_is_without_the_name_of_the_site(self):
        head = "<title>Vask | Engdal</title><meta name=description content='Åbent'>"
        html = f"<html lang=da><head>{head}</head><body><main><p>{'Åbent. ' * 9}</p></main>"
        document = read(html.encode())
        assert (document.title, document.description) == ("Vask", "Åbent")
        assert document.language == "da"


class TestPasted:
    def test_html_from_a_browser_is_read_as_it_was_marked(self):
        text = "<meta charset='utf-8'><h2>Vask</h2><p>Åbent <b>hver</b> dag.</p>"
        heading, line = read(text).elements
        assert isinstance(heading, Heading)
        assert any(run.bold for run in line.runs)

    def test_text_with_a_less_than_sign_is_text(self):
        assert read("Børn < 12 år er gratis").lines[0].text == "Børn < 12 år er gratis"


class TestWord:
    def test_a_document_keeps_headings_lists_tables_links_and_pictures(self):
        document = read(camp())
        kinds = {type(element) for element in document.elements}
        assert kinds == {Heading, Paragraph, ListElement, Table, Picture}
        [picture] = [e for e in document.elements if isinstance(e, Picture)]
        assert picture.content.startswith(b"\x89PNG")
        addresses = {
            run.address
            for element in document.elements
            for run in getattr(element, "runs", ())
        }
        assert "https://strandlejren.example/" in addresses

    def test_a_document_of_text_alone_is_read(self):
        [line] = read(word_document(paragraph("Åbent hver dag."))).elements
        assert line.text == "Åbent hver dag."


def test_what_only_the_worker_needs_is_not_loaded_by_all():
    """Web processes import the importer's screens, and should not pay for its readers."""
    program = (
        "import os, sys, django;"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'boligsocial.settings.test';"
        "django.setup();"
        "import importer.building, importer.recognising, importer.reading;"
        "print({'trafilatura', 'mammoth', 'justext', 'dateparser'} & set(sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "set()"
