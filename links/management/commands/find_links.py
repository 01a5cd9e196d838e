from django.core.management import BaseCommand

from links.finding import rebuild


class Command(BaseCommand):
    help = (
        "Finds where every link is used, and which addresses stand in texts without"
        " being in the register. For after an import; the site does it by itself when"
        " a page is saved, and once a day. May be stopped and run again at any time."
    )

    def handle(self, *, verbosity, **options):
        shows_progress = verbosity and self.stderr.isatty()
        found = rebuild(self._show_progress if shows_progress else None)
        if shows_progress:
            self.stderr.write("")
        if verbosity:
            self.stdout.write(
                f"{found.pages} pages looked at: {found.uses} uses of links,"
                f" {found.typed_addresses} addresses outside the register,"
                f" {found.typed_notes} notes typed by hand."
            )

    def _show_progress(self, done: int, total: int) -> None:
        self.stderr.write(f"\r{done} of {total} pages", ending="")
