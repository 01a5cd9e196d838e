"""Whether the schedule runs: when each job began last, and when it is to begin next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from boligsocial.deployment.schedule import JOBS, run_job

# A job waits for what is before it in the queue, and a large merge takes minutes.
LATE_AFTER = timedelta(minutes=15)


@dataclass(frozen=True)
class JobState:
    """One job; a time is None when there was no run, or there is to be none."""

    name: str
    last: datetime | None
    next: datetime | None
    is_overdue: bool

    def __str__(self):
        times = f"last {_shown(self.last)}, next {_shown(self.next)}"
        return f"{self.name}: {times}{', overdue' if self.is_overdue else ''}"


def job_states(now: datetime) -> list[JobState]:
    """Return the state of each job, from what waits in the queue alone.

    One query by the queue's own index; another when a job does not wait there, which
    is so for the moment between taking it and putting its next run in the queue.
    """
    waiting = {}
    for name, began, begins in _runs(
        TaskResultStatus.READY, "enqueued_at", "run_after"
    ):
        known = waiting.get(name)
        if known is None or begins < known[1]:
            waiting[name] = (began, begins)
    taken = {}
    if waiting.keys() < JOBS.keys():
        for name, began, _ in _runs(
            TaskResultStatus.RUNNING, "started_at", "run_after"
        ):
            taken[name] = max(began, taken.get(name, began))
    return [_state(name, waiting.get(name), taken.get(name), now) for name in JOBS]


def _state(
    name: str,
    waiting: tuple[datetime, datetime] | None,
    taken: datetime | None,
    now: datetime,
) -> JobState:
    if waiting is None:
        is_overdue = taken is None or taken < now - LATE_AFTER
        return JobState(name, taken, None, is_overdue)
    # The next run is put in the queue as one begins. The first of all was due at once.
    began, begins = waiting
    last = began if begins - began > JOBS[name].every / 2 else None
    return JobState(name, last, begins, begins < now - LATE_AFTER)


def _runs(status: str, *times: str):
    runs = DBTaskResult.objects.filter(status=status, task_path=run_job.module_path)
    for arguments, *moments in runs.order_by().values_list("args_kwargs", *times):
        yield arguments["args"][0], *moments


def _shown(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else "-"
