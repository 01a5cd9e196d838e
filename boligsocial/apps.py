from django.apps import AppConfig


class BoligsocialConfig(AppConfig):
    name = "boligsocial"

    def ready(self):
        from boligsocial import incoming, starters

        incoming.expect_anything()
        starters.start_without_inline_scripts()
