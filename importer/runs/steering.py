"""What somebody does with a run that there is: stop it, go on, take it back."""

from django.db import transaction
from wagtail.log_actions import log

from importer.models import ImportRun
from importer.runs.tasks import go_on
from importer.trail import TAKEN_BACK

State = ImportRun.State


@transaction.atomic
def stop(run: ImportRun) -> bool:
    """Have a run stop before its next source; returns whether it was under way."""
    return bool(
        ImportRun.objects.filter(pk=run.pk, state=State.WORKING).update(stop_asked=True)
    )


@transaction.atomic
def resume(run: ImportRun) -> bool:
    """Go on with a run that was stopped; returns whether it was."""
    was_stopped = ImportRun.objects.filter(pk=run.pk, state=State.STOPPED).update(
        state=State.WORKING, stop_asked=False, finished_at=None
    )
    if was_stopped:
        go_on(run)
    return bool(was_stopped)


@transaction.atomic
def begin_taking_back(run: ImportRun) -> bool:
    """Have all of a run taken back; returns whether it is not already."""
    ours = ImportRun.objects.filter(
        pk=run.pk, state__in=(State.WORKING, State.DONE, State.STOPPED)
    ).update(state=State.TAKING_BACK, stop_asked=False, finished_at=None)
    if ours:
        log(instance=run, action=TAKEN_BACK)
        go_on(run)
    return bool(ours)
