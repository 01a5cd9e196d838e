from django.apps import AppConfig


class BoligsocialConfig(AppConfig):
    name = "boligsocial"

    def ready(self):
        from boligsocial import incoming

        incoming.expect_anything()
