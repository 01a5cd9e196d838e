from django.core.management import BaseCommand, call_command

from boligsocial.schedule import start_schedule
from boligsocial.site_address import set_site_address
from boligsocial.static_files import collect_static_files
from boligsocial.translations.names import name_in_danish
from links import finding


class Command(BaseCommand):
    help = (
        "Brings the database, the roles, the site's address, the worker's schedule and"
        " the static files up to this release. Run before every start; changes nothing"
        " twice."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo",
            action="store_true",
            help="Load the demo site when there is no content yet.",
        )

    def handle(self, *, demo, **options):
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("Database: up to date.")
        call_command("tidy_text", stdout=self.stdout)
        call_command("setup_roles", stdout=self.stdout)
        name_in_danish()
        # Before the demo, which prints its first pages to make their pictures.
        collected = collect_static_files()
        self.stdout.write(f"Static files: {'collected' if collected else 'unchanged'}.")
        if demo:
            call_command("load_demo", stdout=self.stdout)
        # The first time; from then on every page that is saved is followed.
        if finding.is_needed():
            call_command("find_links", stdout=self.stdout)
        set_site_address()
        start_schedule()
