from django.apps import AppConfig


class DanishConfig(AppConfig):
    name = "danish"

    def ready(self):
        from danish.untranslated import add_labels, translate_early

        translate_early()
        add_labels()
