"""Moves old pages in, from a terminal."""

from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page, Site

from importer.models import ImportRun
from importer.runs.at_once import report_of, work_to_end
from importer.runs.beginning import Sent, begin_with_addresses, begin_with_files
from linkcheck.addresses import normalise_address

SUFFIXES = {".docx", ".html", ".htm", ".txt", ".zip"}


class Command(BaseCommand):
    help = (
        "Makes drafts of old pages, as “Flyt ind” in the admin does, and prints the "
        "report. Nothing is published."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "source",
            nargs="+",
            help="files (.docx, .html, .txt, .zip) and folders of them, or addresses "
            "of pages and site maps",
        )
        parser.add_argument("--user", required=True, help="who is to have made them")
        parser.add_argument(
            "--parent",
            help="below which page: its id, or its address on the site; the front page "
            "if it is left out",
        )

    def handle(self, *args, source, user, parent, **options):
        begun_by = self._user(user)
        below = self._parent(parent)
        if not below.permissions_for_user(begun_by).can_add_subpage():
            raise CommandError(f"{user} may not add pages below “{below.title}”.")
        addresses = [name for name in source if "://" in name]
        if addresses and len(addresses) < len(source):
            raise CommandError("Name files or addresses, not both at a time.")
        if addresses:
            run = begin_with_addresses(
                self._normal(addresses), below, begun_by, later=False
            )
        else:
            files = list(self._files(source))
            if not files:
                raise CommandError("There are no files that can be read.")
            run = begin_with_files(files, below, begun_by, later=False)
        until = work_to_end(run, self._show)
        for line in report_of(run):
            self.stdout.write(line)
        if until is not None:
            self.stdout.write(f"A site wants to be left alone until {until}.")
            self.stdout.write("The worker goes on then.")

    def _user(self, name: str):
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"No such user: {name}")
        return user

    def _parent(self, named: str | None) -> Page:
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        if not named:
            return site.root_page.specific
        if named.isdecimal():
            page = Page.objects.filter(pk=named, depth__gt=1).first()
        else:
            path = f"{site.root_page.url_path}{named.strip('/')}/"
            page = Page.objects.filter(url_path=path).first()
        if page is None:
            raise CommandError(f"No such page: {named}")
        return page.specific

    def _normal(self, addresses: list[str]) -> list[str]:
        try:
            return [normalise_address(address) for address in addresses]
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _files(self, names: list[str]) -> Iterator[Sent]:
        for name in names:
            path = Path(name)
            if not path.exists():
                raise CommandError(f"No such file: {name}")
            below = sorted(path.rglob("*")) if path.is_dir() else [path]
            for file in below:
                if file.is_file() and file.suffix.lower() in SUFFIXES:
                    shown = file.relative_to(path) if path.is_dir() else file.name
                    yield Sent(str(shown), file.read_bytes())

    def _show(self, run: ImportRun) -> None:
        if self.stderr.isatty():
            counts = ImportRun.objects.with_counts().get(pk=run.pk)
            line = f"\r{counts.finished_count}/{counts.source_count}"
            self.stderr.write(line, style_func=str, ending="")
