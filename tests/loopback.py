"""Keeps the tests off the network: sockets and look-ups of this machine only.

pytest-socket, given a list of hosts, watches `connect` alone; a datagram, a
`connect_ex` or a look-up would leave the machine unseen.
"""

import socket
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from unittest import mock

_LOOK_UPS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")
# Where each method takes the address. `sendmsg` may go without one.
_METHODS = {"connect": 0, "connect_ex": 0, "sendto": -1, "sendmsg": 3}


class NetworkForbiddenError(AssertionError):
    """A test wanted to leave this machine.

    No OSError, which the code under test may well take for an everyday failure.
    """


@contextmanager
def only_loopback(allowed: Collection[str] = ()) -> Iterator[None]:
    """Fail whatever connects, sends or looks up beyond the loopback addresses.

    An event loop's sockets are these same ones. Unix sockets stay as they are.
    `allowed` are the names of hosts that may be reached all the same.
    """
    allowed = {"", "localhost", socket.gethostname(), *allowed}

    def require(host: str | bytes | None) -> None:
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        if host is not None and host not in allowed and not _is_loopback(host):
            raise NetworkForbiddenError(f"A test wanted to reach {host!r}.")

    with ExitStack() as stack:
        for name, position in _METHODS.items():
            method = _guarded_method(getattr(socket.socket, name), position, require)
            stack.enter_context(mock.patch.object(socket.socket, name, method))
        for name in _LOOK_UPS:
            look_up = _guarded_look_up(getattr(socket, name), require)
            stack.enter_context(mock.patch.object(socket, name, look_up))
        yield


def _guarded_method(original, position: int, require):
    def method(self, *arguments):
        is_internet = self.family in (socket.AF_INET, socket.AF_INET6)
        if is_internet and (rest := arguments[position:]) and rest[0] is not None:
            require(rest[0][0])
        return original(self, *arguments)

    return method


def _guarded_look_up(original, require):
    def look_up(host, *arguments, **options):
        require(host)
        return original(host, *arguments, **options)

    return look_up


def _is_loopback(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    # The unspecified address is what a server listens on.
    return address.is_loopback or address.is_unspecified
