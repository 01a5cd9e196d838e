from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        from departments.gathering import gather
        from news.elsewhere import NEWEST, OF_DEPARTMENT
        from pages.models import home
        from search.narrowing.kinds import Kind, tell_apart

        home.ADDITIONS.add(NEWEST)
        gather(OF_DEPARTMENT)
        name = pgettext_lazy("one piece", "News")
        tell_apart(Kind("nyt", name, name, ("news.newspage",)))
