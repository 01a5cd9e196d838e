"""The monitors' third question: does the schedule run?"""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from boligsocial.deployment import schedule
from boligsocial.deployment.schedule_health import LATE_AFTER

pytestmark = pytest.mark.django_db

MONITOR = {"HTTP_HOST": "10.1.2.3:8000"}
NAME = "publish_scheduled_pages"


@pytest.fixture(autouse=True)
def _queue_in_the_database(settings):
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


@pytest.fixture
def ask(client):
    def ask():
        response = client.get("/readyz/jobs", **MONITOR)
        assert response["Cache-Control"] == "no-store"
        first, *lines = response.content.decode().splitlines()
        return response.status_code, first, dict(line.split(": ", 1) for line in lines)

    return ask


def the_job():
    return DBTaskResult.objects.filter(args_kwargs__args__0=NAME)


def ago(**units):
    return timezone.now() - timedelta(**units)


def test_all_is_well_when_every_job_waits_for_its_time(ask):
    schedule.start_schedule()
    status, first, lines = ask()
    assert (status, first) == (200, "ok")
    assert list(lines) == list(schedule.JOBS)
    assert all(line.startswith("last -, next 2") for line in lines.values())


def test_a_job_says_when_it_began_last(ask):
    schedule.start_schedule()
    began = ago(minutes=3)
    every = schedule.JOBS["check_links"].every
    DBTaskResult.objects.filter(args_kwargs__args__0="check_links").update(
        enqueued_at=began, run_after=began + every
    )
    _, _, lines = ask()
    assert lines["check_links"] == (
        f"last {began:%Y-%m-%dT%H:%M:%SZ}, next {began + every:%Y-%m-%dT%H:%M:%SZ}"
    )


def test_nothing_in_the_queue_is_a_schedule_that_does_not_run(ask):
    status, first, lines = ask()
    assert status == 503
    assert first.startswith(f"overdue: {NAME}, ")
    assert lines[NAME] == "last -, next -, overdue"


def test_a_job_that_nobody_takes_is_overdue(ask):
    schedule.start_schedule()
    the_job().update(run_after=ago(minutes=14))
    assert ask()[0] == 200
    the_job().update(run_after=timezone.now() - LATE_AFTER - timedelta(seconds=1))
    status, first, lines = ask()
    assert (status, first) == (503, f"overdue: {NAME}")
    assert lines[NAME].endswith(", overdue")


def test_a_job_that_was_just_taken_is_not(ask):
    schedule.start_schedule()
    the_job().update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    assert ask()[0] == 200
    # Its worker was killed before the next run was in the queue.
    the_job().update(started_at=ago(minutes=16))
    assert ask()[:2] == (503, f"overdue: {NAME}")


def test_tells_no_more_than_that_when_the_database_is_away(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("password of the database")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/readyz/jobs", **MONITOR)
    assert response.status_code == 503
    assert response.content == b"the database does not answer\n"


def test_costs_one_query_however_much_was_done(ask, django_assert_num_queries):
    schedule.start_schedule()
    (done,) = the_job()
    for _ in range(20):
        done.pk, done.status = None, TaskResultStatus.SUCCESSFUL
        done._state.adding = True
        done.pk = DBTaskResult._meta.pk.get_default()
        done.save()
    with django_assert_num_queries(1):
        ask()
