"""The whole way from a document to its pages."""

from importer.reading.document import Document
from importer.recognising.page import RecognisedPage, Rules


def recognise(document: Document, rules: Rules | None = None) -> list[RecognisedPage]:
    """Return the pages in a document, an overview before what stands below it.

    Nothing of it is lost: each of its lines is in the account of a page.
    """
    raise NotImplementedError
