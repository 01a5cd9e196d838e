"""A run that is worked off where it was begun, without the worker."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from importer.models import ImportedPage, ImportRun
from importer.runs.stored import finding_from_json
from importer.runs.tasks import go_on, work_for
from links.runs.configuration import client_from_settings
from links.runs.runner import Connect

_SLICE_SECONDS = 5
State = ImportRun.State


def work_to_end(
    run: ImportRun,
    on_progress: Callable[[ImportRun], None] = lambda run: None,
    connect: Connect = client_from_settings,
) -> datetime | None:
    """Work a run off, and tell how far it is now and then.

    A host that wants to be left alone is left to the worker; returns until when. Cut
    off, the run is stopped, and can be gone on with in the admin.
    """
    is_done = False
    try:
        while True:
            until = work_for(run, _SLICE_SECONDS, connect, later=False)
            run.refresh_from_db(fields=["state", "robots", "finished_at"])
            on_progress(run)
            if until is not None and until > timezone.now():
                with transaction.atomic():
                    go_on(run, until)
            is_done = run.state != State.WORKING or until is not None
            if is_done:
                return until
    finally:
        if not is_done:
            ImportRun.objects.filter(pk=run.pk, state=State.WORKING).update(
                state=State.STOPPED, finished_at=timezone.now()
            )


def report_of(run: ImportRun) -> Iterator[str]:
    """Yield the report of a run, line by line, in Danish."""
    for source in run.sources.defer("lines", "said", "left_out"):
        said = [source.get_state_display(), source.reason, *source.notices]
        yield f"{source.name}: {' '.join(filter(None, said))}"
        for row in ImportedPage.objects.filter(source=source).order_by("position"):
            page = f" (id {row.page_id})" if row.page_id else ""
            yield f"    {row.title}{page}: {row.get_outcome_display()}"
            for stored in row.findings:
                yield f"        {finding_from_json(stored).sentence}"
