from pathlib import Path

from django.core.management import BaseCommand

from danish.export import export_catalogues


class Command(BaseCommand):
    help = (
        "Writes our Danish of the packages' messages into one catalogue for each app"
        " of theirs, laid out as in their own repositories: see docs/upstream-da.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="Where to write; may be new.")

    def handle(self, *, folder, **options):
        for path, translated, count in export_catalogues(folder):
            self.stdout.write(f"{path}: {translated} of {count} messages")
