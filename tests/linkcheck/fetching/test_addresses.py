"""Addresses on their way to the wire, and those that never go there."""

import pytest

from linkcheck.codes import Family, Problem
from linkcheck.fetching.client import LinkClient
from linkcheck.network.guard import Guard
from tests.linkcheck.world import reply


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/lån-og-spar", "/l%C3%A5n-og-spar"),
        ("/l%C3%A5n", "/l%C3%A5n"),
        ("/l%c3%a5n", "/l%c3%a5n"),
        ("/l%E5n", "/l%E5n"),
        ("/100%25", "/100%25"),
        ("/100%2525", "/100%2525"),
        ("/100%", "/100%"),
        ("/a%2Fb", "/a%2Fb"),
        ("/a b", "/a%20b"),
        ("/a+b", "/a+b"),
        ("/(a)'!*,;=:@&$", "/(a)'!*,;=:@&$"),
        ("/?q=blåbær&r=a%20b+c%2B", "/?q=bl%C3%A5b%C3%A6r&r=a%20b+c%2B"),
        ("/?q=%C3%A5&q=a/b?c", "/?q=%C3%A5&q=a/b?c"),
        ("/a//b/", "/a//b/"),
        ("/a/../b/./c", "/b/c"),
        ("/~ole/%7Eole", "/~ole/%7Eole"),
        ("/{a}<b>", "/%7Ba%7D%3Cb%3E"),
        ("?q=1", "/?q=1"),
    ],
)
def test_a_path_is_encoded_exactly_once(world, typed, sent):
    world.serve(sent.partition("?")[0], reply())

    seen = world.check(world.url(typed))

    assert [request.target for request in world.requests] == [sent]
    assert seen.problem == ""


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("rødgrød.dk", "xn--rdgrd-vuad.dk"),
        ("RØDGRØD.dk", "xn--rdgrd-vuad.dk"),
        ("xn--rdgrd-vuad.dk", "xn--rdgrd-vuad.dk"),
        ("straße.de", "xn--strae-oqa.de"),
        ("r%C3%B8dgr%C3%B8d.dk", "xn--rdgrd-vuad.dk"),
        ("blåbær。dk", "xn--blbr-roah.dk"),
        ("blåbær.dk.", "xn--blbr-roah.dk"),
        ("under_streg.dk", "under_streg.dk"),
        ("日本語.jp", "xn--wgv71a119e.jp"),
    ],
)
def test_an_international_name_is_encoded_as_browsers_do(world, typed, asked):
    world.serve("/", reply())

    seen = world.check(world.url("/", host=typed))

    assert seen.problem == ""
    assert world.names.asked == [asked]
    assert [request.host for request in world.requests] == [f"{asked}:{world.port}"]


@pytest.mark.parametrize(
    "address",
    [
        "mailto:kontor@solgavlen.example",
        "MAILTO:kontor@solgavlen.example?subject=Hej%20der",
        "mailto:ole@solgavlen.example,%61nna@solgavlen.example",
        "mailto:?subject=Se%20denne%20side",
        "mailto:post@rødgrød.dk",
        "tel:+4512345601",
        "tel:12 34 56 01",
        "tel:12%2034%2056%2001",
        "tel:+45-12-34-56-01;ext=12",
        "tel:112",
        "sms:+4512345601?body=Hej",
    ],
)
def test_a_mail_or_telephone_link_is_skipped(world, address):
    seen = world.check(address)

    assert (seen.problem, seen.family) == (Problem.NOT_WEB, Family.SKIPPED)
    assert (seen.http_status, seen.final_url, world.names.asked) == (None, "", [])


@pytest.mark.parametrize(
    "address",
    [
        "mailto:",
        "mailto:kontor",
        "mailto:kontor@",
        "mailto:kontor@solgavlen.example,",
        "mailto:kontor@@solgavlen.example",
        "mailto:kontor at solgavlen.example",
        "tel:",
        "tel:ring til os",
        "tel:+45",
        "tel:12345678901234567",
        "https://",
        "https://[::1",
        "http://a b.dk/",
        "http://exa<mple.dk/",
        "http://boligliv.dk:port/",
        "http://1.2.3.4.5/",
        "http://256.256.256.256/",
        "http://boligliv..dk/",
        "http://" + "a" * 64 + ".dk/",
        "http://" + "a.dk" * 80 + "/",
        "http://boligliv.dk\\@solgavlen.example/",
        "http://bolig\tliv.dk/",
        "boligliv.dk",
        "/en/sti",
        "",
    ],
)
def test_an_address_that_cannot_exist_is_not_looked_up(world, address):
    seen = world.check(address)

    assert (seen.problem, seen.family) == (Problem.MALFORMED_ADDRESS, Family.GONE)
    assert world.names.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01 javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "blob:https://boligliv.dk/9115d58c",
    ],
)
def test_an_address_that_a_browser_runs_is_dangerous(world, address):
    seen = world.check(address)

    assert (seen.problem, seen.family) == (Problem.SCRIPT_ADDRESS, Family.DANGEROUS)


@pytest.mark.parametrize(
    "address", ["ftp://boligliv.dk/", "gopher://boligliv.dk/", "file:///etc/passwd"]
)
def test_a_scheme_that_browsers_have_given_up_is_told(world, address):
    assert world.check(address).problem == Problem.UNSUPPORTED_SCHEME


@pytest.mark.parametrize(
    "told",
    [
        {"contact": "ole\r\nX-Injected: 1"},
        {"contact": "kåre@solgavlen.example"},
        {"product": "Blåbær"},
    ],
)
def test_who_asks_is_said_in_plain_ascii(told):
    who = {
        "product": "Solgavlens linktjek",
        "site": "https://solgavlen.example",
        "contact": "web@solgavlen.example",
    }
    with pytest.raises(ValueError, match="plain ASCII"):
        LinkClient(guard=Guard(), **who | told)
