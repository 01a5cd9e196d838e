"""Where a link leads, and what is there."""

from django.utils.translation import gettext_lazy as _

from linkcheck.addresses import host_of
from links.models import Link


def place_of(link: Link) -> str:
    """Return where a link leads, as people say it: a host, or this site."""
    if link.url:
        return host_of(link.url)
    if link.target_document_id:
        return str(_("A document on this site"))
    if not link.has_target:
        return str(_("The address is lost"))
    return str(_("A page on this site"))


def place_and_kind(link: Link) -> str:
    """Return both, such as “youtube.com · Video”."""
    return f"{place_of(link)} · {link.get_kind_display()}"
