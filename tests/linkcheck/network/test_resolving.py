"""From a name to a connection: one look-up, and no address that was not vetted."""

import asyncio
import socket

import pytest

from linkcheck.codes import Family, Problem
from linkcheck.network.connector import (
    GuardedConnector,
    GuardedResolver,
    NoAddressError,
    SystemResolver,
)
from linkcheck.network.guard import Guard, RefusedError
from tests.linkcheck.network.refusals import GUARD
from tests.linkcheck.world import (
    HOST,
    SHORT_RESOLVE,
    SILENCE,
    Names,
    redirect,
    reply,
)


@pytest.mark.parametrize(
    "answer",
    [
        ["10.0.0.1"],
        ["192.38.0.1", "10.0.0.1"],
        ["10.0.0.1", "192.38.0.1"],
        ["192.38.0.1", "2a00:1450::1", "::1"],
        ["192.38.0.1", "::ffff:192.38.0.1"],
        ["192.38.0.1", "fe80::1%eth0"],
        ["127.0.0.1", "127.0.0.2"],
        ["ikke en adresse"],
    ],
)
def test_one_bad_record_refuses_the_whole_host(world, answer):
    world.names.answer(HOST, answer)

    seen = world.check(world.serve("/", reply()))

    assert seen.problem == Problem.REFUSED_ADDRESS
    assert (world.connections, world.names.asked) == (0, [HOST])


def test_a_name_is_looked_up_once_and_the_answer_used(world):
    world.names.answer(HOST, ["127.0.0.1"], ["10.0.0.1"])

    seen = world.check(world.serve("/", reply()))

    assert (seen.problem, world.names.asked) == ("", [HOST])


def test_a_second_look_up_that_differs_is_vetted_anew(world):
    world.names.answer(HOST, ["127.0.0.1"], ["10.0.0.1"])
    # The first answer closes the connection, so that the second needs a new one.
    world.serve("/", redirect(302, "/ny", "Connection: close"))
    world.serve("/ny", reply())

    seen = world.check(world.url("/"))

    assert seen.problem == Problem.REDIRECT_TO_PRIVATE
    assert world.names.asked == [HOST, HOST]
    assert [request.target for request in world.requests] == ["/"]


def test_the_connection_goes_to_the_vetted_address_alone(world, monkeypatch):
    connected = []
    connect = socket.socket.connect

    def note(self, address):
        connected.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", None)

    assert world.check(world.serve("/", reply())).problem == ""
    assert connected == [("127.0.0.1", world.port)]


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "127.0.0.1", "::1", "fe80::1%1", "::ffff:10.0.0.1"]
)
def test_no_socket_is_opened_for_a_private_address_that_no_resolver_gave(address):
    """aiohttp asks no resolver about a numeric address."""

    async def connect():
        resolver = GuardedResolver(GUARD, Names(), 1)
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        numeric, _, scope = address.partition("%")
        to = (numeric, 80, 0, int(scope)) if scope else (numeric, 80)
        async with GuardedConnector(GUARD, resolver) as connector:
            open_socket = connector._socket_factory
            with pytest.raises(RefusedError):
                open_socket((family, socket.SOCK_STREAM, 6, "", to))

    asyncio.run(connect())


def test_a_numeric_address_that_slips_past_is_stopped_at_the_socket(world, monkeypatch):
    monkeypatch.setattr(Guard, "_vet_host", lambda guard, host: None)
    guard = world.guard()
    addresses = [f"http://{host}:{world.port}/" for host in ("127.0.0.2", "[::1]")]

    for seen in world.check(*addresses, guard=guard):
        assert seen.problem == Problem.REFUSED_ADDRESS
    assert world.connections == 0


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_in_the_environment_is_not_used(world, monkeypatch, name):
    monkeypatch.setenv(name, "http://127.0.0.1:1/")
    monkeypatch.delenv("NO_PROXY", raising=False)

    assert world.check(world.serve("/", reply())).problem == ""


def test_an_unknown_host_is_told_from_a_resolver_in_trouble(world):
    world.names.answer("findes-ikke.dk", NoAddressError(Problem.UNKNOWN_HOST, "-"))
    world.names.answer("tom.dk", [])
    world.names.answer("uklar.dk", NoAddressError(Problem.RESOLVER_FAILURE, "-"))
    world.names.answer("tavs.dk", SILENCE)

    unknown, empty, trouble, silent = world.check(
        "https://findes-ikke.dk/",
        "https://tom.dk/",
        "https://uklar.dk/",
        "https://tavs.dk/",
        limits=SHORT_RESOLVE,
    )

    assert unknown.problem == empty.problem == Problem.UNKNOWN_HOST
    assert trouble.problem == silent.problem == Problem.RESOLVER_FAILURE
    assert (unknown.family, trouble.family) == (Family.GONE, Family.UNSURE)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (socket.EAI_NONAME, Problem.UNKNOWN_HOST),
        (socket.EAI_NODATA, Problem.UNKNOWN_HOST),
        (socket.EAI_AGAIN, Problem.RESOLVER_FAILURE),
        (socket.EAI_FAIL, Problem.RESOLVER_FAILURE),
        (socket.EAI_SYSTEM, Problem.RESOLVER_FAILURE),
    ],
)
def test_the_system_resolvers_answers_are_understood(monkeypatch, code, problem):
    def look_up(*arguments, **options):
        raise socket.gaierror(code, "-")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(NoAddressError) as failure:
        asyncio.run(_resolve("findes-ikke.dk"))

    assert failure.value.problem == problem


def test_the_system_resolver_is_asked_for_the_full_name_alone(monkeypatch):
    asked = []

    def look_up(host, *arguments, **options):
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.38.0.1", 0)),
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("fe80::1", 0, 0, 2)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    assert asyncio.run(_resolve("boligliv.dk")) == ["192.38.0.1", "fe80::1%2"]
    assert asked == [b"boligliv.dk."]


async def _resolve(host):
    resolver = SystemResolver()
    try:
        return await resolver.addresses(host)
    finally:
        await resolver.close()
