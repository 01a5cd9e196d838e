from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from backups.archive.sealing import read_identities
from backups.problems import BackupError
from backups.restoring import opened


class Command(BaseCommand):
    # They would ask a database that is not there yet.
    requires_system_checks = ()

    help = (
        "Makes the site what a backup has: its database, pictures and documents. Stop"
        " the web server and the worker first."
    )

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path)
        parser.add_argument(
            "--identity",
            type=Path,
            metavar="FILE",
            help="The file with the secret key of an encrypted backup.",
        )
        parser.add_argument(
            "--replace",
            metavar="HOST",
            help=(
                "Delete what the site holds now, which is the one at this host of"
                " SITE_URL. Not needed for a site in which there is nothing."
            ),
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Tell whether the backup could be restored here, and change nothing.",
        )

    def handle(self, *, archive, identity, replace, check, **options):
        host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
        if replace is not None and replace != host:
            raise CommandError(f"This is the site at {host}, not the one at {replace}.")
        try:
            identities = read_identities(identity) if identity else []
            with opened(archive.resolve(), identities) as whole:
                told = whole.manifest
                self.stdout.write(
                    f"A backup of {told.made_at} by release {told.release}:"
                    f" {sum(told.rows.values()):,} rows, {len(told.media)} files of"
                    " media. It is whole."
                )
                if check:
                    return
                if replace is None and whole.is_in_the_way():
                    raise CommandError(
                        "There is something in this site already. To delete all of it,"
                        f" say so with --replace {host}"
                    )
                whole.restore()
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Database and media: restored.")
        call_command("prepare", stdout=self.stdout)
        # Whom the archive has, and who was erased since it was made.
        again = ["personal_data", "erase", "--again"]
        call_command(*again, stdout=self.stdout, stderr=self.stderr)
        for name in told.missing:
            self.stderr.write(f"The site refers to a file that was lost before: {name}")
