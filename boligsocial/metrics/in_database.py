"""What the database knows, the same from whichever machine it is asked: in few queries."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q
from django.db.models.fields.json import KT
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily, Metric

from backups.standing import standing
from boligsocial.deployment.schedule import JOBS, run_job
from boligsocial.deployment.schedule_health import job_states
from boligsocial.mail.letters import LETTERS
from linkcheck.verdicts import Verdict
from links.models import LinkHealth

DAY = timedelta(days=1)


def stored_figures(now: datetime) -> Iterator[Metric]:
    """Yield all figures. Raises DatabaseError."""
    yield from _tasks(now)
    yield from _jobs(now)
    yield from _backups(now)
    yield from _links(now)


def _tasks(now: datetime) -> Iterator[Metric]:
    ready = Q(status=TaskResultStatus.READY)
    due = ready & Q(run_after__lte=now)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__gte=now - DAY)
    letter = Q(task_path__in=[task.module_path for task in LETTERS])
    given_up = letter & Q(finished_at__gte=now - DAY, return_value=False)
    found = DBTaskResult.objects.order_by().aggregate(
        due=Count("pk", filter=due),
        later=Count("pk", filter=ready & Q(run_after__gt=now)),
        running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
        failed=Count("pk", filter=failed),
        oldest=Min("run_after", filter=due),
        waiting=Count("pk", filter=letter & ready),
        given_up=Count("pk", filter=given_up),
    )
    tasks = GaugeMetricFamily(
        "boligsocial_tasks",
        "Tasks of the worker: that could be done now (due), that wait for their time"
        " (later), that are being done (running), that failed within a day (failed).",
        labels=["state"],
    )
    for state in ("due", "later", "running", "failed"):
        tasks.add_metric([state], found[state])
    yield tasks
    age = (now - found["oldest"]).total_seconds() if found["oldest"] else 0
    yield GaugeMetricFamily(
        "boligsocial_oldest_due_task_age_seconds",
        "For how long the task has been due that has waited longest; 0 when none waits.",
        age,
    )
    letters = GaugeMetricFamily(
        "boligsocial_letters",
        "Tasks that hand over mail: to be done (waiting), given up within a day"
        " (given_up).",
        labels=["state"],
    )
    letters.add_metric(["waiting"], found["waiting"])
    letters.add_metric(["given_up"], found["given_up"])
    yield letters


def _jobs(now: datetime) -> Iterator[Metric]:
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, task_path=run_job.module_path
    )
    named = done.order_by().values_list(KT("args_kwargs__args__0"))
    last = dict(named.annotate(Max("finished_at")))
    succeeded = GaugeMetricFamily(
        "boligsocial_job_last_success_timestamp_seconds",
        "When a job that recurs was last done without a fault, in seconds since 1970.",
        labels=["job"],
    )
    for name in JOBS.keys() & last.keys():
        succeeded.add_metric([name], last[name].timestamp())
    yield succeeded
    overdue = GaugeMetricFamily(
        "boligsocial_job_overdue",
        "1 if a job has missed its time by more than a quarter of an hour, else 0.",
        labels=["job"],
    )
    for state in job_states(now):
        overdue.add_metric([state.name], state.is_overdue)
    yield overdue


def _backups(now: datetime) -> Iterator[Metric]:
    state = standing(now)
    yield GaugeMetricFamily(
        "boligsocial_backup_configured",
        "1 if the site makes backups itself, else 0.",
        state.is_on,
    )
    yield GaugeMetricFamily(
        "boligsocial_backup_failed",
        "1 if the last backup failed, else 0.",
        state.failure is not None,
    )
    if state.last_good is None:
        return
    yield GaugeMetricFamily(
        "boligsocial_backup_last_success_timestamp_seconds",
        "When the last good backup was begun, in seconds since 1970.",
        state.last_good.made_at.timestamp(),
    )
    yield GaugeMetricFamily(
        "boligsocial_backup_last_size_bytes",
        "The size of the last good backup.",
        state.last_good.size,
    )


def _links(now: datetime) -> Iterator[Metric]:
    counts = LinkHealth.objects.order_by().values("verdict")
    found = {
        row["verdict"]: row
        for row in counts.annotate(
            links=Count("pk"),
            checked=Count("pk", filter=Q(checked_at__gt=now - DAY)),
            overdue=Count("pk", filter=Q(next_check_at__lt=now - DAY)),
        )
    }
    links = GaugeMetricFamily(
        "boligsocial_links",
        "Links of the register to other sites, by what is known of them.",
        labels=["verdict"],
    )
    for verdict in Verdict:
        links.add_metric([verdict.value], found.get(verdict, {}).get("links", 0))
    yield links
    yield GaugeMetricFamily(
        "boligsocial_links_checked_recently",
        "Links that were checked within a day.",
        sum(row["checked"] for row in found.values()),
    )
    yield GaugeMetricFamily(
        "boligsocial_links_overdue",
        "Links that should have been checked more than a day ago.",
        sum(row["overdue"] for row in found.values()),
    )
