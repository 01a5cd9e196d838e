from django.core.management import BaseCommand

from plaintext.tidying import tidy_stored_text


class Command(BaseCommand):
    help = (
        "Takes characters that no text may hold, and invisible ones, out of all that is"
        " stored, and composes letters and accents. Safe to run again at any time."
    )

    def handle(self, **options):
        self.stdout.write(f"Text: {tidy_stored_text()} rows tidied.")
