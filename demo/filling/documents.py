"""Makes the demo's documents: small PDFs, listed and read."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from demo.content.documents import DOCUMENTS
from demo.filling.pdfs import pdf_of
from demo.streams import Registry
from documents.keeping import read_again
from documents.models import DocumentDetails


def create_documents(registry: Registry, administrator) -> None:
    """Make them all; of departments that are there already."""
    for record in DOCUMENTS:
        content = pdf_of(record.title, record.paragraphs)
        document = get_document_model().objects.create(
            title=record.title,
            file=ContentFile(content, name=f"{record.slug}.pdf"),
            uploaded_by_user=administrator,
        )
        document.get_file_size()
        document.get_file_hash()
        DocumentDetails.objects.update_or_create(
            document=document,
            defaults={
                "is_listed": True,
                "kind": record.kind,
                "dated": record.dated,
                "department": registry.pages.get(record.department),
            },
        )
        read_again(document.pk)
