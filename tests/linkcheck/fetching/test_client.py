"""Many checks at a time, and a check that is given up."""

import asyncio

import pytest

from linkcheck.codes import Problem
from linkcheck.fetching.client import Limits, LinkClient
from tests.linkcheck.world import HOST, redirect, reply


async def keep_silent(reader, writer):
    await asyncio.Event().wait()


def test_slow_servers_hold_up_nobody_else(world):
    slow = [world.serve(f"/langsom/{number}", keep_silent) for number in range(20)]
    quick = [world.serve(f"/hurtig/{number}", reply()) for number in range(20)]

    seen = world.check_at_once(*slow, *quick, limits=Limits(read=1.5))

    assert {each.problem for each in seen[:20]} == {Problem.READ_TIMEOUT}
    assert {each.problem for each in seen[20:]} == {""}
    durations = [each.duration_ms for each in seen]
    assert max(durations[20:]) < min(durations[:20])


def test_checks_at_a_time_do_not_share_cookies(world):
    starts = []
    for number in range(10):
        cookie = f"Set-Cookie: gæst={number}; Path=/".replace("æ", "ae")
        starts.append(
            world.serve(f"/ind/{number}", redirect(302, f"/{number}", cookie))
        )
        world.serve(f"/{number}", reply())

    world.check_at_once(*starts)

    sent = {
        request.target: request.headers["cookie"]
        for request in world.requests
        if not request.target.startswith("/ind")
    }
    assert sent == {f"/{number}": f"gaest={number}" for number in range(10)}


def test_a_check_that_is_given_up_ends_at_once_and_leaves_the_client_well(world):
    slow = world.serve("/langsom", keep_silent)
    quick = world.serve("/hurtig", reply())

    async def give_up(client: LinkClient):
        check = asyncio.create_task(client.check(slow))
        await asyncio.sleep(0.1)
        check.cancel()
        with pytest.raises(asyncio.CancelledError):
            await check
        return await client.check(quick)

    assert world.run(give_up).problem == ""


@pytest.mark.parametrize("answer", [["::1", "127.0.0.1"], ["127.0.0.1", "::1"]])
def test_a_host_that_answers_at_one_of_its_addresses_has_no_problem(world, answer):
    world.names.answer(HOST, answer)
    guard = world.guard(networks=["127.0.0.1/32", "::1/128"])

    seen = world.check(world.serve("/", reply()), guard=guard)

    assert (seen.problem, world.names.asked) == ("", [HOST])


def test_a_host_that_answers_at_none_of_its_addresses_is_told(world):
    world.names.answer(HOST, ["127.0.0.3", "127.0.0.2"])
    guard = world.guard(networks=["127.0.0.0/8"])

    seen = world.check(world.serve("/", reply()), guard=guard)

    assert seen.problem == Problem.REFUSED
