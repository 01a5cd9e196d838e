from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "forms"
    verbose_name = _("Forms")

    def ready(self):
        from forms.desk import messages_waiting
        from pages.desk.need import tell_of_needs

        tell_of_needs(messages_waiting)
