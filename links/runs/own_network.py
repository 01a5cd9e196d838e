"""Whether our own network is up: asked of hosts that are known to answer."""

import asyncio
from collections.abc import Sequence

from linkcheck.codes import NETWORK_PROBLEMS
from linkcheck.politeness import PutOffError
from linkcheck.verdicts import Verdict
from links.models import LinkHealth
from links.runs.database_thread import DatabaseThread

# How many hosts that answered lately are asked when there are no canaries, and among
# how many links they are looked for.
WITNESSES = 3
_LATELY = 50


class OwnNetwork:
    """Asks canaries, whom a run need not be polite to; without any, other hosts.

    Those are the hosts that answered last, in this run or an earlier one: towards
    its end a run may have nothing left but dead hosts, which look like an outage.
    """

    def __init__(self, client, database: DatabaseThread, canaries: Sequence[str] = ()):
        self._client = client
        self._database = database
        self._canaries = canaries

    async def is_up(self) -> bool:
        """Say whether one of them answers, whatever it says; no when there are none."""
        addresses = self._canaries or await self._database.call(_witnesses)
        asked = [asyncio.create_task(self._answers(each)) for each in addresses]
        try:
            # The first that answers settles it; the slowest may take its time.
            for answer in asyncio.as_completed(asked):
                if await answer:
                    return True
            return False
        finally:
            for task in asked:
                task.cancel()
            await asyncio.gather(*asked, return_exceptions=True)

    async def _answers(self, address: str) -> bool:
        try:
            seen = await self._client.check(address)
        except PutOffError:
            return False
        return seen.problem not in NETWORK_PROBLEMS


def _witnesses() -> list[str]:
    answered = LinkHealth.objects.filter(verdict=Verdict.OK, problem="")
    latest = answered.order_by("-checked_at").values_list("host", "url")[:_LATELY]
    of_hosts: dict[str, str] = {}
    for host, url in latest:
        of_hosts.setdefault(host, url)
    return list(of_hosts.values())[:WITNESSES]
