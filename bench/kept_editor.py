"""An editor in a process of its own, for bench.kept: a change every second.

    python -m bench.kept_editor PAGE LINK SECONDS

Publishes the page and flags the link, or takes the flag back, in turn; each change has
a number in what readers see. Prints the number once it is saved, and the time.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import json
import sys
import time

import django

PAUSE = 0.5


def main() -> None:
    page_id, link_id, seconds = map(int, sys.argv[1:])
    django.setup()
    from links.models import Link
    from pages.models import StandardPage

    deadline, number = time.monotonic() + seconds, 0
    while time.monotonic() < deadline:
        number += 1
        page = StandardPage.objects.get(pk=page_id)
        page.summary = f"Det er side-{number} i rækken."
        page.save_revision().publish()
        _tell("side", number)
        time.sleep(PAUSE)
        link = Link.objects.get(pk=link_id)
        link.title = f"Råd om naboer, link-{number}"
        link.availability = (
            Link.Availability.UNAVAILABLE if number % 2 else Link.Availability.AVAILABLE
        )
        link.save()
        _tell("link", number)
        time.sleep(PAUSE)


def _tell(kind: str, number: int) -> None:
    # The clock of the machine, which all processes share.
    saved = time.clock_gettime(time.CLOCK_MONOTONIC)
    print(json.dumps({"kind": kind, "number": number, "saved": saved}), flush=True)


if __name__ == "__main__":
    main()
