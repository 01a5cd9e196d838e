from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = _("What residents say")

    def ready(self):
        from feedback.desk import COMMENTS_WAITING
        from feedback.searches import note_search
        from pages.desk.counting import tell_of_needs
        from search.indexing.signals import nothing_found

        tell_of_needs(COMMENTS_WAITING)
        nothing_found.connect(note_search, dispatch_uid="feedback.searches")
