"""Two machines and two workers, with folders of their own, on one PostgreSQL."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.boligsocial.deployment.components import machines
from tests.boligsocial.deployment.components.furnish import PAGE, PUBLISHER
from tests.boligsocial.deployment.proxies import until

PATIENCE = 90
PATH = f"/{PAGE}/"
QUEUE = "django_tasks_database_dbtaskresult"
LETTERS = 20


@pytest.fixture(scope="module")
def other(machine, tmp_path_factory):
    other = machines.another(machine, tmp_path_factory.mktemp("other") / "site")
    yield other
    other.stop()


@pytest.fixture(scope="module")
def prepared(machine, other):
    """Both prepared at the same moment, with the schedule still to be begun."""
    machine.rows(f"DELETE FROM {QUEUE}")  # noqa: S608
    preparing = [
        subprocess.Popen(
            [sys.executable, "manage.py", "prepare"],
            cwd=machines.ROOT,
            env=each.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for each in (machine, other)
    ]
    return [(one.communicate(timeout=120)[0], one.returncode) for one in preparing]


@pytest.fixture(scope="module")
def site(prepared, machine, other):
    for each in (machine, other):
        each.start_web()
        each.start_worker()
    return machine, other


def read(machine) -> bytes:
    answer = machine.visitor().get(PATH, Host=machines.SITE_HOST)
    assert answer.status == 200
    return answer.body


def publish(staff, number: int, values: dict) -> None:
    edit = f"/admin/pages/{number}/edit/"
    sent = staff.fill_in(edit, values | {"action-publish": "1"})
    assert sent.status_code == 302


def give_letters(machine, first: int, last: int) -> None:
    """Put letters into the queue, with numbers from `first` to `last`."""
    machine.rows(
        f"""INSERT INTO {QUEUE} (id, status, enqueued_at, args_kwargs, priority,
            task_path, queue_name, backend_name, run_after, worker_ids,
            exception_class_path, traceback, return_value)
        SELECT gen_random_uuid(), 'READY', now(),
            jsonb_build_object('kwargs', '{{}}'::jsonb, 'args', jsonb_build_array(
                jsonb_build_object('subject', 'Brev ' || n, 'body', 'Kære nabo',
                    'from_email', 'website@localhost', 'cc', '[]'::jsonb,
                    'to', '["ida@solgavlen.example"]'::jsonb, 'bcc', '[]'::jsonb,
                    'reply_to', '[]'::jsonb, 'headers', '{{}}'::jsonb,
                    'alternatives', '[]'::jsonb))),
            0, 'boligsocial.mail.tasks.deliver', 'default', 'background', now(),
            '[]'::jsonb, '', '', 'null'::jsonb
        FROM generate_series({first}, {last}) AS n"""  # noqa: S608
    )


def test_both_are_prepared_at_once(prepared, machine):
    assert [code for _said, code in prepared] == [0, 0], prepared
    jobs = machine.rows(
        f"""SELECT args_kwargs->'args'->>0, count(*) FROM {QUEUE}
        WHERE task_path LIKE '%run_job' AND status = 'READY' GROUP BY 1"""  # noqa: S608
    )
    assert jobs
    assert {count for _name, count in jobs} == {1}


def test_what_one_publishes_the_other_shows_at_the_next_request(site):
    here, there = site
    staff = here.staff(PUBLISHER)
    for number in range(3):
        read(there)
        summary = f"Udgave {number} af siden."
        publish(staff, here.id_of("page"), {"summary": summary})
        assert summary.encode() in read(there)


def test_who_has_signed_in_on_one_is_signed_in_on_the_other(site):
    here, there = site
    staff = here.staff(PUBLISHER)
    staff.url = there.url
    assert staff.get("/admin/").status_code == 200


def test_each_task_is_done_once_and_by_both_workers(site):
    here, _there = site
    done = f"""SELECT count(*) FILTER (WHERE status = 'SUCCESSFUL'),
        min(jsonb_array_length(worker_ids)), max(jsonb_array_length(worker_ids)),
        count(DISTINCT worker_ids->>0)
        FROM {QUEUE} WHERE task_path LIKE '%deliver'"""  # noqa: S608
    given = 0
    began = time.monotonic()
    workers = 0
    # One of them may have a longer task in hand while the other does all of these.
    while workers < 2 and time.monotonic() - began < PATIENCE:
        give_letters(here, given + 1, given + LETTERS)
        given += LETTERS
        until(lambda: here.rows(done)[0][0] == given, PATIENCE)  # noqa: B023
        [[_count, fewest, most, workers]] = here.rows(done)
    assert (fewest, most, workers) == (1, 1, 2)
    sent = "".join(
        file.read_text() for each in site for file in (each.folder / "mail").glob("*")
    )
    subjects = [f"Subject: Brev {n}\n" for n in range(1, given + 1)]
    assert [sent.count(subject) for subject in subjects] == [1] * given


def test_a_planned_page_is_published_once(site):
    here, there = site
    staff = here.staff(PUBLISHER)
    soon = timezone.localtime() + timedelta(hours=1)
    number = here.id_of("page")
    publish(
        staff,
        number,
        {"summary": "Planlagt tekst.", "go_live_at": f"{soon:%d.%m.%Y %H:%M}"},
    )
    assert b"Planlagt tekst." not in read(there)
    here.rows(
        """UPDATE wagtailcore_revision
        SET approved_go_live_at = now() - interval '1 min', content = jsonb_set(
            content, '{go_live_at}', to_jsonb(to_char(
                now() - interval '1 min', 'YYYY-MM-DD"T"HH24:MI:SSOF')))
        WHERE approved_go_live_at IS NOT NULL"""
    )
    here.rows(
        f"UPDATE {QUEUE} SET run_after = now()"  # noqa: S608
        " WHERE task_path LIKE '%run_job' AND status = 'READY'"
    )
    until(lambda: b"Planlagt tekst." in read(there), PATIENCE)
    log = f"""SELECT count(*) FROM wagtailcore_pagelogentry
        WHERE page_id = {number} AND action = 'wagtail.publish.scheduled'"""  # noqa: S608
    # Written when the page is out already.
    until(lambda: here.rows(log) != [(0,)], PATIENCE)
    assert here.rows(log) == [(1,)]


def test_the_schedule_goes_on_and_nothing_has_failed(site):
    here, _there = site
    waiting = f"""SELECT args_kwargs->'args'->>0 FROM {QUEUE}
        WHERE task_path LIKE '%run_job' AND status = 'READY'"""  # noqa: S608
    names = [name for (name,) in here.rows(waiting)]
    assert len(names) == len(set(names))
    failed = f"SELECT task_path, traceback FROM {QUEUE} WHERE status = 'FAILED'"  # noqa: S608
    assert here.rows(failed) == []
    for machine in site:
        assert '"status": 5' not in machine.log("web")
