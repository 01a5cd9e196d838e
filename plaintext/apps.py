from django.apps import AppConfig


class PlaintextConfig(AppConfig):
    name = "plaintext"

    def ready(self):
        from plaintext import choosers, doors, exits, slugs, tables

        doors.clean_what_comes_in()
        exits.survive_what_goes_out()
        slugs.spell_slugs()
        tables.write_all_tables()
        choosers.know_telephone_links()
