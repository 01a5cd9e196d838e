from django.core.management import BaseCommand

from media.cleaning import clean_pictures


class Command(BaseCommand):
    help = (
        "Replaces pictures from before the site took out what they tell, such as"
        " where they were taken. Part of prepare; does nothing twice, and can be"
        " broken off at any time."
    )

    def handle(self, **options):
        done = failed = 0
        for record, went_well in clean_pictures():
            done += went_well
            failed += not went_well
            if not went_well:
                self.stderr.write(f"{record!r} cannot be read; see the log.")
        if done or failed:
            self.stdout.write(f"Pictures: {done} cleaned, {failed} left.")
        else:
            self.stdout.write("Pictures: clean.")
