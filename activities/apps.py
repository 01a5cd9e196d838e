from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activities")

    def ready(self):
        from wagtail.signals import page_published

        from activities.programme import follow_publication

        page_published.connect(
            follow_publication, dispatch_uid="activities.follow_publication"
        )
