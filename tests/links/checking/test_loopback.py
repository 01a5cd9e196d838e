"""The tests cannot reach anything but this machine."""

import asyncio
import socket

import pytest

from tests.links.checking.loopback import NetworkForbiddenError


@pytest.mark.parametrize(
    ("family", "address"),
    [
        (socket.AF_INET, ("192.0.2.1", 80)),
        (socket.AF_INET, ("boligliv.dk", 80)),
        (socket.AF_INET6, ("2001:db8::1", 80)),
    ],
)
@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_no_socket_connects_beyond_this_machine(family, address, method):
    with (
        socket.socket(family, socket.SOCK_STREAM) as opened,
        pytest.raises(NetworkForbiddenError),
    ):
        getattr(opened, method)(address)


def test_no_datagram_leaves_this_machine():
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened,
        pytest.raises(NetworkForbiddenError),
    ):
        opened.sendto(b"hej", ("192.0.2.1", 53))


def test_no_name_is_looked_up():
    with pytest.raises(NetworkForbiddenError):
        socket.getaddrinfo("boligliv.dk", 80)


def test_an_event_loop_connects_no_further_either():
    with pytest.raises(NetworkForbiddenError):
        asyncio.run(asyncio.wait_for(asyncio.open_connection("192.0.2.1", 80), 1))


def test_this_machine_is_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
