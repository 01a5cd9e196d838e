"""How a link stands: all that decides what can be done about it."""

from collections.abc import Iterable
from functools import cached_property

from links.archive.copies import proposal_for
from links.decisions.availability import batches
from links.decisions.dismissal import dismissal_of
from links.decisions.needed import URGENT, needs_decision
from links.models import ArchiveProposal, Dismissal, Link, LinkHealth


class LinkState:
    """A link with its health; the rest is looked up for whoever asks.

    Asks nothing about what `health` and `tally` say, if they were fetched along with
    the link.
    """

    def __init__(self, link: Link, needing: "_NeedingDecision | None" = None):
        self.link = link
        self._needing = needing

    @property
    def health(self) -> LinkHealth | None:
        """What the checks know; None for a page or document of this site."""
        return getattr(self.link, "health", None)

    @property
    def is_flagged(self) -> bool:
        """Whether the link is marked as unavailable."""
        return self.link.is_flagged

    @property
    def is_dangerous(self) -> bool:
        """Whether nobody may be sent there, whatever the last check has seen."""
        return self.link.is_dangerous

    @cached_property
    def needs_decision(self) -> bool:
        """Whether there is anything about the link that an editor could decide."""
        if not self.may_need_decision:
            return False
        if self._needing is not None:
            return self.link.pk in self._needing.keys
        return Link.objects.filter(needs_decision(self.link.pk)).exists()

    @property
    def may_need_decision(self) -> bool:
        """Whether it is worth asking; asks nothing itself."""
        tally = getattr(self.link, "tally", None)
        is_doubtful = self.health is not None and self.health.verdict in URGENT
        return bool(self.is_flagged or is_doubtful or (tally and tally.open_reports))

    @cached_property
    def dismissal(self) -> Dismissal | None:
        """An editor's word that the link may be left as it is, while it holds."""
        return dismissal_of(self.link)

    @cached_property
    def proposal(self) -> ArchiveProposal | None:
        """What the web archive has answered about the address of the link."""
        return proposal_for(self.link)

    @property
    def is_copy_used(self) -> bool:
        """Whether the copy that the archive has is the one that readers are offered."""
        copy = self.link.archive_url
        return bool(copy and self.proposal and copy == self.proposal.archive_url)


class _NeedingDecision:
    """Which of some links need a decision, asked for all of them at the first call."""

    def __init__(self, ids: Iterable[int]):
        self._ids = ids

    @cached_property
    def keys(self) -> set[int]:
        keys = set()
        for batch in batches(self._ids):
            needing = Link.objects.filter(needs_decision(), pk__in=batch)
            keys.update(needing.values_list("pk", flat=True))
        return keys


def states_of(links: Iterable[Link]) -> dict[int, LinkState]:
    """Return the state of each link by its primary key.

    Whether they need a decision is asked once for hundreds, and only if somebody wants
    to know; `health` and `tally` are to be fetched along with them.
    """
    links = list(links)
    doubtful = [link.pk for link in links if LinkState(link).may_need_decision]
    needing = _NeedingDecision(doubtful)
    return {link.pk: LinkState(link, needing) for link in links}
