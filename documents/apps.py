from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Documents of the association")

    def ready(self):
        from django.db.models.signals import post_save
        from wagtail.documents import get_document_model

        from documents.tasks import read_when_saved

        post_save.connect(
            read_when_saved,
            sender=get_document_model(),
            dispatch_uid="documents.read_when_saved",
        )
