from django.apps import AppConfig


class BoligsocialConfig(AppConfig):
    name = "boligsocial"

    def ready(self):
        from django.conf import settings

        from boligsocial import incoming, starters

        incoming.expect_anything()
        starters.start_without_inline_scripts()
        if settings.METRICS_TOKEN:
            from boligsocial.metrics.answers import listen_at_the_doors

            listen_at_the_doors()
