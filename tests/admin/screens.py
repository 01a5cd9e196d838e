"""Every kind of screen in the admin, found as staff find them: by what leads on."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse

from tests.staff import StaffClient

# Screens that differ in nothing but what they are about are looked at once. But every
# kind of page has its own form, and each of its states a sign of its own.
SCREENS_OF_A_KIND = {"wagtailadmin_pages:edit": 7, "wagtailadmin_pages:add": 4}
# What the site's machinery needs and no member of staff opens by hand.
NOT_SCREENS = ("wagtailadmin_javascript_catalog", "wagtailadmin_api:")
ADDRESSES = ("href", "data-url", "data-chooser-url", "data-w-dropdown-url", "action")


def screens(client: StaffClient) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield every kind of screen that can be reached from the first one, by links."""
    seen = {reverse("wagtailadmin_home")}
    waiting = sorted(seen)
    kinds = Counter()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if not kind or kinds[kind] >= SCREENS_OF_A_KIND.get(kind, 1):
            continue
        kinds[kind] += 1
        screen = screen_in(client.get(address))
        if screen is None:
            continue
        yield address, screen
        found = {
            urldefrag(urljoin(address, target)).url for target in addresses_in(screen)
        }
        waiting += sorted(found - seen)
        seen |= found


def kind_of(address: str) -> str:
    """Return what screens of one kind have in common, or nothing for other addresses."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/admin/"):
        return ""
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return ""
    if not name or name.startswith(NOT_SCREENS):
        return ""
    return f"{name}?" if parts.query else name


def addresses_in(screen: BeautifulSoup) -> Iterator[str]:
    # The menu is drawn by a script, from what the server says of it.
    for script in screen.select("#wagtail-sidebar-props"):
        yield from re.findall(r'"url": "([^"]+)"', script.string)
    for element in screen.find_all(True):
        if element.name != "form" or element.get("method", "get").lower() == "get":
            yield from filter(None, map(element.get, ADDRESSES))


def screen_in(answer: HttpResponse) -> BeautifulSoup | None:
    """Return a screen, or what a window over it is filled with; nothing for a file.

    Read by the fast parser: the forms are large, and there are hundreds.
    """
    if answer.status_code != 200 or answer.streaming:
        return None
    kind = answer.get("Content-Type", "")
    if kind.startswith("text/html"):
        # Scripts within what a formset adds are closed by this alone.
        html = answer.content.decode().replace("<-/script>", "</script>")
        return BeautifulSoup(html, "lxml")
    if "json" in kind:
        content = json.loads(answer.content)
        html = content.get("html") if isinstance(content, dict) else None
        return BeautifulSoup(html, "lxml") if html else None
    return None
