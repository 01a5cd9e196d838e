"""What is known of documents, kept beside them."""

import logging

from django.db.models import F, Q, QuerySet
from wagtail.documents import get_document_model

from documents.models import TEXT_INDEX, DocumentDetails, DocumentText
from documents.reading import ReadText, read_pdf
from search.full_text import keys_held
from search.indexing.documents import SearchDocument
from search.indexing.index import RULE, search_entry
from search.ladder import Question
from search.language.words import clean

logger = logging.getLogger(__name__)

State = DocumentText.State


def read_again(pk: int) -> None:
    """Read the text of a document, if it has changed since it was read; keep its words.

    Can be done twice, and half way: what is kept is written in one go.
    """
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return
    known, _made = DocumentText.objects.get_or_create(document=document)
    file_hash = document.get_file_hash()
    changes: dict = {}
    if known.read_hash != file_hash or known.state == State.WAITING:
        changes = {"read_hash": file_hash, **_read(document)}
    text = changes.get("text", known.text)
    changes["lexemes"] = lexemes_of(document.title, text)
    DocumentText.objects.filter(pk=pk).update(**changes)
    DocumentDetails.objects.get_or_create(
        document=document, defaults={"dated": document.created_at.date()}
    )


def unread() -> list[int]:
    """Return the documents of which nothing, or an older file, has been read."""
    waiting = Q(reading=None) | Q(reading__state=State.WAITING)
    changed = ~Q(reading__read_hash=F("file_hash")) & ~Q(file_hash="")
    found = get_document_model().objects.filter(waiting | changed)
    return list(found.order_by("pk").values_list("pk", flat=True))


def outdated() -> QuerySet[DocumentText]:
    """Return the texts whose lexemes are by the rule of a former release.

    They are found all the same, below those that say in which place each stands.
    """
    by_this_rule = keys_held(TEXT_INDEX, Question("OR", lexemes=((RULE, False),)))
    return DocumentText.objects.exclude(pk__in=by_this_rule).order_by("pk")


def lexemes_of(title: str, text: str) -> str:
    """Return what a document is found by, as a page with that title and text is."""
    entry = search_entry(0, SearchDocument(title, body=text))
    return f" {' '.join(sorted(entry.lexemes))} "


def _read(document) -> dict:
    if document.file_extension.lower() != "pdf":
        return _kept(State.NOT_READ, ReadText())
    try:
        with document.open_file() as file:
            source = file.read()
    except OSError:
        # The storage may answer another time, and the job asks it again.
        logger.warning("document_not_opened %s", document.pk, exc_info=True)
        return {"state": State.WAITING}
    found = read_pdf(source)
    if found.failed:
        logger.info("document_not_read %s: %s", document.pk, found.failed)
        return _kept(State.FAILED, ReadText())
    return _kept(State.READ if found.text else State.NO_TEXT, found)


def _kept(state: str, found: ReadText) -> dict:
    return {
        "state": state,
        "text": clean(found.text),
        "page_count": found.pages or None,
        "reads_like_a_page": found.reads_like_a_page,
    }
