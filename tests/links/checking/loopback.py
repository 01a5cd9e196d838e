"""Keeps the tests off the network: sockets and look-ups of this machine only."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from unittest import mock


class NetworkForbiddenError(AssertionError):
    """A test wanted to leave this machine."""


@contextmanager
def only_loopback() -> Iterator[None]:
    """Fail whatever connects, sends or looks up beyond the loopback addresses."""

    def guarded(name):
        original = getattr(socket.socket, name)

        def guarded_method(self, *arguments):
            # The address comes last, save that sendmsg takes it fourth.
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _require_loopback(arguments[-1])
            return original(self, *arguments)

        return mock.patch.object(socket.socket, name, guarded_method)

    original_look_up = socket.getaddrinfo

    def look_up(host, *arguments, **options):
        _require_loopback((host,))
        return original_look_up(host, *arguments, **options)

    with (
        guarded("connect"),
        guarded("connect_ex"),
        guarded("sendto"),
        mock.patch.object(socket, "getaddrinfo", look_up),
    ):
        yield


def _require_loopback(socket_address: tuple) -> None:
    host = socket_address[0]
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return
    try:
        address = ip_address(host)
    except ValueError:
        address = None
    # The unspecified address is what a server listens on.
    if address is None or not (address.is_loopback or address.is_unspecified):
        raise NetworkForbiddenError(f"A test wanted to reach {host!r}.")
