from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Documents of the association")

    def ready(self):
        from django.db.models.signals import post_save
        from wagtail.documents import get_document_model

        from documents.queries import documents_holding
        from documents.tasks import read_when_saved
        from search.narrowing.besides import Besides, find_besides
        from search.narrowing.kinds import Kind

        post_save.connect(
            read_when_saved,
            sender=get_document_model(),
            dispatch_uid="documents.read_when_saved",
        )
        kind = Kind("dokument", _("Document"), _("Documents"))
        find_besides(
            Besides(kind, documents_holding, "documents/hit.html", "department")
        )
