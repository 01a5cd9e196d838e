from django.apps import AppConfig


class PlaintextConfig(AppConfig):
    name = "plaintext"

    def ready(self):
        from plaintext import doors, exits, slugs, tables, telephones

        doors.clean_what_comes_in()
        exits.survive_what_goes_out()
        slugs.spell_slugs()
        tables.write_all_tables()
        telephones.know_telephone_links()
