from django.apps import AppConfig


class PlaintextConfig(AppConfig):
    name = "plaintext"

    def import_models(self):
        from plaintext import lengths

        # Before any block makes a field, which remembers what it was told.
        lengths.count_instead_of_cutting()
        super().import_models()

    def ready(self):
        from plaintext import choosers, doors, exits, slugs, tables

        doors.clean_what_comes_in()
        exits.survive_what_goes_out()
        slugs.spell_slugs()
        tables.write_all_tables()
        choosers.know_telephone_links()
