"""Replacing a piece of many addresses: tried first, then saved all at once.

A site that has a new name or a new order keeps many of its pages. An editor says which
piece of the address is another one now, in the links of a host or in any that were
chosen; the worker asks for every new address, and nothing is changed before the editor
has seen what it saw. Where a site lets no machine in, they are changed untried.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from linkcheck.addresses import MAX_LENGTH
from links.models import Link, Rewrite, RewrittenLink
from links.replacing.plan import plan
from links.replacing.readdressing import (
    REPLACE,
    REWRITE,
    AddressChanges,
    NewAddress,
    readdress,
    undo,
)
from links.replacing.trials import finish, go_on

_State = Rewrite.State
_Outcome = RewrittenLink.Outcome
_UNFINISHED = (_State.TESTING, _State.TESTED)

# Without any progress the worker must have been killed; waiting its turn in the
# queue takes less.
STALLED_AFTER = timedelta(minutes=10)
_CHUNK = 500
_WORST_FIRST = (
    _Outcome.CHANGED,
    _Outcome.FAILS,
    _Outcome.TAKEN,
    _Outcome.REFUSED,
    _Outcome.WORKS,
)


class BusyError(Exception):
    """Somebody is replacing addresses of these links already."""

    def __init__(self, rewrite: Rewrite):
        super().__init__(str(rewrite))
        self.rewrite = rewrite


def begin(
    links: QuerySet[Link],
    find: str,
    replace: str,
    user,
    *,
    host: str = "",
    try_first: bool = True,
) -> Rewrite:
    """Write down what is to be changed of these links, and have the worker try it.

    `host` is named when they are all that lead there. Raises BusyError while addresses
    of any of them are being replaced.
    """
    try:
        with transaction.atomic():
            if busy := unfinished(links, host):
                raise BusyError(busy)
            planned = plan(links, find, replace)
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
            if try_first and any(row.outcome == _Outcome.WAITING for row in planned):
                go_on(rewrite)
            else:
                finish(rewrite)
    except IntegrityError:
        if busy := unfinished(links, host):
            raise BusyError(busy) from None
        raise
    return rewrite


def unfinished(links: QuerySet[Link], host: str = "") -> Rewrite | None:
    """Return what somebody has begun with any of these links and not finished.

    Two editors who begin in the same moment with some of the same links are not
    stopped, unless it is the same host: whoever comes second finds those changed.
    """
    ids = links.order_by().values("pk")
    theirs = RewrittenLink.objects.filter(rewrite__state__in=_UNFINISHED, link__in=ids)
    wanted = Q(pk__in=theirs.values("rewrite"))
    if host:
        wanted |= Q(host=host)
    return Rewrite.objects.filter(wanted, state__in=_UNFINISHED).first()


def outcome_counts(rewrite: Rewrite) -> dict[str, int]:
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


def test_again(rewrite: Rewrite) -> bool:
    """Have those tested again that did not work; returns whether that is possible."""
    with transaction.atomic():
        is_tested = Rewrite.objects.filter(pk=rewrite.pk, state=_State.TESTED).update(
            # It may take as long again.
            state=_State.TESTING,
            created_at=timezone.now(),
        )
        if not is_tested:
            return False
        rewrite.links.filter(outcome=_Outcome.FAILS).update(
            outcome=_Outcome.WAITING, problem="", http_status=None, tested_at=None
        )
        go_on(rewrite)
    return True


def apply(rewrite: Rewrite, user) -> AddressChanges | None:
    """Give the links the new addresses that work; None when it is not the time.

    Those that wait although nothing is being tried are taken untried. Links that
    somebody has changed since, and addresses that another link has taken since, are
    left as they are and noted.
    """
    with transaction.atomic():
        is_ours = Rewrite.objects.filter(pk=rewrite.pk, state=_State.TESTED).update(
            state=_State.APPLIED, finished_at=timezone.now()
        )
        if not is_ours:
            return None
        rows = rewrite.links.filter(outcome__in=(_Outcome.WORKS, _Outcome.WAITING))
        is_untried = any(row.outcome == _Outcome.WAITING for row in rows)
        changes = readdress(
            [NewAddress(row.link_id, row.old_url, row.new_url) for row in rows],
            user,
            REPLACE if is_untried else REWRITE,
        )
        for outcome, addresses in (
            (_Outcome.CHANGED, changes.stale),
            (_Outcome.TAKEN, changes.taken),
        ):
            ids = [address.link_id for address in addresses]
            rewrite.links.filter(link__in=ids).update(outcome=outcome)
        Rewrite.objects.filter(pk=rewrite.pk).update(change=changes.id)
    return changes


def apply_untried(
    links: QuerySet[Link], find: str, replace: str, user, *, host: str = ""
) -> tuple[Rewrite, AddressChanges]:
    """Give links their new addresses without asking for any; they are checked soon.

    Raises BusyError as `begin` does.
    """
    with transaction.atomic():
        rewrite = begin(links, find, replace, user, host=host, try_first=False)
        return rewrite, apply(rewrite, user)


def take_back(rewrite: Rewrite, user) -> AddressChanges | None:
    """Give the links back the addresses that they had; None when it is not the time."""
    with transaction.atomic():
        is_ours = Rewrite.objects.filter(pk=rewrite.pk, state=_State.APPLIED).update(
            state=_State.UNDONE, finished_at=timezone.now()
        )
        return undo(rewrite.change, user) if is_ours else None


def cancel(rewrite: Rewrite) -> bool:
    """Give a rewrite up before anything was saved; returns whether that was so."""
    return bool(
        Rewrite.objects.filter(pk=rewrite.pk, state__in=_UNFINISHED).update(
            state=_State.CANCELLED, finished_at=timezone.now()
        )
    )


def go_on_with_stalled() -> None:
    """Take up the tests of rewrites whose worker was killed."""
    long_ago = timezone.now() - STALLED_AFTER
    for rewrite in Rewrite.objects.filter(
        state=_State.TESTING, continue_at__lt=long_ago
    ):
        go_on(rewrite)
