from django.apps import AppConfig


class BoligsocialConfig(AppConfig):
    name = "boligsocial"

    def ready(self):
        from boligsocial.translations.untranslated import add_labels, translate_early

        translate_early()
        add_labels()
