"""Where a request comes from, with a proxy in front and without one."""

import pytest
from django.test import RequestFactory

from users.visitors import network_of, visitor_address


def visit(address="192.0.2.7", **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


@pytest.fixture
def _proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_without_a_proxy_it_is_that_of_the_connection():
    asked = visit("192.0.2.7", x_forwarded_for="198.51.100.1")
    assert visitor_address(asked) == "192.0.2.7"
    assert visitor_address(visit("")) is None


@pytest.mark.usefixtures("_proxy")
@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("10.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1,198.51.100.1:5678", "198.51.100.1"),
        ("2001:db8::1", "2001:db8::1"),
        ("10.0.0.1, [2001:db8::1]", "2001:db8::1"),
        ("10.0.0.1, [2001:db8::1]:443", "2001:db8::1"),
        ('"[2001:db8::1]:443"', "2001:db8::1"),
        ("unknown", "unknown"),
        ("198.51.100.1, ", None),
        ("", None),
    ],
)
def test_behind_a_proxy_it_is_what_the_proxy_wrote_last(written, address):
    assert visitor_address(visit("127.0.0.1", x_forwarded_for=written)) == address


@pytest.mark.usefixtures("_proxy")
def test_a_proxy_that_writes_nothing_leaves_it_unknown():
    assert visitor_address(visit("127.0.0.1")) is None


def test_a_household_is_one_visitor():
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:192.0.2.7") == network_of("192.0.2.7") == "192.0.2.7"
    assert network_of("unix:") == "unix:"
