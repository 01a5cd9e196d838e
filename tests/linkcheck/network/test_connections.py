"""Connections to a host: kept for its next link, and never more than one."""

import asyncio
import ssl
import time
from contextlib import asynccontextmanager

import pytest
import trustme

from linkcheck.codes import Problem
from linkcheck.politeness import Politeness
from tests.linkcheck.world import (
    HOST,
    SHORT_RESOLVE,
    SILENCE,
    SOON,
    redirect,
    reply,
)


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


class NoLeases:
    """Nobody else is about."""

    async def hold(self, *names):
        pass


class TestNamesOfOneServer:
    NAMES = ("biblioteket.dk", "www.biblioteket.dk", "lektiecafe.dk")

    def check(self, world, *addresses, pause=0.0):
        """Check addresses all at a time, politely; return what was seen."""
        most_open = []

        async def answer(reader, writer):
            most_open.append(world.open)
            writer.write(reply(200, "Connection: close"))
            await writer.drain()

        async def check_all(client):
            return await asyncio.gather(*map(client.check, addresses))

        world.serve("/kort", answer)
        turn = Politeness(NoLeases(), pause).turn
        return world.run(check_all, turn=turn), most_open

    def test_are_asked_one_at_a_time_with_the_pause(self, world):
        addresses = [world.url("/kort", host=name) for name in self.NAMES * 2]
        began = time.monotonic()
        seen, most_open = self.check(world, *addresses, pause=0.05)
        assert {each.problem for each in seen} == {""}
        assert max(most_open) == 1
        assert time.monotonic() - began >= 5 * 0.05

    def test_have_no_two_connections_that_are_kept(self, world):
        world.serve("/a", reply())

        async def check_all(client):
            for name in self.NAMES:
                await client.check(world.url("/a", host=name))
            for _ in range(100):
                if world.open == 1:
                    break
                await asyncio.sleep(0.01)
            return world.open

        assert world.run(check_all, turn=Politeness(NoLeases(), 0).turn) == 1
        assert world.connections == 3

    def test_are_looked_up_once_for_each_connection(self, world):
        world.serve("/a", reply())
        world.serve("/b", reply())

        async def check_all(client):
            await client.check(world.url("/a"))
            await client.check(world.url("/b"))

        world.run(check_all, turn=Politeness(NoLeases(), 0).turn)
        assert world.names.asked == [HOST]
        assert world.connections == 1

    def test_that_lead_elsewhere_are_vetted_before_anyone_waits(self, world):
        world.names.answer(HOST, ["127.0.0.1", "10.0.0.1"])
        address = world.serve("/a", reply())
        seen = world.check(address, turn=Politeness(NoLeases(), 0).turn)
        assert seen.problem == Problem.REFUSED_ADDRESS
        assert world.connections == 0

    def test_that_cannot_be_looked_up_end_the_check_in_time(self, world):
        world.names.answer(HOST, SILENCE)
        address = world.serve("/a", reply())
        turn = Politeness(NoLeases(), 0).turn
        seen = world.check(address, turn=turn, limits=SHORT_RESOLVE)
        assert seen.problem == Problem.RESOLVER_FAILURE
        assert 250 < seen.duration_ms < SOON

    def test_wait_for_each_other_without_loss_of_time(self, world):
        addresses = [world.url("/kort", host=name) for name in self.NAMES]
        seen, _ = self.check(world, *addresses, pause=0.3)
        assert all(each.duration_ms < 250 for each in seen)
