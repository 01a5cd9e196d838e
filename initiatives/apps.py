from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    verbose_name = _("Initiatives")

    def ready(self):
        from departments.gathering import gather
        from initiatives.of_department import SOURCE
        from search.narrowing.kinds import Kind, tell_apart

        gather(SOURCE)
        tell_apart(
            Kind(
                "indsats",
                _("Initiative"),
                _("Initiatives"),
                ("initiatives.initiativepage",),
            )
        )
