from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "page_cache"
    verbose_name = _("kept pages")

    def ready(self):
        from page_cache.watching import migrating

        pre_migrate.connect(migrating.stop_watching, sender=self)
        post_migrate.connect(migrating.start_watching, sender=self)
