from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from departments.gathering import gather
        from news.elsewhere import NEWEST, OF_DEPARTMENT
        from pages.models import home

        home.ADDITIONS.add(NEWEST)
        gather(OF_DEPARTMENT)
