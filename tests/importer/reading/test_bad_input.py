"""What cannot be read is refused with a sentence, and nothing heavier than that."""

import io
import struct
import zipfile

import pytest
from django.utils import translation

from importer.reading import Refusal, UnreadableError, read
from importer.reading.archives import MOST_FILES, Archive
from importer.reading.plain import MOST_CHARACTERS
from importer.reading.sources import MOST_BYTES
from tests.importer.samples.make_word import camp, paragraph, word_document

HTML = "text/html; charset=utf-8"


def refused(content, **told) -> Refusal:
    with pytest.raises(UnreadableError) as caught:
        read(content, **told)
    return caught.value.refusal


def zip_of(files: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_is_a_danish_sentence(refusal):
    with translation.override("en"):
        english = str(refusal.label)
    with translation.override("da"):
        danish = str(UnreadableError(refusal))
    assert danish != english
    assert danish.endswith(".")


@pytest.mark.parametrize("empty", ["", "  \n\t ", "\xa0\n", b"", b"\n\n"])
def test_nothing_is_refused_as_empty(empty):
    assert refused(empty) == Refusal.EMPTY


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7 ...", Refusal.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Refusal.OLD_WORD),
        (b"{\\rtf1\\ansi Hej}", Refusal.OLD_WORD),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), Refusal.NOT_HTML),
        (b"\xff\xd8\xff\xe0" + bytes(80), Refusal.NOT_HTML),
        (b"Rar!\x1a\x07", Refusal.ARCHIVE),
        (b"\x1f\x8b\x08" + bytes(80), Refusal.ARCHIVE),
    ],
)
def test_files_of_other_kinds_are_told_apart(content, refusal):
    assert refused(content, content_type=HTML) == refusal


def test_an_answer_that_is_no_page_is_refused():
    assert refused(b'{"a": 1}', content_type="application/json") == Refusal.NOT_HTML


def test_a_page_that_is_too_large_is_refused_before_it_is_parsed():
    assert refused(b"<p>" + b"a" * MOST_BYTES, content_type=HTML) == Refusal.TOO_LARGE


def test_a_text_that_is_too_long_for_a_page_is_refused():
    assert refused("Ord og atter ord. " * (MOST_CHARACTERS // 10)) == Refusal.TOO_LONG


class TestLetters:
    @pytest.mark.parametrize(
        ("encoding", "content_type", "meta"),
        [
            ("utf-8", "text/html; charset=utf-8", ""),
            ("utf-8", "text/html; charset=iso-8859-1", ""),
            ("utf-8", "text/html", '<meta charset="windows-1252">'),
            ("cp1252", "text/html", ""),
            ("cp1252", "text/html; charset=utf-8", ""),
            ("cp1252", "text/html; charset=x-nonsense", ""),
            ("latin1", "text/html; charset=iso-8859-1", ""),
            ("utf-8-sig", "text/html; charset=iso-8859-1", ""),
            ("utf-16", "text/html", ""),
            ("cp850", "text/html; charset=cp850", ""),
            ("mac-roman", "text/html", '<meta charset="macintosh">'),
        ],
    )
    def test_are_danish_whatever_the_server_says(self, encoding, content_type, meta):
        text = "Åse på Ærø søger en vicevært, der kan lide rødgrød med fløde."
        source = page(f"<h1>Åse</h1><p>{text}</p>", meta).decode()
        document = read(source.encode(encoding), content_type=content_type)
        assert document.lines[-1].text == text

    def test_that_were_read_wrongly_once_are_put_right(self):
        text = "Åse på Ærø søger en vicevært, der kan lide rødgrød med fløde."
        twice = text.encode().decode("latin1")
        document = read(page(f"<h1>Hej</h1><p>{twice}</p>"), content_type=HTML)
        assert document.lines[-1].text == text

    def test_that_are_no_letters_are_refused(self):
        noise = bytes(range(128, 160)) + b"\x00\x01\x02" * 40
        assert refused(b"<p>" + noise * 9, content_type=HTML) == Refusal.CHARSET


class TestPages:
    def test_a_login_page_is_refused(self):
        form = (
            '<h1>Log ind</h1><form action="/login"><label>Brugernavn<input name="u">'
            '</label><input type="password" name="p"><button>Log ind</button></form>'
            "<p>Har du glemt din adgangskode?</p>"
        )
        content = page(form, "<title>Log ind - Boligportalen</title>")
        assert refused(content, content_type=HTML) == Refusal.LOGIN

    def test_a_page_with_a_form_to_log_in_beside_its_text_is_not(self):
        text = (
            "Vaskeriet har åbent hver dag fra kl. 7 til 21, også i helligdagene. " * 12
        )
        form = '<form id="login"><input type="password"></form>'
        document = read(page(f"{form}<main><h1>Vask</h1><p>{text}</p></main>"))
        assert document.lines[0].text == "Vask"

    @pytest.mark.parametrize(
        "body",
        [
            '<div id="root"></div><script src="/app.js"></script>',
            "<noscript>Slå JavaScript til.</noscript><script>boot()</script>",
            '<div id="app"></div><script>boot()</script>',
        ],
    )
    def test_a_page_of_script_alone_is_refused(self, body):
        assert refused(page(body), content_type=HTML) == Refusal.SCRIPT_ONLY

    def test_a_page_without_text_is_refused(self):
        assert refused(page("<div><br></div>"), content_type=HTML) == Refusal.EMPTY

    @pytest.mark.parametrize("piece", ["<div>", "<ul><li>Række", "<table><tr><td>"])
    def test_thousands_of_elements_within_one_another_are_refused(self, piece):
        content = page(piece * 3000 + "Inderst.")
        assert refused(content, content_type=HTML) == Refusal.BROKEN

    def test_a_page_of_too_many_elements_is_refused_before_it_is_read(self):
        content = page("<p>a<br>" * 60_000)
        assert refused(content, content_type=HTML) == Refusal.TOO_LONG

    def test_unclosed_fonts_of_an_old_page_end_nothing(self):
        rows = "".join(f"<font size=2><p>Række {n}" for n in range(300))
        assert len(read(page(rows), content_type=HTML).lines) > 200


class TestWord:
    def test_one_with_macros_is_refused(self):
        macros = {"word/vbaProject.bin": b"Attribute VB_Name"}
        content = word_document(paragraph("Hej"), more=macros)
        assert refused(content, name="brev.docx") == Refusal.MACROS

    def test_one_that_is_of_the_kind_with_macros_is_refused(self):
        kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
        content = word_document(paragraph("Hej"), content_type=kind)
        assert refused(content, name="brev.docm") == Refusal.MACROS

    def test_one_of_300_pages_is_refused(self):
        content = word_document(paragraph("Kapitel 1"), pages=300)
        assert refused(content, name="bog.docx") == Refusal.TOO_LONG

    def test_one_of_300_pages_that_does_not_say_so_is_refused(self):
        text = "En linje i en alt for lang bog om boliger. " * 6
        content = word_document(paragraph(text) * 900, pages=1)
        assert refused(content, name="bog.docx") == Refusal.TOO_LONG

    def test_a_broken_one_is_refused(self):
        whole = camp()
        assert refused(whole[: len(whole) // 2], name="a.docx") == Refusal.BROKEN

    def test_one_whose_xml_is_broken_is_refused(self):
        content = word_document("<w:p><w:r>")
        assert refused(content, name="a.docx") == Refusal.BROKEN

    def test_one_whose_xml_grows_is_refused(self):
        entities = {"word/comments.xml": b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'}
        content = word_document(paragraph("Hej"), more=entities)
        assert refused(content, name="a.docx") == Refusal.BROKEN

    def test_one_that_unpacks_to_far_more_is_refused(self):
        bomb = {"word/media/image9.bmp": bytes(40 * 1024 * 1024)}
        content = word_document(paragraph("Hej"), more=bomb)
        assert refused(content, name="a.docx") == Refusal.BOMB


class TestArchives:
    def test_pages_are_read_one_by_one_and_a_bad_one_stops_none(self):
        content = zip_of(
            {
                "sider/vask.html": page("<h1>Vask</h1><p>Åbent hver dag.</p>"),
                "sider/brev.docx": camp(),
                "sider/gammel.doc": b"\xd0\xcf\x11\xe0" + bytes(600),
                "sider/mere.zip": b"PK\x03\x04",
                "sider/billede.jpg": b"\xff\xd8\xff",
                "__MACOSX/sider/._vask.html": b"\x00",
            }
        )
        readings = {reading.name: reading for reading in Archive(content).pages()}
        assert {name: r.refusal for name, r in readings.items()} == {
            "sider/vask.html": None,
            "sider/brev.docx": None,
            "sider/gammel.doc": Refusal.OLD_WORD,
            "sider/mere.zip": Refusal.ARCHIVE,
        }
        assert readings["sider/vask.html"].document.address == "sider/vask.html"

    def test_pictures_beside_a_page_are_found_by_its_addresses(self):
        content = zip_of(
            {
                "sider/a.html": page('<h1>A</h1><p>Tekst.</p><img src="../b/c.jpg">'),
                "b/c.jpg": b"\xff\xd8\xff",
            }
        )
        archive = Archive(content)
        picture = archive.page("sider/a.html").document.elements[-1]
        assert archive.file(picture.address) == b"\xff\xd8\xff"
        assert archive.file("../../etc/passwd") is None

    def test_names_that_climb_out_are_only_names(self):
        content = zip_of({"../../etc/side.html": page("<h1>Hej</h1><p>Du</p>")})
        assert Archive(content).page_names == ["etc/side.html"]

    @pytest.mark.parametrize(
        ("files", "refusal"),
        [
            ({"a.html": bytes(28 * 1024 * 1024)}, Refusal.BOMB),
            ({f"{n}.html": b"" for n in range(MOST_FILES + 1)}, Refusal.TOO_MANY),
        ],
    )
    def test_bombs_are_not_opened(self, files, refusal):
        with pytest.raises(UnreadableError) as caught:
            Archive(zip_of(files))
        assert caught.value.refusal == refusal

    def test_one_that_lies_about_its_sizes_ends_at_the_limit(self):
        content = bytearray(zip_of({"a.html": bytes(40 * 1024 * 1024)}))
        directory = content.rfind(b"PK\x01\x02")
        content[directory + 24 : directory + 28] = struct.pack("<I", 100)
        with pytest.raises(UnreadableError):
            Archive(bytes(content))._content("a.html")

    def test_one_with_a_password_is_refused(self):
        content = bytearray(zip_of({"a.html": b"<p>Hej</p>"}))
        content[content.rfind(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(UnreadableError) as caught:
            Archive(bytes(content))
        assert caught.value.refusal == Refusal.PROTECTED

    def test_one_sent_as_a_page_is_refused_with_a_hint(self):
        content = zip_of({"a.html": b"<p>Hej</p>"})
        assert refused(content, name="sider.zip") == Refusal.ARCHIVE
