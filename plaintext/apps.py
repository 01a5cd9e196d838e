from django.apps import AppConfig


class PlaintextConfig(AppConfig):
    name = "plaintext"

    def ready(self):
        from plaintext import doors, exits, slugs, tables, telephones

        doors.install()
        exits.install()
        slugs.install()
        tables.install()
        telephones.install()
