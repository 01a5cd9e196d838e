from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImporterConfig(AppConfig):
    name = "importer"
    verbose_name = _("Move in")

    def ready(self):
        from wagtail.signals import page_published

        from importer.redirecting import redirect_old_addresses

        page_published.connect(
            redirect_old_addresses, dispatch_uid="importer.redirect_old_addresses"
        )
