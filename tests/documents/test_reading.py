"""What PDFs say, kept for the search; and PDFs that mean no good."""

import pytest
from django.core.files.base import ContentFile

from demo.filling.pdfs import pdf_of
from documents import reading
from documents.jobs import go_on_with_documents
from documents.keeping import read_again, unread
from documents.models import DocumentDetails, DocumentText
from documents.reading import read_pdf
from documents.tasks import read_document
from media.models import SiteDocument
from tests.factories import DocumentFactory, UserFactory
from tests.html import parse_screen, words
from tests.queues import do_what_waits, task_backends
from tests.staff import StaffClient, succeeded

SENTENCE = "Bestyrelsen vedtog, at vaskeriet på Rønnebærvej får nye maskiner i foråret."
BUDGET = [f"Konto {n} 12.400 13.100 14.250" for n in range(40)]


def document_of(content: bytes, name: str = "referat.pdf", **fields) -> SiteDocument:
    made = DocumentFactory(file=ContentFile(content, name=name), **fields)
    made.get_file_hash()
    return made


def test_text_is_read_with_its_danish_letters_and_advice_follows_from_it():
    found = read_pdf(pdf_of("Referat", [SENTENCE] * 12))
    assert SENTENCE in " ".join(found.text.split())
    assert (found.pages, found.reads_like_a_page) == (1, True)
    # Figures in columns, many pages, and hardly a word are no pages for a telephone.
    for paragraphs in (BUDGET * 3, [SENTENCE] * 400, ["Ja."]):
        assert not read_pdf(pdf_of("Budget", paragraphs)).reads_like_a_page


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 husorden",
        b"PK\x03\x04 ingen PDF",
        pdf_of("Referat", [SENTENCE])[:300],
        # A page tree that is its own child.
        pdf_of("x", ["y"]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"),
        b"%PDF-1.4\n" + b"[" * 200_000,
    ],
)
def test_what_is_no_sound_pdf_is_told_so_and_nothing_else_happens(content):
    assert read_pdf(content).text == ""


def test_a_pdf_that_takes_for_ever_or_all_memory_is_stopped(monkeypatch):
    long = pdf_of("Referat", [SENTENCE * 20] * 400)
    monkeypatch.setattr(reading, "SECONDS", 0)
    assert read_pdf(long).failed
    monkeypatch.setattr(reading, "SECONDS", 30)
    monkeypatch.setattr(reading, "MEMORY_BYTES", 1024 * 1024)
    assert read_pdf(long).failed


@pytest.mark.django_db
class TestKept:
    def test_the_job_reads_what_was_never_read_and_what_has_changed(self):
        document = document_of(pdf_of("Referat", [SENTENCE]), title="Referat fra marts")
        document_of(b"a;b", name="tal.csv")
        assert len(unread()) == 2
        go_on_with_documents()
        assert unread() == []
        reading = document.reading
        assert reading.state == DocumentText.State.READ
        assert " wvaskeri " in reading.lexemes
        assert document.details.dated == document.created_at.date()
        # A killed worker, and a file that was replaced.
        DocumentText.objects.filter(pk=document.pk).update(state="waiting")
        assert unread() == [document.pk]
        go_on_with_documents()
        SiteDocument.objects.filter(pk=document.pk).update(file_hash="f" * 40)
        assert unread() == [document.pk]

    def test_a_storage_that_is_away_is_asked_again(self, monkeypatch):
        document = document_of(pdf_of("Referat", [SENTENCE]))

        def away(self):
            raise OSError("away")

        with monkeypatch.context() as patched:
            patched.setattr(SiteDocument, "open_file", away)
            read_again(document.pk)
        assert unread() == [document.pk]
        read_again(document.pk)
        assert unread() == []
        # Deleted meanwhile.
        read_again(document.pk + 1)

    def test_saving_a_document_has_it_read(self, django_capture_on_commit_callbacks):
        task_backends["background"].clear()
        with django_capture_on_commit_callbacks(execute=True):
            document = document_of(pdf_of("Referat", [SENTENCE]))
        assert do_what_waits(read_document)
        assert "vaskeriet" in DocumentText.objects.get(pk=document.pk).text

    def test_staff_say_what_it_is_where_they_edit_it_and_are_advised(self):
        document = document_of(pdf_of("Husorden", [SENTENCE] * 12), title="Husorden")
        read_again(document.pk)
        staff = StaffClient(UserFactory())
        address = f"/admin/documents/edit/{document.pk}/"
        assert "læser lettere en side" in words(parse_screen(staff.get(address)))
        sent = {"is_listed": "on", "kind": "husorden", "dated": "2026-01-31"}
        succeeded(staff.fill_in(address, sent))
        details = DocumentDetails.objects.get(pk=document.pk)
        assert (details.is_listed, details.kind) == (True, "husorden")
        assert str(details.dated) == "2026-01-31"
        refused = staff.fill_in(address, {"kind": "hemmelig", "department": "4711"})
        assert refused.status_code == 200
        details.refresh_from_db()
        assert details.kind == "husorden"
