"""What a host on the internet can be called: one rule for forms, imports and checks.

A browser opens more than that, and asks the domain name system about names that it
cannot hold. What stands here is what can be there at all; whether we may go there
is for `network.guard` to say.
"""

import re
from ipaddress import ip_address

from ada_url import URL

# RFC 1035, section 2.3.4, and RFC 1123, section 2.1: labels of 1 to 63 letters, digits
# and hyphens, none of these at an end, and 253 in all. The underscore stands in
# names that are in use, and browsers and resolvers take it.
LONGEST_NAME = 253
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
# Top-level domains are letters alone, or international (RFC 3696, section 2; the
# root zone has no other). A name without a dot is no public name.
_NAME = re.compile(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{0,58}}[a-z0-9])\Z")
_PORTS = range(1, 65536)


def is_possible_host(host: str) -> bool:
    """Say whether a host can exist, in the form in which a browser asks for it.

    That is lower case, in ASCII and without a trailing dot. Numeric addresses can,
    with or without brackets; an address with a scope names a place in one network.
    """
    try:
        return getattr(ip_address(host.strip("[]")), "scope_id", None) is None
    except ValueError:
        return (
            len(host) <= LONGEST_NAME
            and bool(_NAME.match(host))
            and all(
                _is_international(label)
                for label in host.split(".")
                if label.startswith("xn--")
            )
        )


def is_possible_port(port: str) -> bool:
    """Say whether a port of a parsed address can exist; "" is the scheme's own."""
    return not port or int(port) in _PORTS


def _is_international(label: str) -> bool:
    """Say whether a label in its ASCII form is the form of any name (UTS #46)."""
    try:
        name = label.removeprefix("xn--").encode("ascii").decode("punycode")
        return not name.isascii() and URL(f"http://{name}/").hostname == label
    except (UnicodeError, ValueError, OverflowError):
        return False
