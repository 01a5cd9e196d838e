from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command

from boligsocial.deployment.moved_tasks import (
    let_go_of_lost_tasks,
    rename_moved_tasks,
)
from boligsocial.deployment.schedule import start_schedule
from boligsocial.deployment.site_address import set_site_address
from boligsocial.deployment.static_files import collect_static_files
from danish.names import name_in_danish
from links import finding
from pages.getting_started.beginning import close_untouched_site
from pages.getting_started.naming import name_sites
from search.indexing.index import complete, is_outdated
from users.first_account import make_first_account


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

        parser.add_argument(
            "--administrator",
            action="store_true",
            help="Make an account when there is none, and print its password once.",
        )

    def handle(self, *, demo, administrator, **options):
        if demo and not apps.is_installed("demo"):
            raise CommandError(
                "The demo is no part of this site: --demo needs DEMO=true in its"
                " environment."
            )
        call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("Database: up to date.")
        call_command("tidy_text", stdout=self.stdout)
        call_command("setup_roles", stdout=self.stdout)
        name_in_danish()
        name_sites()
        if close_untouched_site():
            self.stdout.write("Site: not open yet; that is decided in its admin.")
        # Before the demo, which prints its first pages to make their pictures.
        collected = collect_static_files()
        self.stdout.write(f"Static files: {'collected' if collected else 'unchanged'}.")
        if demo:
            call_command("load_demo", stdout=self.stdout)
        if administrator:
            self._make_administrator()
        if is_outdated():
            call_command("rebuild_search_index", stdout=self.stdout)
        # The first page of a new site is nobody's publication.
        complete()
        # The first time; from then on every page that is saved is followed.
        if finding.is_needed():
            call_command("find_links", stdout=self.stdout)
        call_command("clean_pictures", stdout=self.stdout)
        set_site_address()
        rename_moved_tasks()
        let_go_of_lost_tasks()
        start_schedule()

    def _make_administrator(self):
        if get_user_model().objects.exists():
            return
        user, password = make_first_account()
        self.stdout.write(f"Administrator: {user}  Password: {password}")
