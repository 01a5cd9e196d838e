"""Tasks whose functions have moved since they were put in the queue."""

import logging

import pytest
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from boligsocial.deployment.moved_tasks import (
    MOVED,
    let_go_of_lost_tasks,
    rename_moved_tasks,
)
from boligsocial.deployment.schedule import run_job
from tests.boligsocial.deployment.queue import waiting, work_off_the_queue

OLD = "boligsocial.schedule.run_job"
LOST = "links.handlinger.som_ingen_har_mere"


@pytest.fixture
def _queue(db, queue_in_the_database):
    """A queue in which a task may wait that this release does not know."""


@pytest.fixture
def wait(_queue):
    """Return a function that puts a task in the queue, by the path of its function."""

    def put(path, *arguments):
        queued = run_job.enqueue(*arguments)
        DBTaskResult.objects.filter(pk=queued.id).update(task_path=path)

    return put


@pytest.mark.parametrize("path", MOVED.values())
def test_the_table_leads_to_tasks_of_this_release(path):
    assert import_string(path).module_path == path


def test_the_table_leads_there_in_one_step():
    assert not set(MOVED) & set(MOVED.values())


def test_a_task_that_has_moved_is_given_its_new_path(wait):
    wait(OLD, "find_links")
    wait(run_job.module_path, "check_links")

    assert rename_moved_tasks() == 1

    assert list(waiting().values_list("task_path", flat=True)) == [
        run_job.module_path,
        run_job.module_path,
    ]
    assert rename_moved_tasks() == 0


def test_what_was_done_or_begun_keeps_the_path_that_it_had(wait):
    wait(OLD, "find_links")
    waiting().get().claim("en arbejder")

    assert rename_moved_tasks() == 0


def test_a_worker_takes_up_what_the_former_release_has_queued_meanwhile(wait):
    wait(OLD, "find_links")

    work_off_the_queue()

    assert not waiting().filter(task_path=OLD).exists()
    assert not DBTaskResult.objects.failed().exists()


def test_a_task_that_is_nowhere_any_longer_is_let_go_with_a_line_in_the_log(
    wait, caplog
):
    wait(LOST, "a")
    wait(LOST, "b")
    wait(run_job.module_path, "find_links")

    with caplog.at_level(logging.WARNING):
        assert let_go_of_lost_tasks() == 2

    [line] = [record for record in caplog.records if record.msg == "tasks_let_go"]
    assert (line.task, line.count) == (LOST, 2)
    assert waiting().get().task_path == run_job.module_path
    lost = DBTaskResult.objects.filter(task_path=LOST)
    assert {task.status for task in lost} == {TaskResultStatus.FAILED}
    assert all(task.finished_at for task in lost)


def test_what_was_let_go_is_forgotten_with_other_results(wait):
    from django.core.management import call_command

    wait(LOST, "a")
    let_go_of_lost_tasks()

    call_command(
        *("prune_db_task_results", "--backend=background", "--queue-name=*"),
        *("--min-age-days=0", "--failed-min-age-days=0"),
        verbosity=0,
    )

    assert not DBTaskResult.objects.filter(task_path=LOST).exists()
