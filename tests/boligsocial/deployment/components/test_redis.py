"""Redis as the cache of two processes, while it answers and while it does not."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager

import pytest

from tests.boligsocial.deployment.components import machines
from tests.boligsocial.deployment.components.furnish import PAGE, PUBLISHER
from tests.boligsocial.deployment.proxies import free_port, until
from tests.conftest import require
from tests.notes import SENTENCES

# Without a limit Redis would be waited for without end; others use the machine, too.
BOUND_SECONDS = 20
COMES_BACK_WITHIN = 60
GONE = SENTENCES["link"].encode()
PATH = f"/{PAGE}/"


class Redis:
    """A server that can be killed, held up and started again."""

    def __init__(self, folder) -> None:
        self.port = free_port()
        self._folder = folder
        self._server = None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self._server = subprocess.Popen(
            [
                *("redis-server", "--port", str(self.port), "--bind", "127.0.0.1"),
                *("--save", "", "--dir", str(self._folder)),
            ],
            stdout=subprocess.DEVNULL,
        )
        until(lambda: self.ask("PING") == "PONG", 20)

    def ask(self, *command: str) -> str:
        asked = ["redis-cli", "-p", str(self.port), *command]
        ended = subprocess.run(asked, capture_output=True, text=True, check=False)
        return ended.stdout.strip()

    def kill(self) -> None:
        self._server.kill()
        self._server.wait()

    @contextmanager
    def held_up(self):
        """Have it take connections and answer none."""
        os.kill(self._server.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self._server.pid, signal.SIGCONT)


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    require(shutil.which("redis-server"), "redis-server")
    redis = Redis(tmp_path_factory.mktemp("redis"))
    yield redis
    redis.kill()


@pytest.fixture(scope="module")
def site(redis, machine, tmp_path_factory):
    """Two machines on one database that share nothing else but Redis."""
    machine.overrides["CACHE_URL"] = redis.url
    other = machines.another(machine, tmp_path_factory.mktemp("other") / "site")
    try:
        machine.start_web()
        other.start_web()
        # What is noted when a page is read for the first time changes it once.
        read(machine)
        yield machine, other
    finally:
        other.stop()


@pytest.fixture(scope="module")
def merete(site):
    return site[0].staff(PUBLISHER)


@pytest.fixture
def publish(site, merete):
    """Publish the page with another summary, by way of the editor."""
    edit = f"/admin/pages/{site[0].id_of('page')}/edit/"

    def do(summary: str) -> None:
        values = {"summary": summary, "action-publish": "1"}
        assert merete.fill_in(edit, values).status_code == 302

    return do


def read(machine, path: str = PATH) -> tuple[bytes, str]:
    """Return a page, which must be there within bounds, and what is said of it."""
    began = time.monotonic()
    answer = machine.visitor().get(path, Host=machines.SITE_HOST)
    assert answer.status == 200
    assert time.monotonic() - began < BOUND_SECONDS
    return answer.body, answer.headers["Cache-Status"]


def until_shared(site, publish) -> None:
    """Wait until both machines keep pages in Redis.

    Either leaves it alone for some seconds after an answer that was late, as answers
    are on a machine that is busy.
    """
    numbers = iter(range(1000))

    def is_shared():
        publish(f"Med mellemlager, {next(numbers)}.")
        read(site[0])
        return read(site[1])[1] == "boligsocial; hit"

    until(is_shared, COMES_BACK_WITHIN)


def flag(machine, staff) -> None:
    """Say of the link that it is gone."""
    edit = f"/admin/snippets/links/link/edit/{machine.id_of('link')}/"
    assert staff.fill_in(edit, {"availability": "unavailable"}).status_code == 302


def test_what_one_process_has_made_the_other_has(site, publish):
    until_shared(site, publish)
    publish("Rådgivning hver tirsdag.")
    first, made = read(site[0])
    other, found = read(site[1])
    assert made == "boligsocial; fwd=miss; stored"
    assert found == "boligsocial; hit"
    assert first == other


def test_a_flag_shows_at_once_on_either_machine(site, merete):
    [before, _], [same, _] = read(site[0]), read(site[1])
    assert before == same
    assert GONE not in before
    flag(site[0], merete)
    for machine in site:
        assert GONE in read(machine)[0]


def test_while_redis_is_gone_pages_are_read_and_published(site, redis, publish):
    redis.kill()
    try:
        for number, machine in enumerate((*site, *site)):
            publish(f"Uden mellemlager, {number}.")
            assert f"Uden mellemlager, {number}.".encode() in read(machine)[0]
    finally:
        redis.start()
    until_shared(site, publish)


def test_while_redis_does_not_answer_nobody_waits_long(site, redis, publish):
    until_shared(site, publish)
    with redis.held_up():
        for machine in site:
            publish(f"Langsomt, {machine.port}.")
            assert f"Langsomt, {machine.port}.".encode() in read(machine)[0]


def test_nothing_was_answered_with_an_error(site):
    """Last: what the tests above have brought about."""
    for machine in site:
        assert '"status": 5' not in machine.log("web")
