"""Addresses to which nobody is sent, whatever the register knows of them."""

from functools import lru_cache

from ada_url import URL
from django.conf import settings

from linkcheck.network.dangerous_hosts import is_listed, read_hosts


def has_dangerous_host(address: str) -> bool:
    """Whether a normalised address leads to a host that the settings warn of."""
    hosts = _listed_hosts(tuple(settings.LINK_CHECK_DANGEROUS_HOSTS))
    if not hosts:
        return False
    try:
        return is_listed(URL(address).hostname.rstrip("."), hosts)
    except ValueError:
        # Nobody can be sent to what is no address.
        return False


@lru_cache(maxsize=1)
def _listed_hosts(names: tuple[str, ...]) -> tuple[str, ...]:
    return read_hosts(names)
