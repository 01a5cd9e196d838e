from django.apps import AppConfig


class PlaintextConfig(AppConfig):
    name = "plaintext"

    def ready(self):
        from plaintext import doors, exits, slugs

        doors.install()
        exits.install()
        slugs.install()
