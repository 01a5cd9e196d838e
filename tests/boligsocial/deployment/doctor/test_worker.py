"""The worker: alive, keeping up, and what it failed at."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from boligsocial.deployment import schedule
from boligsocial.deployment.doctor.worker import (
    look_at_failures,
    look_at_queue,
    look_at_schedule,
    look_at_worker,
)
from diagnosis.findings import Level

pytestmark = pytest.mark.django_db
MINUTELY = "publish_scheduled_pages"


@pytest.fixture(autouse=True)
def _schedule(queue_in_the_database):
    schedule.start_schedule()


def job(name: str):
    return DBTaskResult.objects.filter(args_kwargs__args__0=name)


def ago(**units):
    return timezone.now() - timedelta(**units)


def test_all_is_well_when_the_schedule_has_just_begun():
    assert look_at_worker().level == Level.OK
    assert look_at_schedule().level == Level.OK
    assert look_at_queue().level == Level.OK
    assert look_at_failures().level == Level.OK


def test_the_worker_says_when_it_began_the_job_of_each_minute():
    job(MINUTELY).update(
        enqueued_at=ago(minutes=3), run_after=ago(minutes=3) + timedelta(minutes=1)
    )
    assert look_at_worker().seen == f"{MINUTELY} began 3 min ago"


def test_a_worker_that_takes_nothing_is_a_fault():
    job(MINUTELY).update(run_after=ago(minutes=16))
    found = look_at_worker()
    assert found.level == Level.FAULT
    assert "boligsocial-worker" in found.advice
    assert MINUTELY in look_at_schedule().seen


def test_a_job_that_has_no_next_run_is_a_fault_of_the_schedule_alone():
    job("check_links").delete()
    assert look_at_worker().level == Level.OK
    found = look_at_schedule()
    assert (found.level, found.seen) == (Level.FAULT, "overdue: check_links")


@pytest.mark.parametrize(
    ("waited", "level"),
    [
        ({"minutes": 10}, Level.OK),
        ({"minutes": 20}, Level.WARNING),
        ({"hours": 30}, Level.FAULT),
    ],
)
def test_the_queue_is_judged_by_its_oldest_task(waited, level):
    job("check_links").update(run_after=ago(**waited), enqueued_at=ago(**waited))
    found = look_at_queue()
    assert found.level == level
    assert found.seen.startswith(f"{len(schedule.JOBS)} waiting")


def test_a_task_that_waits_for_its_time_does_not_wait_for_the_worker():
    DBTaskResult.objects.update(
        enqueued_at=ago(days=3), run_after=timezone.now() + timedelta(days=3)
    )
    assert look_at_queue().seen == "nothing waits"


def test_tasks_that_failed_within_a_day_are_named():
    task = job("check_links").get()
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=TaskResultStatus.FAILED, finished_at=ago(hours=25)
    )
    assert look_at_failures().level == Level.OK
    DBTaskResult.objects.filter(pk=task.pk).update(finished_at=ago(hours=23))
    found = look_at_failures()
    assert found.level == Level.WARNING
    assert "boligsocial.deployment.schedule.run_job (1)" in found.seen
