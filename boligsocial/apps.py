from django.apps import AppConfig


class BoligsocialConfig(AppConfig):
    name = "boligsocial"

    def ready(self):
        from django.conf import settings

        from boligsocial import incoming, roles, starters

        incoming.expect_anything()
        starters.start_without_inline_scripts()
        roles.tell_what_they_are_made_with()
        if settings.METRICS_TOKEN:
            from boligsocial.metrics.answers import listen_at_the_doors

            listen_at_the_doors()
