"""What the worker does for the importer.

The run says when it is to go on, and only the task that was queued for then does: a
run that is taken up again is not worked off twice at a time.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from importer.models import ImportRun
from importer.runs import undoing
from importer.runs.working import (
    Work,
    give_up_waiting,
    left,
    may_go_on,
    read_once_more,
)
from links.runs.configuration import client_from_settings
from links.runs.runner import Connect

State = ImportRun.State

# Without any progress the worker must have been killed.
STALLED_AFTER = timedelta(minutes=10)
# So long may somebody still decide of a line.
KEPT_FOR = timedelta(days=180)


def go_on(run: ImportRun, at: datetime | None = None) -> None:
    """Have the worker take what is left, from then on; part of a transaction."""
    at = at or timezone.now()
    run.continue_at = at
    ImportRun.objects.filter(pk=run.pk).update(continue_at=at)
    later = work_on_import.using(run_after=at if at > timezone.now() else None)
    transaction.on_commit(lambda: later.enqueue(run.pk, at.isoformat()))


@task(backend="background")
def work_on_import(run_id: int, due: str) -> None:
    """Work on a run for one slice of time; go on after other tasks."""
    now = timezone.now()
    is_ours = ImportRun.objects.filter(
        pk=run_id, continue_at=datetime.fromisoformat(due)
    ).update(continue_at=now)
    if is_ours:
        run = ImportRun.objects.select_related("parent", "begun_by").get(pk=run_id)
        work_for(run, settings.LINK_CHECK_SLICE.total_seconds())


def work_for(
    run: ImportRun,
    seconds: float,
    connect: Connect = client_from_settings,
    *,
    later: bool = True,
) -> datetime | None:
    """Work on a run for so long; without `later` the caller goes on by itself.

    Returns until when a host wants to be left alone, if one does.
    """
    if run.state == State.DONE and left(run).exists():
        # Somebody has decided of a line just as it was finished.
        run.state = State.WORKING
        ImportRun.objects.filter(pk=run.pk).update(state=State.WORKING)
    if run.state == State.TAKING_BACK:
        _take_back(run, seconds)
        return None
    if run.state != State.WORKING or not may_go_on(run):
        return None
    until = Work(run, seconds, connect).do()
    run.refresh_from_db(fields=["state", "stop_asked"])
    with transaction.atomic():
        if run.state != State.WORKING:
            # Begun to be taken back meanwhile, which has a task of its own.
            return None
        if run.stop_asked:
            _end(run, State.STOPPED)
            return None
        give_up_waiting(run, until)
        if left(run).exists() or read_once_more(run):
            if later:
                go_on(run, until)
            return until
        _end(run, State.DONE)
    return None


def _take_back(run: ImportRun, seconds: float) -> None:
    ends_at = timezone.now() + timedelta(seconds=seconds)
    for row in undoing.rows_to_take_back(run):
        undoing.take_back_page(row)
        if timezone.now() >= ends_at:
            with transaction.atomic():
                go_on(run)
            return
    undoing.take_back_things(run)
    undoing.forget_run(run)
    _end(run, State.TAKEN_BACK)


def _end(run: ImportRun, state: str) -> None:
    run.state = state
    ImportRun.objects.filter(pk=run.pk).update(
        state=state, stop_asked=False, finished_at=timezone.now()
    )


def go_on_with_stalled() -> None:
    """Take up runs whose worker was killed."""
    long_ago = timezone.now() - STALLED_AFTER
    for run in ImportRun.objects.filter(
        state__in=(State.WORKING, State.TAKING_BACK), continue_at__lt=long_ago
    ):
        with transaction.atomic():
            go_on(run)


def forget_old_texts() -> None:
    """Forget what was fetched or sent long ago."""
    long_ago = timezone.now() - KEPT_FOR
    undoing.forget_texts(ImportRun.objects.filter(finished_at__lt=long_ago))
