"""Trying out the new addresses of a rewrite, in the background, as long as it takes.

What has been seen is saved at once, so a worker that is killed loses one answer. The
rewrite says when it is to go on, and only the task that was queued for then does: a
rewrite that is taken up again is not tested twice at a time.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from linkcheck.codes import Family, Problem, family_of
from linkcheck.observation import Observation
from linkcheck.politeness import PutOffError
from linkcheck.verdicts import Evidence, content_has_changed
from links.models import Rewrite, RewrittenLink
from links.runs.configuration import client_from_settings
from links.runs.errands import Errand
from links.runs.runner import Connect

_State = Rewrite.State
_Outcome = RewrittenLink.Outcome

# An editor does not wait for a host that wants to be left alone for ever.
GIVE_UP_AFTER = timedelta(hours=24)
_AT_ONCE = 50


def go_on(rewrite: Rewrite, at: datetime | None = None) -> None:
    """Have the worker try what is left, from then on; part of a transaction."""
    at = at or timezone.now()
    rewrite.continue_at = at
    Rewrite.objects.filter(pk=rewrite.pk).update(continue_at=at)
    later = try_addresses.using(run_after=at if at > timezone.now() else None)
    transaction.on_commit(lambda: later.enqueue(rewrite.pk, at.isoformat()))


@task(backend="background")
def try_addresses(rewrite_id: int, due: str) -> None:
    """Try out new addresses for one slice of time; go on after other tasks."""
    now = timezone.now()
    is_ours = Rewrite.objects.filter(
        pk=rewrite_id, state=_State.TESTING, continue_at=datetime.fromisoformat(due)
    ).update(continue_at=now)
    if not is_ours:
        return
    rewrite = Rewrite.objects.get(pk=rewrite_id)
    until = try_out(rewrite, settings.LINK_CHECK_SLICE.total_seconds())
    waiting = rewrite.links.filter(outcome=_Outcome.WAITING)
    with transaction.atomic():
        if until is not None and until > rewrite.created_at + GIVE_UP_AFTER:
            waiting.update(
                outcome=_Outcome.FAILS,
                problem=Problem.RATE_LIMITED,
                tested_at=timezone.now(),
            )
        if waiting.exists():
            if Rewrite.objects.filter(pk=rewrite_id, state=_State.TESTING).exists():
                go_on(rewrite, until)
        else:
            finish(rewrite)


def finish(rewrite: Rewrite) -> None:
    """Say that all has been tested, unless it was cancelled meanwhile."""
    Rewrite.objects.filter(pk=rewrite.pk, state=_State.TESTING).update(
        state=_State.TESTED
    )


def try_out(
    rewrite: Rewrite, seconds: float, connect: Connect = client_from_settings
) -> datetime | None:
    """Try out addresses for so long; return until when a host wants peace, if one does."""
    rows = list(
        rewrite.links.filter(outcome=_Outcome.WAITING)
        .select_related("link__health")
        # Those at which a host asked for peace come last.
        .order_by(F("tested_at").asc(nulls_first=True), "pk")[:_AT_ONCE]
    )
    if not rows:
        return None
    errand = Errand(seconds, connect=connect)

    async def try_one_after_the_other() -> datetime | None:
        for row in rows:
            if errand.is_over:
                break
            try:
                seen, until = await errand.check(row.new_url)
            except PutOffError as error:
                return error.until
            if until is not None:
                await errand.save(put_off_trial, row)
                return until
            if not await errand.save(note, row, seen):
                break
        return None

    return errand.run(try_one_after_the_other)


def note(row: RewrittenLink, seen: Observation) -> bool:
    """Save what was seen at a new address; returns whether to go on."""
    problem = seen.problem
    if not problem and content_has_changed(_known(row), seen):
        problem = Problem.CONTENT_CHANGED
    RewrittenLink.objects.filter(pk=row.pk, outcome=_Outcome.WAITING).update(
        outcome=_Outcome.WORKS if works(problem) else _Outcome.FAILS,
        problem=problem,
        http_status=seen.http_status,
        tested_at=timezone.now(),
    )
    return Rewrite.objects.filter(pk=row.rewrite_id, state=_State.TESTING).exists()


def put_off_trial(row: RewrittenLink) -> None:
    """Let an address wait whose host wants to be left alone for a while."""
    RewrittenLink.objects.filter(pk=row.pk).update(tested_at=timezone.now())


def works(problem: str) -> bool:
    """Say whether an address at which this was seen is as good as one can tell.

    A page that answers is taken, also where its title has changed or a place in it
    is missing; a front page in its stead is not, nor one that did not let us in.
    """
    if problem == Problem.LANDED_ON_FRONT_PAGE:
        return False
    return family_of(problem) in (Family.OK, Family.MOVED, Family.ADVISORY)


def _known(row: RewrittenLink) -> Evidence:
    health = getattr(row.link, "health", None)
    return health.evidence if health else Evidence()
