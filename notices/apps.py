from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = _("Notices")

    def ready(self):
        from notices.strip import NoticeStrips
        from pages.serving.strips import show_strips

        show_strips(NoticeStrips())
