"""Where a request comes from, as far as we may believe it."""

import ipaddress
import re

from django.conf import settings
from django.http import HttpRequest

# What one household, or one provider's customer, is given whole.
_IPV6_NETWORK = 64
# As proxies write an address with its port (RFC 7239, section 6, says the same of the
# header that came after): in brackets if it is IPv6, as it is if it is IPv4.
_BRACKETED = re.compile(r"\[([^\]]*)\](?::\d+)?")
_WITH_PORT = re.compile(r"([^:]+):\d+")


def visitor_address(request: HttpRequest) -> str | None:
    """Return the address that the request came from, or None if it is not known.

    Behind a proxy that is trusted it is what the proxy says; the last address of
    the header is the one that it has written itself, and may have a port.
    """
    if not settings.SECURE_PROXY_SSL_HEADER:
        return request.META.get("REMOTE_ADDR") or None
    forwarded = request.headers.get("X-Forwarded-For", "")
    last = forwarded.rpartition(",")[2].strip().strip('"')
    found = _BRACKETED.fullmatch(last) or _WITH_PORT.fullmatch(last)
    return (found[1] if found else last) or None


def network_of(address: str) -> str:
    """Return what is one visitor: an IPv4 address, or a whole /64 of IPv6.

    What is no address is returned as it is.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if mapped := getattr(parsed, "ipv4_mapped", None):
        return str(mapped)
    if parsed.version == 6:
        network = ipaddress.ip_network((int(parsed), _IPV6_NETWORK), strict=False)
        return str(network)
    return str(parsed)
