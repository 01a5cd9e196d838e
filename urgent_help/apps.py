from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentHelpConfig(AppConfig):
    name = "urgent_help"
    verbose_name = _("Urgent help")

    def ready(self):
        from departments.gathering import gather
        from pages.models import home
        from urgent_help.elsewhere import ANSWERS_NOW, OF_DEPARTMENT

        home.ADDITIONS.add(ANSWERS_NOW)
        gather(OF_DEPARTMENT)
