from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = _("Activities")

    def ready(self):
        from wagtail.signals import page_published

        from activities.desk import ACTIVITIES_OVER
        from activities.programme import follow_publication
        from activities.shown.elsewhere import COMING, OF_DEPARTMENT, OF_INITIATIVE
        from departments.gathering import gather
        from initiatives.models import initiative
        from pages.desk.counting import tell_of_needs
        from pages.models import home
        from search.narrowing.kinds import Kind, tell_apart

        page_published.connect(
            follow_publication, dispatch_uid="activities.follow_publication"
        )
        tell_of_needs(ACTIVITIES_OVER)
        home.ADDITIONS.add(COMING)
        initiative.ADDITIONS.add(OF_INITIATIVE)
        gather(OF_DEPARTMENT)
        tell_apart(
            Kind(
                "aktivitet",
                _("Activity"),
                _("Activities"),
                ("activities.activitypage",),
            )
        )
