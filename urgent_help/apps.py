from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentHelpConfig(AppConfig):
    name = "urgent_help"
    verbose_name = _("Urgent help")

    def ready(self):
        from pages.models import home
        from urgent_help.front_page import ANSWERS_NOW

        home.ADDITIONS.add(ANSWERS_NOW)
