"""Telling links that do not work from a network of our own that does not."""

from collections import deque
from typing import Generic, TypeVar

Item = TypeVar("Item")

# How many checks before and after a failure decide whether it is believed.
WINDOW = 25
# Fewer hosts that fail at the same time can be chance.
FEWEST_HOSTS = 5


class OutageWatch(Generic[Item]):
    """Holds failures back until the checks around them show that others succeed.

    Hosts are counted, not links: one host that is down may have hundreds. Pure; the
    order of the calls is the only time there is.
    """

    def __init__(self, window: int = WINDOW, fewest_hosts: int = FEWEST_HOSTS):
        self._window = window
        self._fewest_hosts = fewest_hosts
        self._recent: deque[tuple[str, bool]] = deque(maxlen=2 * window)
        self._held: deque[tuple[int, Item]] = deque()
        self._count = 0

    def answered(self, host: str) -> None:
        """Note that a host answered, whatever it said: our network is up."""
        self._note(host, failed=False)

    def failed(self, host: str, item: Item, *, is_new: bool) -> None:
        """Hold back a failure that our own network may be to blame for.

        A link that failed before (`is_new` is False) says nothing of our network.
        """
        if is_new:
            self._note(host, failed=True)
        else:
            self._count += 1
        self._held.append((self._count, item))

    @property
    def is_suspicious(self) -> bool:
        """Whether most of the hosts asked lately have begun to fail together."""
        failed = {host for host, has_failed in self._recent if has_failed}
        answered = {host for host, has_failed in self._recent if not has_failed}
        failed -= answered
        return len(failed) >= self._fewest_hosts and len(failed) >= len(answered)

    @property
    def can_tell(self) -> bool:
        """Whether enough others have been checked since the first failure held back."""
        return bool(self._held) and self._count - self._held[0][0] >= self._window

    def believed(self) -> list[Item]:
        """Return, once, the failures after which enough others have been checked."""
        items = []
        while self.can_tell:
            items.append(self._held.popleft()[1])
        return items

    def empty(self) -> list[Item]:
        """Return all that is held back, and begin anew."""
        items = [item for _, item in self._held]
        self._held.clear()
        self._recent.clear()
        return items

    def _note(self, host: str, *, failed: bool) -> None:
        self._count += 1
        self._recent.append((host, failed))
