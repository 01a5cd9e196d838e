"""A client that asks nobody: what it sees is told beforehand."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from urllib.parse import urlsplit

from linkcheck.observation import Observation
from tests.linkcheck.observations import seen

Answer = str | Observation | BaseException | Callable[[], Observation]


class FakeWeb:
    """What addresses answer; makes clients, and notes what they are asked.

    An answer is a problem code, an observation, an exception to raise, or a function
    that returns one of these.
    """

    def __init__(self, clock: Callable[[], datetime], seconds: float = 0):
        self.answers: dict[str, Answer] = {}
        self.default: Answer = ""
        # The hosts that a redirect leads over, by address.
        self.hops: dict[str, list[str]] = {}
        # The numeric addresses of hosts that have them.
        self.addresses: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self.at_once: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.ended_at: dict[str, float] = {}
        self.shortest_pause: dict[str, float] = {}
        self._clock = clock
        # How long each request takes.
        self.seconds = seconds

    def connect(self, turn=None) -> "_FakeClient":
        """Return a client; stands in for `client_from_settings`."""
        return _FakeClient(self, turn or (lambda host: nullcontext(None)))

    async def ask(self, url: str, turn) -> Observation:
        """Take a turn at each host on the way, and answer."""
        # What is no address has no host, and is answered without asking anybody.
        for host in filter(None, [urlsplit(url).hostname, *self.hops.get(url, [])]):
            context = turn(host)
            if isinstance(context, nullcontext):
                continue
            async with context as server:
                addresses = self.addresses.get(host, [])
                async with server(addresses):
                    await self._note(host, *addresses)
        self.asked.append(url)
        answer = self.answers.get(url, self.default)
        if callable(answer):
            answer = answer()
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, Observation):
            return answer
        return seen(answer, self._clock(), final_url=url)

    async def _note(self, *names: str) -> None:
        for name in names:
            self.at_once[name] += 1
            self.most_at_once[name] = max(self.most_at_once[name], self.at_once[name])
            began = time.monotonic()
            if name in self.ended_at:
                pause = began - self.ended_at[name]
                self.shortest_pause[name] = min(
                    pause, self.shortest_pause.get(name, pause)
                )
        await asyncio.sleep(self.seconds)
        for name in names:
            self.at_once[name] -= 1
            self.ended_at[name] = time.monotonic()


class _FakeClient:
    def __init__(self, web: FakeWeb, turn):
        self._web = web
        self._turn = turn

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        pass

    async def check(self, url: str) -> Observation:
        return await self._web.ask(url, self._turn)
