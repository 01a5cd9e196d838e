"""The worker: whether it runs, keeps up, makes backups, and what it failed at."""

from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from backups.standing import standing
from boligsocial.deployment.schedule import JOBS
from boligsocial.deployment.schedule_health import LATE_AFTER, job_states
from diagnosis.findings import Check, Finding, fault, ok, warning

# The shortest wait of a job is a minute; a merge of links can hold it up.
_START = (
    "Start the worker (systemctl start boligsocial-worker) and look at its log"
    " (journalctl -u boligsocial-worker)."
)
DAY = timedelta(days=1)


def look_at_worker() -> Finding:
    """Say when the job began last that has to be done most often."""
    now = timezone.now()
    name = min(JOBS, key=lambda job: JOBS[job].every)
    (state,) = [state for state in job_states(now) if state.name == name]
    if state.is_overdue:
        return fault(f"{name} has not been begun for {_minutes(LATE_AFTER)}", _START)
    if state.last is None:
        return ok(f"{name} is to begin for the first time")
    return ok(f"{name} began {_minutes(now - state.last)} ago")


def look_at_schedule() -> Finding:
    """Say whether each job has a next time, and none has missed it."""
    states = job_states(timezone.now())
    overdue = [state.name for state in states if state.is_overdue]
    if overdue:
        return fault(f"overdue: {', '.join(overdue)}", _START)
    return ok(f"all {len(states)} jobs wait for their time")


def look_at_queue() -> Finding:
    """Say how many tasks wait that could be done, and for how long the oldest has."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().order_by()
    found = waiting.aggregate(count=Count("pk"), oldest=Min("enqueued_at"))
    due = waiting.filter(run_after__lte=now).aggregate(oldest=Min("run_after"))
    if not found["count"]:
        return ok("nothing waits")
    # What waits for its time began to wait then.
    oldest = due["oldest"] or found["oldest"]
    seen = f"{found['count']} waiting, the oldest for {_minutes(now - oldest)}"
    if now - oldest > DAY:
        return fault(seen, _START)
    if now - oldest > LATE_AFTER:
        return warning(seen, f"If it goes on growing: {_START}")
    return ok(seen)


def look_at_failures() -> Finding:
    """Say which tasks have failed within a day."""
    failed = (
        DBTaskResult.objects.filter(
            status=TaskResultStatus.FAILED, finished_at__gte=timezone.now() - DAY
        )
        .order_by()
        .values("task_path")
        .annotate(count=Count("pk"))
        .order_by("-count", "task_path")
    )
    if not failed:
        return ok("none within a day")
    named = ", ".join(f"{each['task_path']} ({each['count']})" for each in failed)
    return warning(
        f"within a day: {named}",
        "The log of the worker has the reason of each"
        " (journalctl -u boligsocial-worker).",
    )


def look_at_backups() -> Finding:
    """Say whether there is a good backup, and how old it is."""
    state = standing(timezone.now())
    if not state.is_on:
        return warning(
            "no backups are made", "Set BACKUP_DIR, or save the site in another way."
        )
    if state.failure:
        return fault(
            f"the last one failed: {state.failure.problem}",
            "Mend that, and run: boligsocial backup",
        )
    if state.last_good is None:
        return fault("there is none yet", "Run: boligsocial backup")
    made = f"the last good one is of {state.last_good.made_at:%Y-%m-%d %H:%M} UTC"
    if state.is_late:
        return fault(made, "See whether the worker runs, and run: boligsocial backup")
    return ok(made)


def _minutes(time: timedelta) -> str:
    minutes = max(round(time.total_seconds() / 60), 0)
    if minutes < 120:
        return f"{minutes} min"
    return f"{round(minutes / 60)} h"


CHECKS = [
    Check("backups", look_at_backups, needs_database=True),
    Check("worker", look_at_worker, needs_database=True),
    Check("schedule", look_at_schedule, needs_database=True),
    Check("queue", look_at_queue, needs_database=True),
    Check("failed tasks", look_at_failures, needs_database=True),
]
