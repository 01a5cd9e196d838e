"""From an address in the register over real sockets to a verdict."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.models import LinkHealth
from links.runs.runner import Run
from tests.factories import LinkFactory
from tests.linkcheck.observations import HOUR, NOW
from tests.linkcheck.world import World, redirect, reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = World()
    yield world
    world.close()


def test_links_are_asked_and_judged(world, settings, clock):
    settings.LINK_CHECK_PAUSE = 0

    @asynccontextmanager
    async def connect(turn=None):
        server = await asyncio.start_server(world._answer, sock=world._socket.dup())
        async with world.client(turn=turn) as client:
            yield client
        await world._stop(server)

    links = {
        name: LinkFactory(url=world.serve(f"/{name}", *answers))
        for name, answers in {
            "god": [reply()],
            "borte": [reply(404)],
            "adgang": [reply(403)],
            "flyttet": [redirect(301, world.url("/ny"))],
            "travl": [reply(429, "Retry-After: 3600")],
        }.items()
    }
    world.serve("/ny", reply())
    # The host that wants peace is another one: it must not stop the others.
    busy = links["travl"]
    busy.url = world.url("/travl", host="travl.dk")
    busy.save()

    summary = Run(connect=connect, clock=clock).run()

    assert summary.checked == 5
    seen = {name: LinkHealth.objects.get(link=link) for name, link in links.items()}
    assert {
        name: (health.problem, health.verdict) for name, health in seen.items()
    } == {
        "god": ("", Verdict.OK),
        "borte": (Problem.NOT_FOUND, Verdict.FAILING),
        "adgang": (Problem.FORBIDDEN, Verdict.UNSURE),
        "flyttet": (Problem.MOVED_PERMANENTLY, Verdict.OK),
        "travl": (Problem.RATE_LIMITED, Verdict.UNSURE),
    }
    assert seen["god"].page_title == "Lektiecaféer i Egeby"
    assert seen["flyttet"].moved_to == world.url("/ny")
    assert seen["travl"].host.parked_until == NOW + HOUR
