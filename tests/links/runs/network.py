"""A web for the background worker: real sockets on the loopback address."""

import asyncio
from contextlib import asynccontextmanager

from django.utils import timezone

from tests.linkcheck.world import World


class ServedWorld(World):
    """A world whose servers are up whenever a client is."""

    @asynccontextmanager
    async def connect(self, turn=None):
        """Make a client; stands in for `client_from_settings`."""
        server = await asyncio.start_server(self._answer, sock=self._socket.dup())
        try:
            async with self.client(turn=turn, clock=timezone.now) as client:
                yield client
        finally:
            await self._stop(server)
            self._handlers.clear()
