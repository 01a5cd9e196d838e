from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageTemplatesConfig(AppConfig):
    name = "page_templates"
    verbose_name = _("Templates")

    def ready(self):
        from page_templates.making import follow_replacement
        from pages.owners.replacing import owner_replaced

        owner_replaced.connect(follow_replacement)
