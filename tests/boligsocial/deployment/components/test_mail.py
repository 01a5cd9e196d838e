"""A mail server that is slow, turns us away, refuses or dies: nobody waits for it."""

import re
import time

import pytest

from tests.boligsocial.deployment.components.furnish import EDITOR, PASSWORD
from tests.boligsocial.deployment.components.mail_servers import mail_server
from tests.boligsocial.deployment.proxies import until
from tests.staff_over_http import StaffSession

# Less than the ten that a server is waited for which does not answer.
AT_ONCE_SECONDS = 9.5
# As long as that, and what the worker needs besides.
PATIENCE = 90
WAITING = """
    SELECT count(*) FROM django_tasks_database_dbtaskresult
    WHERE task_path = 'boligsocial.mail.tasks.deliver' AND status = 'READY'"""
MAKE_DUE = """
    UPDATE django_tasks_database_dbtaskresult SET run_after = enqueued_at
    WHERE task_path = 'boligsocial.mail.tasks.deliver' AND status = 'READY'"""

FORGET = """
    DELETE FROM django_tasks_database_dbtaskresult
    WHERE task_path = 'users.tasks.send_password_reset' AND status = 'READY'"""


@pytest.fixture(scope="module")
def server():
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def site(server, machine):
    machine.overrides["EMAIL_URL"] = f"smtp://127.0.0.1:{server.port}"
    machine.start_web()
    machine.start_worker()
    return machine


def submit(site) -> float:
    """Have an editor send the page to be approved; return the seconds that it took."""
    editor = StaffSession(site.url)
    editor.sign_in(EDITOR, PASSWORD)
    edit = f"/admin/pages/{site.id_of('page')}/edit/"
    began = time.monotonic()
    sent = editor.fill_in(edit, {"summary": "Ny tekst.", "action-submit": "1"})
    assert sent.status_code == 302
    return time.monotonic() - began


@pytest.fixture(autouse=True)
def _nothing_on_its_way(site, server):
    """Let no letter of the test before be tried again in this one."""
    yield
    server.mood = "takes"
    site.rows(FORGET)
    server.visits.clear()
    server.letters.clear()


def test_a_letter_is_sent_when_the_server_takes_it_again_and_once(site, server):
    tried = site.log("worker").count("mail_not_sent")
    server.mood = "is silent"
    assert submit(site) < AT_ONCE_SECONDS
    for mood in ("is silent", "turns away", "dies"):
        server.mood = mood
        site.rows(MAKE_DUE)
        # Once it has been tried, it waits for the next time.
        until(lambda mood=mood: mood in server.visits, PATIENCE)
        until(lambda: site.rows(WAITING) == [(1,)], PATIENCE)
        assert server.letters == []
    server.mood = "takes"
    site.rows(MAKE_DUE)
    until(lambda: server.letters, PATIENCE)
    until(lambda: site.rows(WAITING) == [(0,)], PATIENCE)
    [letter] = server.letters
    assert "To: lone@solgavlen.example" in letter
    assert len(re.findall("(?m)^Message-ID: ", letter)) == 1
    # Each time on its own, and no more often.
    assert server.visits == ["is silent", "turns away", "dies", "takes"]
    assert site.log("worker").count("mail_not_sent") == tried + 3


def test_who_asks_for_a_new_password_does_not_wait_for_the_server(site, server):
    server.mood = "refuses"
    # A new password is written to whoever asks, through the same server.
    visitor = StaffSession(site.url)
    began = time.monotonic()
    asked = visitor.fill_in(
        "/admin/password_reset/", {"email": "ida@solgavlen.example"}
    )
    assert asked.status_code == 302
    assert time.monotonic() - began < AT_ONCE_SECONDS
    until(lambda: "refuses" in server.visits, PATIENCE)
    until(lambda: "password_reset_not_sent" in site.log("worker"), PATIENCE)
    assert server.letters == []


def test_nothing_was_answered_with_an_error(site):
    assert '"status": 5' not in site.log("web")
