from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from backups.making import make_backup
from backups.problems import BackupError
from backups.regular import back_up


class Command(BaseCommand):
    # They would load the views of the site.
    requires_system_checks = ()

    help = (
        "Makes a backup of the database and of all pictures and documents, in BACKUP_DIR,"
        " and reads it back. The worker does the same every day."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--to",
            type=Path,
            metavar="FOLDER",
            help="Put it here instead, where none is ever deleted.",
        )

    def handle(self, *, to, **options):
        if to is None and settings.BACKUP_DIR is None:
            raise CommandError("Say where to put it: BACKUP_DIR, or --to FOLDER.")
        now = timezone.now()
        try:
            if to is None:
                made = back_up(now)
            else:
                made = make_backup(to.resolve(), settings.BACKUP_RECIPIENTS, now)
        except BackupError as error:
            raise CommandError(str(error)) from error
        files = len(made.manifest.media)
        self.stdout.write(
            f"{made.path}: {made.size:,} bytes, {files} files of media;"
            f" {'encrypted and ' if settings.BACKUP_RECIPIENTS else ''}verified."
        )
        for name in made.manifest.missing:
            self.stderr.write(f"The site refers to a file that is lost: {name}")
