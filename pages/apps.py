from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from wagtail.signals import page_published

        from pages.publication import record_publication

        page_published.connect(
            record_publication, dispatch_uid="pages.record_publication"
        )
