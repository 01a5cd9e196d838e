"""Rewriting the addresses of a host's links: tested all, then saved all at once.

A site that has a new name or a new order keeps many of its pages. An editor says which
piece of the address is another one now; the worker asks for every new address, and
nothing is changed before the editor has seen what it saw.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Case, Count, Value, When
from django.utils import timezone

from linkcheck.addresses import MAX_LENGTH, normalise_address
from links.models import Link, LinkHealth, Rewrite, RewrittenLink
from links.replacing.readdressing import REWRITE, NewAddress, readdress, undo
from links.replacing.readdressing import Outcome as Change
from links.replacing.trials import finish, go_on

State = Rewrite.State
Outcome = RewrittenLink.Outcome
UNFINISHED = (State.TESTING, State.TESTED)

# Without any progress the worker must have been killed; waiting its turn in the
# queue takes less.
STALLED_AFTER = timedelta(minutes=10)
_CHUNK = 500
_WORST_FIRST = (
    Outcome.CHANGED,
    Outcome.FAILS,
    Outcome.TAKEN,
    Outcome.REFUSED,
    Outcome.WORKS,
)


class BusyError(Exception):
    """Somebody is rewriting addresses of this host already."""

    def __init__(self, rewrite: Rewrite):
        super().__init__(str(rewrite))
        self.rewrite = rewrite


@dataclass(frozen=True, slots=True)
class Planned:
    """A link whose address has the piece in it, and what the address becomes."""

    link_id: int
    title: str
    old: str
    new: str
    # WAITING, or why the new address need not be tested.
    outcome: str = Outcome.WAITING
    # What is wrong with an address that is refused.
    reason: str = ""


def plan(host: str, find: str, replace: str) -> list[Planned]:
    """Return what a rewrite would change, in the order of the old addresses.

    The piece is taken as it stands, and replaced where it is found first.
    """
    if not find or find == replace:
        return []
    links = (
        LinkHealth.objects.filter(host=host, link__url__contains=find)
        .order_by("link__url", "pk")
        .values_list("pk", "link__title", "link__url")
    )
    return plan_for(links, find, replace)


def plan_for(
    links: Iterable[tuple[int, str, str]], find: str, replace: str
) -> list[Planned]:
    """Return what a rewrite of just these links would change.

    They are given as primary key, title and address.
    """
    planned = [
        _rewritten(pk, title, url, find, replace)
        for pk, title, url in links
        # Not every database tells capitals from small letters.
        if find in url
    ]
    return list(_without_duplicates([row for row in planned if row.old != row.new]))


def begin(host: str, find: str, replace: str, user) -> Rewrite:
    """Write down what is to be tested, and have the worker begin.

    Raises BusyError while another rewrite of the host is not finished.
    """
    planned = plan(host, find, replace)
    try:
        with transaction.atomic():
            rewrite = Rewrite.objects.create(
                host=host, find=find, replace=replace, created_by=user
            )
            RewrittenLink.objects.bulk_create(
                [
                    RewrittenLink(
                        rewrite=rewrite,
                        link_id=row.link_id,
                        old_url=row.old,
                        new_url=row.new[:MAX_LENGTH],
                        outcome=row.outcome,
                    )
                    for row in planned
                ],
                batch_size=_CHUNK,
            )
            if any(row.outcome == Outcome.WAITING for row in planned):
                go_on(rewrite)
            else:
                finish(rewrite)
    except IntegrityError:
        if busy := unfinished(host):
            raise BusyError(busy) from None
        raise
    return rewrite


def unfinished(host: str) -> Rewrite | None:
    """Return the rewrite of the host that somebody has begun and not finished."""
    return Rewrite.objects.filter(host=host, state__in=UNFINISHED).first()


def counts(rewrite: Rewrite) -> dict[str, int]:
    """Return how many links have each outcome, by its code."""
    return dict(
        rewrite.links.values_list("outcome").annotate(links=Count("pk")).order_by()
    )


def worst_first() -> Case:
    """Return the order of outcomes in which an editor looks at them."""
    return Case(
        *(
            When(outcome=outcome, then=Value(place))
            for place, outcome in enumerate(_WORST_FIRST)
        ),
        default=Value(len(_WORST_FIRST)),
    )


def minutes_for(count: int) -> int:
    """Return about how long so many tests take, when they are all of one host."""
    seconds = count * (1.25 * settings.LINK_CHECK_PAUSE + 0.5)
    return math.ceil(seconds / 60)


def test_again(rewrite: Rewrite) -> bool:
    """Have those tested again that did not work; returns whether that is possible."""
    with transaction.atomic():
        is_tested = Rewrite.objects.filter(pk=rewrite.pk, state=State.TESTED).update(
            # It may take as long again.
            state=State.TESTING,
            created_at=timezone.now(),
        )
        if not is_tested:
            return False
        rewrite.links.filter(outcome=Outcome.FAILS).update(
            outcome=Outcome.WAITING, problem="", http_status=None, tested_at=None
        )
        go_on(rewrite)
    return True


def apply(rewrite: Rewrite, user) -> Change | None:
    """Give the links the new addresses that work; None when it is not the time.

    Links that somebody has changed since, and addresses that another link has taken
    since, are left as they are and noted.
    """
    with transaction.atomic():
        is_ours = Rewrite.objects.filter(pk=rewrite.pk, state=State.TESTED).update(
            state=State.APPLIED, finished_at=timezone.now()
        )
        if not is_ours:
            return None
        rows = rewrite.links.filter(outcome=Outcome.WORKS)
        change = readdress(
            [NewAddress(row.link_id, row.old_url, row.new_url) for row in rows],
            user,
            REWRITE,
        )
        for outcome, addresses in (
            (Outcome.CHANGED, change.stale),
            (Outcome.TAKEN, change.taken),
        ):
            ids = [address.link_id for address in addresses]
            rewrite.links.filter(link__in=ids).update(outcome=outcome)
        Rewrite.objects.filter(pk=rewrite.pk).update(change=change.id)
    return change


def take_back(rewrite: Rewrite, user) -> Change | None:
    """Give the links back the addresses that they had; None when it is not the time."""
    with transaction.atomic():
        is_ours = Rewrite.objects.filter(pk=rewrite.pk, state=State.APPLIED).update(
            state=State.UNDONE, finished_at=timezone.now()
        )
        return undo(rewrite.change, user) if is_ours else None


def cancel(rewrite: Rewrite) -> bool:
    """Give a rewrite up before anything was saved; returns whether that was so."""
    return bool(
        Rewrite.objects.filter(pk=rewrite.pk, state__in=UNFINISHED).update(
            state=State.CANCELLED, finished_at=timezone.now()
        )
    )


def go_on_with_stalled() -> None:
    """Take up the tests of rewrites whose worker was killed."""
    long_ago = timezone.now() - STALLED_AFTER
    for rewrite in Rewrite.objects.filter(
        state=State.TESTING, continue_at__lt=long_ago
    ):
        go_on(rewrite)


def _rewritten(pk: int, title: str, url: str, find: str, replace: str) -> Planned:
    new = url.replace(find, replace, 1)
    try:
        return Planned(pk, title, url, normalise_address(new))
    except ValidationError as error:
        return Planned(pk, title, url, new, Outcome.REFUSED, error.messages[0])


def _without_duplicates(planned: list[Planned]) -> Iterator[Planned]:
    """Tell of addresses that another link has, or would get in the same go."""
    wanted = [row.new for row in planned if row.outcome == Outcome.WAITING]
    taken = set()
    for start in range(0, len(wanted), _CHUNK):
        known = Link.objects.filter(url__in=wanted[start : start + _CHUNK])
        taken.update(known.values_list("url", flat=True))
    for row in planned:
        if row.outcome == Outcome.WAITING and row.new in taken:
            yield Planned(row.link_id, row.title, row.old, row.new, Outcome.TAKEN)
        else:
            taken.add(row.new)
            yield row
