"""What a run of the checker is about, and what it has done."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from linkcheck.verdicts import Verdict
from links.models import LinkHealth


@dataclass(frozen=True)
class Selection:
    """Which links a run is about: those that are due, or all of them, or some."""

    link_ids: tuple[int, ...] | None = None
    host: str = ""
    # Those that are not due as well.
    everything: bool = False
    limit: int | None = None

    def links(self, started_at: datetime, now: datetime):
        """Return the health of those that have not been checked yet."""
        links = LinkHealth.objects.exclude(marked_dangerous=True)
        if self.link_ids is not None:
            links = links.filter(pk__in=self.link_ids)
        if self.host:
            links = links.filter(host=self.host)
        if not self.everything:
            return links.due(now)
        return links.filter(Q(checked_at=None) | Q(checked_at__lt=started_at))


@dataclass
class Summary:
    """What a run has done."""

    # How many links there were to check when it began.
    total: int = 0
    checked: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    # Links whose host was busy with another run, or did not want to be asked.
    put_off: int = 0
    # Failures that were not believed, because our own network seems to be down.
    discarded: int = 0
    network_is_down: bool = False
    # How many of the links chosen are left for the next run.
    left: int = 0
    seconds: float = 0
