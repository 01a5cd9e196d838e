"""Which addresses are public, in whatever way they are written."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address
from urllib.parse import quote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from linkcheck.codes import Problem
from linkcheck.network.guard import DEFAULT_PORTS, RefusedError
from tests.linkcheck.network.refusals import GUARD, passes, problem_of

# One address of each kind that is not the public internet's.
PRIVATE = [
    "0.0.0.0",  # noqa: S104
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
]
PRIVATE_IPV6 = [
    "::",
    "::1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "64:ff9b:1:ffff::a00:1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:2::1",
    "2001:3::1",
    "2001:4:112::1",
    "2001:10::1",
    "2001:20::1",
    "2001:30::1",
    "2001:db8::1",
    "2002:a00:1::1",
    "2002:808:808::1",
    "2620:4f:8000::1",
    "3ffe::1",
    "3fff::1",
    "3fff:fff::1",
    "4000::1",
    "5f00::1",
    "8000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "168.63.129.15",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.1",
    "192.38.0.1",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2003::1",
    "2606:4700:4700::1111",
    "2a00:1450:400f::1",
    "2a01:4f8::5efe:1",
]

private_addresses = st.one_of(
    st.sampled_from(PRIVATE).map(IPv4Address),
    st.sampled_from(
        ["10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16", "224.0.0.0/3"]
    ).flatmap(lambda block: st.ip_addresses(network=block)),
)
addresses = st.one_of(
    st.ip_addresses(v=4), st.ip_addresses(v=6), st.ip_addresses(network="2000::/3")
)


def notations(address: IPv4Address) -> list[str]:
    """Every way that some resolver reads as the address."""
    number = int(address)
    a, b, c, d = address.packed
    forms = [
        str(number),
        hex(number),
        hex(number).upper().replace("X", "x"),
        f"0{number:o}",
        f"000000{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{number & 0xFFFF}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"000{a:o}.0{b:o}.{c}.{d:#x}",
        f"{a:#x}.{b}.0{number & 0xFFFF:o}",
        f"{a}.{b}.{c}.{d}",
    ]
    forms += [f"{form}." for form in forms]
    dotted = f"{a}.{b}.{c}.{d}"
    forms += [
        dotted.replace(".", "。"),
        dotted.replace(".", "．"),
        dotted.replace(".", "｡"),
        dotted.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
        dotted.translate({ord("1") + digit: 0x2460 + digit for digit in range(9)}),
        dotted.translate({ord("0") + digit: 0x1D7CE + digit for digit in range(10)}),
        quote(dotted.replace(".", "%2e"), safe="%"),
        "".join(f"%{ord(character):02x}" for character in dotted),
        dotted.replace(".", "\u00ad."),
    ]
    return forms


def embeddings(address: IPv4Address) -> list[IPv6Address]:
    """Every IPv6 address that leads, or once led, to the IPv4 address."""
    number = int(address)
    high, low = number >> 16, number & 0xFFFF
    flipped = number ^ 0xFFFFFFFF
    return [
        IPv6Address(text)
        for text in (
            f"::ffff:{high:x}:{low:x}",  # mapped
            f"::{high:x}:{low:x}",  # compatible
            f"::ffff:0:{high:x}:{low:x}",  # translated, RFC 2765
            f"64:ff9b::{high:x}:{low:x}",  # NAT64, RFC 6052
            f"64:ff9b:1::{high:x}:{low:x}",  # NAT64, local use, RFC 8215
            f"64:ff9b:1:fffe::{high:x}:{low:x}",
            f"2002:{high:x}:{low:x}::1",  # 6to4, RFC 3056
            f"2002:{high:x}:{low:x}::{high:x}:{low:x}",
            f"2001:0:4136:e378:8000:63bf:{flipped >> 16:x}:{flipped & 0xFFFF:x}",  # Teredo
            f"2001:0:{high:x}:{low:x}::1",  # Teredo, as its server
            f"fe80::5efe:{high:x}:{low:x}",  # ISATAP, RFC 5214
            f"2a00:1450:400f:80d:0:5efe:{high:x}:{low:x}",
            f"2a00:1450:400f:80d:200:5efe:{high:x}:{low:x}",
        )
    ]


@pytest.mark.parametrize("address", [*PRIVATE, *PRIVATE_IPV6])
def test_an_address_off_the_public_internet_is_refused(address):
    with pytest.raises(RefusedError) as refusal:
        GUARD.vet_connection(address)

    assert refusal.value.problem == Problem.REFUSED_ADDRESS


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_passes(address):
    assert GUARD.vet_connection(address) == ip_address(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_refused_in_every_notation(address):
    passed = [
        notation
        for notation in notations(IPv4Address(address))
        if problem_of(f"http://{notation}/") == ""
    ]

    assert passed == []


@given(private_addresses, st.sampled_from(DEFAULT_PORTS), st.data())
def test_no_notation_of_a_private_address_passes(address, port, data):
    notation = data.draw(st.sampled_from(notations(address)))

    assert problem_of(f"http://{notation}:{port}/") == Problem.REFUSED_ADDRESS


@given(st.ip_addresses(v=4), st.data())
def test_a_public_address_passes_in_every_notation_as_itself(address, data):
    assume(passes(address))
    notation = data.draw(st.sampled_from(notations(address)[:21]))

    assert GUARD.vet(f"http://{notation}/").host == str(address)


@given(st.one_of(private_addresses, st.ip_addresses(v=4)))
@example(IPv4Address("8.8.8.8"))
def test_no_address_passes_inside_another(address):
    for embedding in embeddings(address):
        assert not passes(embedding)
        for text in (str(embedding), embedding.exploded, str(embedding).upper()):
            assert problem_of(f"http://[{text}]/") == Problem.REFUSED_ADDRESS


@given(private_addresses)
def test_mapped_addresses_are_refused_with_their_dots_too(address):
    for prefix in ("::ffff:", "::", "64:ff9b::", "::ffff:0:", "0:0:0:0:0:FFFF:"):
        assert problem_of(f"http://[{prefix}{address}]/") == Problem.REFUSED_ADDRESS


@given(addresses)
@example(IPv4Address("168.63.129.16"))
@example(IPv6Address("64:ff9b::8.8.8.8"))
def test_the_guard_is_at_least_as_strict_as_python(address):
    if passes(address):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_reserved
        assert not address.is_link_local


@given(st.ip_addresses(v=4))
def test_every_public_ipv4_address_passes(address):
    """Against the registry, put down a second time as whole ranges that are public."""
    private = [
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8"),
        *("169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"),
        *("192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
        *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "168.63.129.16/32"),
    ]
    public = not any(address in IPv4Network(block) for block in private)

    assert passes(address) is public


@given(st.ip_addresses(network="2a00::/12"))
def test_every_address_that_europe_hands_out_passes(address):
    isatap = (int(address) >> 32) & 0xFDFFFFFF == 0x00005EFE

    assert passes(address) is not isatap


@pytest.mark.parametrize(
    "text",
    ["fe80::1%eth0", "2a00::1%eth0", "2a00::1%2", "", "localhost", "1.2.3", "0x7f.1"],
)
def test_a_scope_and_everything_but_a_plain_address_is_refused(text):
    with pytest.raises(RefusedError):
        GUARD.vet_connection(text)
