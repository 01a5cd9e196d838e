"""Jobs that the background worker does again and again."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from boligsocial.deployment import schedule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue_in_the_database(settings):
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


@pytest.fixture(autouse=True)
def open_connection(monkeypatch):
    """Let the worker keep a connection in the midst of a transaction: the test's."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def work_off_the_queue():
    call_command(
        "db_worker",
        "--backend=background",
        "--batch",
        "--no-startup-delay",
        verbosity=0,
    )


def waiting():
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def test_every_job_is_put_in_the_queue_once():
    assert schedule.start_schedule() == list(schedule.JOBS)
    assert schedule.start_schedule() == []
    assert waiting().count() == len(schedule.JOBS)


def test_a_job_that_has_run_waits_for_its_next_time():
    schedule.start_schedule()
    before = timezone.now()
    work_off_the_queue()
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).exists()
    times = {result.args_kwargs["args"][0]: result.run_after for result in waiting()}
    assert times.keys() == schedule.JOBS.keys()
    for name, job in schedule.JOBS.items():
        assert before + job.every <= times[name] <= timezone.now() + job.every


def test_a_job_that_fails_runs_again(monkeypatch):
    def fail():
        raise RuntimeError("Databasen er væk")

    job = schedule.Job(fail, timedelta(minutes=1))
    monkeypatch.setattr(schedule, "JOBS", {"fail": job})
    schedule.start_schedule()
    work_off_the_queue()
    assert DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count() == 1
    assert waiting().get().args_kwargs["args"] == ["fail"]


def test_a_job_that_is_no_longer_known_is_let_go(monkeypatch):
    schedule.start_schedule()
    monkeypatch.setattr(schedule, "JOBS", {})
    work_off_the_queue()
    assert not waiting().exists()
