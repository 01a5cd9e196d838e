from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageTemplatesConfig(AppConfig):
    name = "page_templates"
    verbose_name = _("Templates")
