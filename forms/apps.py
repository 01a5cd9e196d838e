from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "forms"
    verbose_name = _("Forms")

    def ready(self):
        from forms.desk import MESSAGES_WAITING
        from pages.desk.counting import tell_of_needs
        from search.narrowing.kinds import Kind, tell_apart

        tell_of_needs(MESSAGES_WAITING)
        tell_apart(Kind("formular", _("Form"), _("Forms"), ("forms.formpage",)))
