"""When the settings are refused, or an app cannot be loaded: no command can run then."""

from datetime import UTC, datetime

import django
from django.core.management.base import CommandParser, handle_default_options

from diagnosis.findings import fault
from diagnosis.looking import Result
from diagnosis.report import as_json, as_text, exit_code

_ADVICE = (
    "Put it right in the environment file, /etc/boligsocial.env (docs/operations.md has"
    " all variables), or name the right settings with DJANGO_SETTINGS_MODULE."
    " Nothing else can be looked at before."
)


def report_refusal(arguments: list[str]) -> int | None:
    """Load the site for the doctor; print why that fails, and return the exit code.

    None when the site is loaded. `arguments` are those after the command's name.
    """
    parser = CommandParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--settings")
    parser.add_argument("--pythonpath")
    parser.add_argument("--json", action="store_true")
    options, _others = parser.parse_known_args(arguments)
    handle_default_options(options)
    try:
        django.setup()
    except Exception as error:  # noqa: BLE001
        seen = f"refused: {type(error).__name__}: {error}"
        results = [Result("settings", fault(" ".join(seen.split()), _ADVICE), 0.0)]
        now = datetime.now(UTC)
        print(as_json(results, now) if options.json else as_text(results))
        return exit_code(results)
    return None
