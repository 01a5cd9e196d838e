"""Maps of sites, typed addresses, and which addresses are one."""

import gzip

import pytest

from importer.gathering.identity import is_same_site, path_of, same_address
from importer.gathering.sitemaps import addresses_in_map, typed_addresses

A, B = "https://gammel.example/a", "https://gammel.example/b?id=1&x=2"


class TestMaps:
    def test_tell_their_addresses(self):
        xml = f"<urlset><url><loc> {A} </loc><image:loc>https://gammel.example/x.png</image:loc></url><url><loc><![CDATA[{B}]]></loc></url></urlset>"
        assert addresses_in_map(xml.encode()) == [A, B]

    def test_have_entities_read(self):
        xml = f"<urlset><url><loc>{B.replace('&', '&amp;')}</loc></url></urlset>"
        assert addresses_in_map(xml.encode()) == [B]

    def test_may_be_packed_or_plain(self):
        xml = f"<sitemapindex><sitemap><loc>{A}</loc></sitemap></sitemapindex>"
        assert addresses_in_map(gzip.compress(xml.encode())) == [A]
        assert addresses_in_map(f"{A}\n{B}\n".encode()) == [A, B]

    @pytest.mark.parametrize(
        "content",
        [b"", b"<html></html>", b"Hej", b"http er ikke en adresse", b"\x1f\x8b\x00"],
    )
    def test_are_told_from_pages(self, content):
        assert addresses_in_map(content) is None

    def test_are_read_no_further_than_they_may_be_long(self):
        bomb = gzip.compress(b"<urlset>" + b" " * 100_000_000)
        assert addresses_in_map(bomb) == []

    def test_make_nothing_of_entities_that_grow(self):
        xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>https://gammel.example/&a;</loc></url></urlset>'
        assert addresses_in_map(xml) == ["https://gammel.example/&a;"]


class TestTyped:
    def test_addresses_are_completed_and_named_once(self):
        good, bad = typed_addresses(f"{A}\n gammel.example/a, {B}\nvaskeriet")
        assert good == [A, B]
        assert bad == ["vaskeriet"]


@pytest.mark.parametrize(
    "other",
    [
        "http://www.gammel.example/a",
        "https://GAMMEL.example/a/",
        "https://gammel.example/a?utm_source=brev",
        "https://gammel.example/a#sted",
        "https://gammel.example/a/index.html",
    ],
)
def test_spellings_of_one_address_are_one(other):
    assert same_address(other) == same_address(A)


@pytest.mark.parametrize(
    "other",
    [
        "https://gammel.example/b",
        "https://gammel.example/a?id=1",
        "https://anden.example/a",
    ],
)
def test_others_are_others(other):
    assert same_address(other) != same_address(A)


def test_a_site_has_its_pages_with_and_without_www():
    assert is_same_site(A, "http://www.gammel.example/x")
    assert not is_same_site(A, "https://intra.gammel.example/x")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (A, "/a"),
        ("https://gammel.example/a/", "/a"),
        ("https://gammel.example/", ""),
        ("https://gammel.example/a?utm_source=x", "/a"),
        (B, "/b?id=1&x=2"),
        ("mappe/side.html", ""),
        (f"https://gammel.example/{'a' * 300}", ""),
    ],
)
def test_the_path_of_an_address(address, path):
    assert path_of(address) == path
