import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import BaseCommand

from demo.loader import load_demo
from initiatives.models import InitiativeIndexPage
from pages.models import HomePage
from pages.publishing.tasks import make_pictures
from users.first_account import USERNAME


class Command(BaseCommand):
    help = "Loads the demo site into a site without content; otherwise does nothing."

    def handle(self, **options):
        with quiet_log():
            loaded = load_demo()
        if loaded is None:
            self.stdout.write("Demo site: not loaded, the site has content already.")
            return
        self.stdout.write(
            f"Demo site: {loaded.pages} pages and {loaded.links} links loaded."
        )
        if loaded.password:
            self.stdout.write(f"Administrator: {USERNAME}  Password: {loaded.password}")
        else:
            self.stdout.write(
                f"Administrator: the account {USERNAME} is as it was before."
            )
        # After the password has been said: it is never shown again.
        make_first_pictures()


def make_first_pictures() -> None:
    """Make the pictures of the pages that are looked at first.

    The worker makes the others; without these, whoever has just started the site
    would wait for the encoder.
    """
    for page in [*HomePage.objects.live(), *InitiativeIndexPage.objects.live()]:
        make_pictures.call(page.pk)


@contextmanager
def quiet_log() -> Iterator[None]:
    """Hold back all but warnings: a line for each save would bury the password."""
    level = logging.root.manager.disable
    logging.disable(max(level, logging.INFO))
    try:
        yield
    finally:
        logging.disable(level)
