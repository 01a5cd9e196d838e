"""Connections to a host: kept for its next link, and never more than one."""

import asyncio
import ssl
from contextlib import asynccontextmanager

import pytest
import trustme

from tests.linkcheck.world import HOST, redirect, reply


@pytest.fixture
def world(world):
    """A world whose TLS port has a certificate that the client believes."""
    authority = trustme.CA()
    world.certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, "biblioteket.dk").configure_cert(world.certificate)
    authority.configure_trust(world.trust)
    return world


def open_after(world, *addresses: str) -> int:
    """Return how many connections are open once these have been checked in turn."""

    async def check_all(client):
        for address in addresses:
            assert (await client.check(address)).http_status == 200
        # What the client has closed, the server hears of a moment later.
        for _ in range(100):
            if world.open == 1:
                break
            await asyncio.sleep(0.01)
        return world.open

    return world.run(check_all)


def test_the_links_of_a_host_share_one_connection(world):
    world.serve("/a", reply())
    world.serve("/b", reply())
    assert open_after(world, world.url("/a"), world.url("/b")) == 1
    assert world.connections == 1


def test_a_host_has_no_second_connection_for_its_other_port(world):
    world.serve("/ny", reply())
    world.serve("/gammel", redirect(301, world.tls_url("/ny")))
    assert open_after(world, world.url("/gammel"), world.url("/ny")) == 1
    assert world.connections == 3


def test_another_host_keeps_its_own(world):
    world.serve("/a", reply())
    world.serve("/b", reply())
    addresses = (world.url("/a"), world.tls_url("/b", host="biblioteket.dk"))
    assert open_after(world, *addresses) == 2


def test_a_link_waits_for_another_turn_when_a_kept_connection_was_closed(world):
    async def hang_up(reader, writer):
        writer.transport.abort()

    world.serve("/a", reply())
    world.serve("/b", hang_up, reply())
    turns = []

    @asynccontextmanager
    async def turn(host):
        turns.append(len(world.requests))
        yield

    _, seen = world.check(world.url("/a"), world.url("/b"), turn=turn)

    assert seen.http_status == 200
    # Before each of the three requests that the host was sent.
    assert turns == [0, 1, 2]
