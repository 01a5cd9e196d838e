"""Taking over the address to which a link has moved, before the old one dies."""

from collections.abc import Iterable

from django.db.models import QuerySet

from linkcheck.verdicts import Verdict
from links.models import Link, LinkHealth
from links.replacing.readdressing import MOVE, AddressChanges, NewAddress, readdress


def moved() -> QuerySet[LinkHealth]:
    """Return the health of the links that have moved, each with its new address."""
    return LinkHealth.objects.filter(verdict=Verdict.MOVED).exclude(moved_to="")


def accept(links: Iterable[LinkHealth], user) -> AddressChanges:
    """Give links the addresses that they have moved to.

    Those whose new address another link has already are left as they are.
    """
    return readdress(
        [NewAddress(known.pk, known.url, known.moved_to) for known in links],
        user,
        MOVE,
    )


def link_at_new_address(known: LinkHealth) -> Link | None:
    """Return the other link that has the address to which this one has moved."""
    return Link.objects.filter(url=known.moved_to).exclude(pk=known.pk).first()
