"""Tasks whose worker was killed are done again, each as often as is good for it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from links.adding.titles import fetch_titles
from links.archive.asking import look_for_copies
from links.lost_tasks import (
    DONE_AGAIN,
    ENDED_FROM_OUTSIDE,
    LET_GO,
    LOST_AFTER,
    take_up_lost_tasks,
)
from links.models import Link
from links.page_changes.notes import register_notes
from links.page_changes.tasks import merge_links, register_addresses
from links.replacing.readdressing import reindex_links
from links.replacing.trials import try_addresses
from links.runs.tasks import check_due_links, check_link
from tests.factories import LinkFactory, StandardPageFactory, UserFactory
from tests.links.finding.bodies import list_of, uses

pytestmark = pytest.mark.django_db

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
FAILED = TaskResultStatus.FAILED
ARGUMENTS = {
    register_addresses: ({}, 1),
    register_notes: ({}, 1),
    merge_links: (1, [2], 1),
    reindex_links: ([1],),
    check_link: (1,),
    check_due_links: ("2026-03-12T08:30:00+00:00",),
    fetch_titles: ([1], "2026-03-12T08:30:00+00:00"),
    look_for_copies: ("2026-03-12T08:30:00+00:00",),
    try_addresses: (1, "2026-03-12T08:30:00+00:00"),
}


@pytest.fixture(autouse=True)
def _queue_in_the_database(settings):
    settings.TASKS = {
        **settings.TASKS,
        "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


def killed(task, *arguments, workers=1, **values) -> DBTaskResult:
    """Return a task that a worker had taken when it was killed."""
    task.enqueue(*(arguments or ARGUMENTS[task]))
    long_ago = timezone.now() - LOST_AFTER - timedelta(minutes=1)
    values = {"status": RUNNING, "started_at": long_ago} | values
    ids = [f"arbejder{number}" for number in range(workers)]
    DBTaskResult.objects.filter(task_path=task.module_path).update(
        worker_ids=ids, **values
    )
    return DBTaskResult.objects.get(task_path=task.module_path)


def status_after(lost: DBTaskResult) -> str:
    take_up_lost_tasks(timezone.now())
    lost.refresh_from_db()
    return lost.status


@pytest.mark.parametrize("task", DONE_AGAIN, ids=lambda task: task.name)
class TestWhatSomebodyWaitsFor:
    def test_is_put_back(self, task):
        assert status_after(killed(task)) == READY

    @pytest.mark.parametrize("reason", ENDED_FROM_OUTSIDE)
    def test_is_put_back_when_it_was_ended_from_outside(self, task, reason):
        ended = killed(
            task,
            status=FAILED,
            finished_at=timezone.now(),
            exception_class_path=reason,
        )
        assert status_after(ended) == READY

    def test_is_left_while_it_may_still_be_under_way(self, task):
        young = killed(task, started_at=timezone.now() - timedelta(minutes=50))
        assert status_after(young) == RUNNING

    def test_is_left_when_it_has_failed_by_itself(self, task):
        failed = killed(
            task,
            status=FAILED,
            finished_at=timezone.now(),
            exception_class_path="builtins.ValueError",
        )
        assert status_after(failed) == FAILED

    def test_is_given_up_when_it_has_ended_three_workers(self, task, caplog):
        assert status_after(killed(task, workers=3)) == FAILED
        assert "lost_task_given_up" in caplog.messages


@pytest.mark.parametrize("task", LET_GO, ids=lambda task: task.name)
def test_what_begins_anew_by_itself_is_let_go(task):
    assert status_after(killed(task)) == FAILED


def test_every_task_about_links_has_its_place():
    import importlib
    import pkgutil

    import links

    found = {
        value.module_path
        for module in pkgutil.walk_packages(links.__path__, "links.")
        if ".migrations" not in module.name
        for value in vars(importlib.import_module(module.name)).values()
        if hasattr(value, "module_path") and value.module_path.startswith("links.")
    }
    assert found == {task.module_path for task in (*DONE_AGAIN, *LET_GO)}


def test_a_merge_that_was_cut_off_is_finished(monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    kept, other = LinkFactory(), LinkFactory()
    page = StandardPageFactory(body=[list_of(other)])
    killed(merge_links, kept.pk, [other.pk], UserFactory().pk)
    take_up_lost_tasks(timezone.now())
    call_command(
        "db_worker",
        "--backend=background",
        "--batch",
        "--no-startup-delay",
        verbosity=0,
    )
    assert list(Link.objects.all()) == [kept]
    assert uses() == {(kept.pk, page.pk): "live draft"}
