"""Which addresses and names belong to the public internet.

The lists are those of the IANA registries; every block is refused that is not
plain public unicast, also where a registry calls it globally reachable. Python's
`is_global` knows older registries and lets several of these pass.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast from
# https://www.iana.org/assignments/multicast-addresses
_REFUSED_IPV4 = [
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # "this network", RFC 791; Linux connects 0.0.0.0 to itself
        "10.0.0.0/8",  # private use, RFC 1918
        "100.64.0.0/10",  # shared by carriers, RFC 6598; some clouds' metadata
        "127.0.0.0/8",  # loopback, RFC 1122
        "169.254.0.0/16",  # link-local, RFC 3927; most clouds' metadata
        "172.16.0.0/12",  # private use, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890; Oracle's metadata
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private use, RFC 1918
        "192.175.48.0/24",  # AS112, RFC 7534
        "198.18.0.0/15",  # benchmarking, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 5771
        "240.0.0.0/4",  # reserved, RFC 1112; the limited broadcast address
        # In no registry: within Azure it answers as the host's own agent, see
        # https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
        "168.63.129.16/32",
    )
]

# Public unicast is handed out from this block alone, which leaves out loopback,
# link-local, unique local, site-local and multicast addresses, the mapped and
# compatible forms of IPv4 addresses, NAT64 (64:ff9b::/96 and 64:ff9b:1::/48), the
# dummy prefix (100:0:0:1::/64) and segment routing (5f00::/16):
# https://www.iana.org/assignments/ipv6-unicast-address-assignments
_PUBLIC_IPV6 = IPv6Network("2000::/3")
# https://www.iana.org/assignments/iana-ipv6-special-registry
_REFUSED_IPV6 = [
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, RFC 2928; Teredo and ORCHID in it
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, RFC 3056, which embeds an IPv4 address
        "2620:4f:8000::/48",  # AS112, RFC 7534
        "3ffe::/16",  # the 6bone's, given back, RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
]
# An ISATAP interface identifier (RFC 5214, section 6.1) embeds an IPv4 address
# under any prefix: 00-00-5E-FE or 02-00-5E-FE, then the address.
_ISATAP_IDENTIFIERS = (0x00005EFE, 0x02005EFE)

# Names that never lead to the public internet, whatever a resolver says.
_SPECIAL_NAMES = (
    # https://www.iana.org/assignments/special-use-domain-names
    "alt",  # RFC 9476
    "home.arpa",  # RFC 8375
    "invalid",  # RFC 6761
    "local",  # RFC 6762
    "localhost",  # RFC 6761
    "onion",  # RFC 7686
    "test",  # RFC 6761
    # Kept for private use by ICANN's board, 29 July 2024
    "internal",
    # Found on private networks, RFC 6762, appendix G
    "corp",
    "home",
    "intranet",
    "lan",
    "private",
    # In /etc/hosts of many systems
    "localdomain",
)


def is_public(address: Address) -> bool:
    """Say whether an address is public unicast and embeds no other address."""
    if isinstance(address, IPv4Address):
        refused = any(address in block for block in _REFUSED_IPV4)
        return not refused and address.is_global
    return (
        address.scope_id is None
        and address in _PUBLIC_IPV6
        and not any(address in block for block in _REFUSED_IPV6)
        and (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP_IDENTIFIERS
        and address.is_global
    )


def is_public_name(host: str) -> bool:
    """Say whether a host name, in lower case, can belong to the public internet.

    A name without a dot is for the resolver's search list to complete, which makes
    it a name on our own network.
    """
    if "." not in host:
        return False
    return not any(host == name or host.endswith(f".{name}") for name in _SPECIAL_NAMES)


def parse_address(text: str) -> Address | None:
    """Return the address that a resolver or a canonical URL names, or None."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def parse_network(text: str) -> Network:
    """Return a network from its prefix notation; raises ValueError."""
    return ip_network(text)
