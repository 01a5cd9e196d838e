import json
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from personal_data.erasing.again import erase_again
from personal_data.erasing.doing import erase, rehearse
from personal_data.erasing.outcome import ObstacleError
from personal_data.erasing.telling import in_words, obstacles_in_words
from personal_data.exporting.archive import file_name, write
from personal_data.finding.subject import NotFoundError, SeveralError, Subject, find
from personal_data.register import printing
from personal_data.register.collecting import register
from personal_data.trail import tell_of_handing_over


class Command(BaseCommand):
    help = (
        "Prints what the site holds about whom and for how long; hands over what it"
        " holds about somebody (export); erases somebody (erase)."
    )

    def add_arguments(self, parser):
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="Print JSON.")
        shape.add_argument(
            "--markdown", action="store_true", help="Print the table of the docs."
        )
        shape.add_argument(
            "--into",
            type=Path,
            metavar="PAGE",
            help="Write the table between the markers of a page of the docs.",
        )
        actions = parser.add_subparsers(dest="action")
        export = actions.add_parser("export", help="Hand over all about somebody.")
        _add_person(export)
        export.add_argument(
            "--to",
            type=Path,
            metavar="FILE",
            help="The zip file, which must not be there.",
        )
        erasing = actions.add_parser("erase", help="Erase somebody.")
        _add_person(erasing)
        erasing.add_argument(
            "--dry-run",
            action="store_true",
            help="Tell what it would do, and do nothing.",
        )
        erasing.add_argument(
            "--again",
            action="store_true",
            help="After a backup was put back: erase who is in it and was erased since.",
        )
        erasing.add_argument(
            "--list",
            type=Path,
            metavar="FILE",
            help="The list for --again; else erased.json beside the backups.",
        )

    def handle(self, *, action, **options):
        if action == "export":
            self._export(_person(options), options["to"])
        elif action == "erase" and options["again"]:
            self._erase_again(options["list"])
        elif action == "erase":
            self._erase(_person(options), options["dry_run"])
        else:
            self._print(**options)

    def _print(self, *, json, markdown, into, **options):
        known = register()
        if into:
            try:
                into.write_text(printing.into(into.read_text(), known))
            except (OSError, ValueError) as error:
                raise CommandError(str(error)) from error
        elif json:
            self.stdout.write(_as_json(printing.as_data(known)))
        elif markdown:
            self.stdout.write(printing.as_markdown(known))
        else:
            self.stdout.write(printing.as_text(known))

    def _export(self, subject: Subject, to: Path | None):
        path = to or Path(file_name())
        try:
            with path.open("xb") as file:
                path.chmod(0o600)
                count = write(subject, file)
        except OSError as error:
            raise CommandError(str(error)) from error
        tell_of_handing_over(subject)
        self.stdout.write(f"{path}: {count} rows.")

    def _erase(self, subject: Subject, is_rehearsal: bool):
        try:
            outcome = rehearse(subject) if is_rehearsal else erase(subject)
        except ObstacleError as error:
            raise CommandError(obstacles_in_words(error.obstacles)) from error
        self.stdout.write(in_words(outcome))

    def _erase_again(self, path: Path | None):
        try:
            result = erase_again(path)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Erased again: {result.done}.")
        for who, error in result.left:
            told = obstacles_in_words(getattr(error, "obstacles", [])) or str(error)
            self.stderr.write(f"{who}: {told}")
        if result.unreadable:
            self.stderr.write(
                f"{result.unreadable} were remembered with another SECRET_KEY. Name it"
                " in SECRET_KEY_FALLBACKS."
            )
        if result.left or result.unreadable:
            raise CommandError(
                "Not everybody is erased again. Run this once more then."
            )


def _add_person(parser) -> None:
    parser.add_argument("--email", default="", help="The person's mail address.")
    parser.add_argument("--username", default="", help="The name of their account.")
    parser.add_argument(
        "--name", default="", help="Which of several people with the same address."
    )


def _person(options: dict) -> Subject:
    if not options["email"] and not options["username"]:
        raise CommandError("Name the person: --email or --username.")
    try:
        return find(options["email"], options["username"], options["name"])
    except (NotFoundError, SeveralError) as error:
        raise CommandError(str(error)) from error


def _as_json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
