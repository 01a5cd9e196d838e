"""No page is published that leads its readers into a danger that we know of.

Forms ask before anything is saved (`pages.editor.forms`). What is published without
one, such as by an approval, many at once or at a time that was set, passes
`BasePage.publish`; `pages.links_on_page.middleware` tells who tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from links.dangers import has_dangerous_host
from links.models import Link
from links.printing.lookup import without_fragment
from pages.links_on_page.places import Place, places_in
from pages.refusals import RefusedPublicationError


@dataclass(frozen=True)
class DangerousUse:
    """A dangerous link, by its title or its words, and the part of the page."""

    name: str
    place: str
    # None for an address that the register does not know.
    link_id: int | None = None

    def __str__(self):
        return gettext("“%(link)s” in %(place)s") % {
            "link": self.name,
            "place": self.place,
        }


class DangerousLinksError(RefusedPublicationError):
    """A page was not published, because of the dangerous links on it."""

    def explain(self):
        return explain_refusal(self.page, self.places)


def dangerous_uses(page: Page) -> list[DangerousUse]:
    """Return the dangerous links in a page as it is in memory; at most one query."""
    places = list(places_in(page))
    ids = {pk for place in places for pk in place.found.links}
    addresses = {
        spelling
        for place in places
        for address in place.found.addresses
        for spelling in (address, without_fragment(address))
    }
    if not ids and not addresses:
        return []
    links = (
        Link.objects.for_display().for_targets(ids, addresses).order_by("title", "pk")
    )
    dangers = [link for link in links if link.is_dangerous]
    return [use for place in places for use in _uses_in(place, dangers)]


def explain_refusal(page: Page, uses: list[DangerousUse]) -> str:
    """Return what to tell somebody who wanted to publish `page`."""
    message = ngettext(
        "“%(title)s” cannot be published, because a link on it is dangerous: "
        "%(links)s. Take the link out first. Until then you can save the page as a "
        "draft.",
        "“%(title)s” cannot be published, because links on it are dangerous: "
        "%(links)s. Take the links out first. Until then you can save the page as a "
        "draft.",
        len(uses),
    )
    return message % {"title": page.title, "links": ", ".join(map(str, uses))}


def _uses_in(place: Place, dangers: list[Link]) -> Iterator[DangerousUse]:
    for link in dangers:
        if link.pk in place.found.links:
            yield DangerousUse(link.title, place.name, link.pk)
    ids = {link.url: link.pk for link in dangers}
    for address, text in place.found.addresses.items():
        link_id = ids.get(address) or ids.get(without_fragment(address))
        if link_id or has_dangerous_host(address):
            yield DangerousUse(text or address, place.name, link_id)
