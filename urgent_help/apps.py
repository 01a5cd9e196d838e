from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentHelpConfig(AppConfig):
    name = "urgent_help"
    verbose_name = _("Urgent help")
