from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferencesConfig(AppConfig):
    name = "references"
    verbose_name = _("References")

    def ready(self):
        from references import deletion, pages

        deletion.connect()
        pages.guard_pages()
