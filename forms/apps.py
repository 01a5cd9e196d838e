from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "forms"
    verbose_name = _("Forms")

    def ready(self):
        from activities.shown import of_activity
        from departments.gathering import gather
        from forms.desk import MESSAGES_WAITING
        from forms.elsewhere import OF_DEPARTMENT, SIGN_UP
        from pages.desk.counting import tell_of_needs
        from search.narrowing.kinds import Kind, tell_apart

        gather(OF_DEPARTMENT)
        of_activity.ADDITIONS.add(SIGN_UP)
        tell_of_needs(MESSAGES_WAITING)
        tell_apart(Kind("formular", _("Form"), _("Forms"), ("forms.formpage",)))
