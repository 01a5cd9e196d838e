"""The tests cannot reach anything but this machine."""

import asyncio
import socket

import pytest

from tests.loopback import NetworkForbiddenError, only_loopback


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
        pytest.raises(NetworkForbiddenError, match=address[0]),
    ):
        getattr(opened, method)(address)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("sendto", (b"hej", ("192.0.2.1", 53))),
        ("sendto", (b"hej", 0, ("192.0.2.1", 53))),
        ("sendmsg", ([b"hej"], (), 0, ("192.0.2.1", 53))),
    ],
)
def test_no_datagram_leaves_this_machine(method, arguments):
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened,
        pytest.raises(NetworkForbiddenError),
    ):
        getattr(opened, method)(*arguments)


@pytest.mark.parametrize(
    "look_up",
    [
        lambda: socket.getaddrinfo("boligliv.dk", 80),
        lambda: socket.getaddrinfo(b"boligliv.dk.", None),
        lambda: socket.gethostbyname("boligliv.dk"),
        lambda: socket.gethostbyaddr("192.0.2.1"),
        lambda: socket.create_connection(("boligliv.dk", 80), 1),
    ],
)
def test_no_name_is_looked_up(look_up):
    with pytest.raises(NetworkForbiddenError):
        look_up()


@pytest.mark.parametrize("host", ["192.0.2.1", "boligliv.dk"])
def test_an_event_loop_connects_no_further_either(host):
    with pytest.raises(NetworkForbiddenError):
        asyncio.run(asyncio.wait_for(asyncio.open_connection(host, 80), 1))


def test_an_event_loop_looks_nothing_up():
    async def look_up():
        await asyncio.get_running_loop().getaddrinfo("boligliv.dk", 80)

    with pytest.raises(NetworkForbiddenError):
        asyncio.run(look_up())


def test_this_machine_is_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_the_host_of_the_database_is_let_pass(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port: [host])
    with only_loopback(["db.solgavlen.example"]):
        assert socket.getaddrinfo("db.solgavlen.example", 5432)
        with pytest.raises(NetworkForbiddenError):
            socket.getaddrinfo("boligliv.dk", 443)
