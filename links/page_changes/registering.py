"""Taking addresses that stand in texts into the register."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from wagtail.log_actions import log

from linkcheck.addresses import normalise_address
from linkcheck.tracking import without_tracking
from links.models import Link, TypedAddress
from links.page_changes.pages import PageChanges, replace_in_pages
from links.page_changes.replacements import Replacements


def problem_with(address: str) -> str:
    """Return in words why an address that stands in a text is none, or "".

    One that can be completed is none as it stands: browsers look on our own site.
    """
    try:
        if normalise_address(address) == address:
            return ""
    except ValidationError as error:
        return " ".join(error.messages)
    return gettext("Write the whole address, starting with https:// or http://.")


def correct_address(address: str) -> str:
    """Return what an address that stands in a text was meant to be, if that is sure."""
    try:
        return normalise_address(address)
    except ValidationError:
        return address


def known_links(addresses: Iterable[str]) -> dict[str, Link]:
    """Return the links of the register for typed addresses, by the address.

    One that is known without the piece that tells where a reader came from is known.
    """
    bare = {address: without_tracking(address) for address in addresses}
    links = Link.objects.with_state().filter(url__in={*bare, *bare.values()})
    by_url = {link.url: link for link in links}
    known = {
        address: by_url.get(address) or by_url.get(bare[address]) for address in bare
    }
    return {address: link for address, link in known.items() if link}


def page_ids_with(addresses: Iterable[str]) -> set[int]:
    """Return the pages in whose texts any of the addresses stands."""
    found = TypedAddress.objects.filter(url__in=list(addresses))
    return set(found.values_list("page", flat=True))


@transaction.atomic
def make_link(url: str, fields: Mapping, user) -> Link:
    """Return the link for a normalised address: the known one, or a new one."""
    known = Link.objects.filter(url=url).first()
    if known is not None:
        return known
    link = Link.objects.create(url=url, **fields)
    log(instance=link, action="wagtail.create", user=user)
    return link


def register(links: Mapping[str, int], user) -> PageChanges:
    """Let each typed address become its link, in all pages that have it.

    `links` is primary keys by address, spelled as TypedAddress has it.
    """
    return replace_in_pages(page_ids_with(links), user, Replacements(addresses=links))
