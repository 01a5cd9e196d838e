"""Jobs that the background worker does again and again.

What a deployment does about them stands in test_upgrade.py.
"""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from activities import jobs as activity_jobs
from audit import jobs as audit_jobs
from backups import jobs as backup_jobs
from boligsocial import jobs
from boligsocial.deployment import schedule
from colleagues import jobs as colleague_jobs
from documents import jobs as document_jobs
from feedback import jobs as feedback_jobs
from forms import jobs as form_jobs
from importer import jobs as import_jobs
from links import jobs as link_jobs
from notices import jobs as notice_jobs
from pages import jobs as page_jobs
from personal_data import jobs as personal_data_jobs
from posters import jobs as poster_jobs
from search import jobs as search_jobs
from tests.boligsocial.deployment.queue import waiting, work_off_the_queue
from tests.databases import new_database
from users import jobs as user_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue_in_the_database")]

NAME = "publish_scheduled_pages"


def names() -> list[str]:
    """Return the names of the jobs that wait, sorted."""
    return sorted(result.args_kwargs["args"][0] for result in waiting())


def take(name: str) -> DBTaskResult:
    """Take a job from the queue, as a worker does before it calls it."""
    result = waiting().get(args_kwargs__args=[name])
    result.claim("en arbejder")
    return result


def test_every_job_is_put_in_the_queue_once():
    assert schedule.start_schedule() == list(schedule.JOBS)
    assert schedule.start_schedule() == []
    assert waiting().count() == len(schedule.JOBS)


def test_what_a_killed_worker_had_in_hand_is_not_called_running_for_ever():
    tasks = {
        thing.module_path
        for module in list(sys.modules.values())
        for thing in list(vars(module).values())
        if type(thing).__name__ == "Task" and thing.backend == "background"
    }
    assert "pages.publishing.tasks.make_pictures" in tasks
    long_ago = timezone.now() - timedelta(hours=2)
    for path in tasks:
        DBTaskResult.objects.create(
            task_path=path,
            args_kwargs={"args": [], "kwargs": {}},
            backend_name="background",
            status=TaskResultStatus.RUNNING,
            worker_ids=["en arbejder"],
            started_at=long_ago,
            run_after=long_ago,
        )
    for name, job in schedule.JOBS.items():
        if name.startswith("go_on_with"):
            job.run()

    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    assert not list(running.values_list("task_path", flat=True))


def test_no_two_apps_call_a_job_the_same():
    modules = (
        *(jobs, audit_jobs, backup_jobs, import_jobs, link_jobs, page_jobs),
        *(search_jobs, user_jobs, personal_data_jobs, feedback_jobs, form_jobs),
        *(colleague_jobs, activity_jobs, notice_jobs, document_jobs, poster_jobs),
    )
    declared = [name for module in modules for name in module.JOBS]

    assert sorted(declared) == sorted(schedule.JOBS)


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


def test_a_deployment_while_a_worker_has_just_taken_a_job_leaves_one_next_run():
    schedule.start_schedule()
    take(NAME)

    assert schedule.start_schedule() == [NAME]
    schedule.run_job.call(NAME)

    assert names() == sorted(schedule.JOBS)


def test_two_chains_of_one_job_become_one():
    schedule.start_schedule()
    schedule.run_job.using(run_after=timezone.now()).enqueue(NAME)
    assert names().count(NAME) == 2

    work_off_the_queue()

    assert names() == sorted(schedule.JOBS)


def test_two_chains_that_two_workers_run_at_the_same_time_become_one():
    schedule.start_schedule()
    schedule.run_job.using(run_after=timezone.now()).enqueue(NAME)
    for result in waiting().filter(args_kwargs__args=[NAME]):
        result.claim("en arbejder")

    schedule.run_job.call(NAME)
    schedule.run_job.call(NAME)

    assert names() == sorted(schedule.JOBS)


def test_a_job_whose_worker_was_killed_is_put_back_by_the_next_worker():
    schedule.start_schedule()
    killed = take(NAME)

    work_off_the_queue()

    assert names() == sorted(schedule.JOBS)
    [again] = DBTaskResult.objects.successful().filter(args_kwargs__args=[NAME])
    assert again.pk != killed.pk


def test_whoever_is_at_it_at_the_same_time_each_job_waits_once(tmp_path, settings):
    with new_database(tmp_path, "boligsocial_at_once") as url:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.boligsocial.deployment.at_once"],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "boligsocial.settings.dev",
            },
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 0, ended.stderr
    for waiting_jobs in json.loads(ended.stdout):
        assert waiting_jobs == ["a", "b", "c"]
