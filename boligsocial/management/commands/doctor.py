import logging
import sys

from django.core.management import BaseCommand
from django.utils import timezone

from boligsocial.deployment.doctor.collecting import all_checks
from boligsocial.deployment.doctor.services import send_mail_to
from diagnosis.findings import Check
from diagnosis.looking import look_at
from diagnosis.report import as_json, as_text, exit_code


class Command(BaseCommand):
    # It makes them itself, and goes on whatever they say.
    requires_system_checks = ()
    help = (
        "Looks at all that the site stands on, and says what to do: a line for each"
        " check, ok, warning or fault. Ends with 0 when all is well, 1 with warnings,"
        " 2 with faults."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object instead."
        )
        parser.add_argument(
            "--send-mail",
            metavar="ADDRESS",
            help="Send a mail there too; without it none is sent.",
        )
        parser.add_argument(
            "--time-limit",
            type=float,
            default=10,
            metavar="SECONDS",
            help="How long each check may take: 10 seconds unless told otherwise.",
        )

    def handle(self, *, json, send_mail, time_limit, **options):
        # Log lines go to standard output, where the report is.
        logging.disable(logging.CRITICAL)
        try:
            checks = list(all_checks())
            if send_mail:
                checks.append(Check("mail sent", lambda: send_mail_to(send_mail)))
            results = look_at(checks, time_limit)
        finally:
            logging.disable(logging.NOTSET)
        report = as_json(results, timezone.now()) if json else as_text(results)
        self.stdout.write(report)
        sys.exit(exit_code(results))
