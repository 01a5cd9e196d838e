from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = _("Who did what")

    def ready(self):
        from audit import exports, site_wide

        exports.connect()
        site_wide.watch_what_wagtail_has()
