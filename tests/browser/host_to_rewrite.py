"""A host that has moved, and the worker that tries its new addresses.

Run in the environment of a served site, with what to do and the port on which the new
host answers. Nothing but this machine is asked.
"""

import json
import os
import sys

import django

OLD = "http://gammel.egeby.example/artikler/"
TITLES = ("Naboskab", "Lektiecaféer", "Beboerråd", "Den, der blev væk")
PAGE = {
    "title": "Læs mere om naboskab",
    "slug": "laes-mere-om-naboskab",
    "summary": "Her er nogle artikler fra Egeby.",
}


def new(port: int) -> str:
    """Return the piece that takes the place of OLD."""
    return f"http://www.ny-egeby.dk:{port}/viden/"


def make_links() -> None:
    """Make links that all fail, and a page that shows them."""
    from django.utils import timezone

    from links.models import Link, LinkHealth
    from tests.browser.prepare import add_page

    links = [
        Link.objects.create(title=title, kind="article", url=f"{OLD}{number}")
        for number, title in enumerate(TITLES)
    ]
    now = timezone.now()
    LinkHealth.objects.filter(url__startswith=OLD).update(
        verdict="probably_broken",
        problem="unknown_host",
        strikes=2,
        failing_since=now,
        verdict_since=now,
        checked_at=now,
    )
    links_list = {"title": "Artikler", "links": [link.pk for link in links]}
    body = [{"type": "link_list", "value": links_list}]
    add_page(PAGE | {"body": json.dumps(body)})


def try_addresses(port: int) -> None:
    """Do what the worker does, on a web where all but one of the new pages are."""
    from links.models import Rewrite
    from links.replacing import trials
    from tests.linkcheck.world import reply
    from tests.links.runs.network import ServedWorld

    # The guard lets nobody at this machine outside the tests.
    os.environ["DJANGO_SETTINGS_MODULE"] = "boligsocial.settings.test"
    world = ServedWorld(port)
    for number in range(len(TITLES)):
        is_lost = number == len(TITLES) - 1
        world.serve(f"/viden/{number}", reply(404) if is_lost else reply())
    rewrite = Rewrite.objects.get()
    trials.try_out(rewrite, 60, world.connect)
    trials.finish(rewrite)


if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    settings.LINK_CHECK_PAUSE = 0
    match sys.argv[1:]:
        case ["make"]:
            make_links()
        case ["try", port]:
            try_addresses(int(port))
