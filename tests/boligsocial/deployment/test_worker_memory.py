"""A worker starts afresh when it has grown, and not when it has only been busy."""

import logging
import mmap
from types import SimpleNamespace

import pytest

from boligsocial.deployment import worker_memory
from boligsocial.deployment.worker_memory import (
    EVERY,
    GROWTH_BYTES,
    watch,
    weigh_at_start,
)

MEGABYTE = 1024 * 1024


@pytest.fixture
def memory(monkeypatch):
    held = SimpleNamespace(bytes=100 * MEGABYTE)
    monkeypatch.setattr(worker_memory, "own_memory", lambda: held.bytes)
    return held


@pytest.fixture
def worker(memory, settings):
    settings.PAGE_CACHE_BYTES = 64 * MEGABYTE
    worker = SimpleNamespace(nr=0, alive=True, log=logging.getLogger("gunicorn.error"))
    weigh_at_start(worker)
    return worker


def serve(worker, requests: int) -> None:
    for _request in range(requests):
        worker.nr += 1
        watch(worker, None, {}, None)


def test_a_worker_that_is_busy_goes_on(worker):
    serve(worker, 100 * EVERY)
    assert worker.alive


def test_a_worker_that_is_full_of_kept_pages_goes_on(worker, memory):
    memory.bytes += 64 * MEGABYTE + GROWTH_BYTES
    serve(worker, EVERY)
    assert worker.alive


def test_a_worker_that_has_grown_ends(worker, memory):
    memory.bytes += 64 * MEGABYTE + GROWTH_BYTES + 1
    serve(worker, EVERY - 1)
    assert worker.alive
    serve(worker, 1)
    assert not worker.alive


def test_what_this_process_holds_is_read_from_the_system():
    before = worker_memory.own_memory()
    private = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    with mmap.mmap(-1, 50 * MEGABYTE, flags=private) as held:
        # Of huge pages the kernel counts a few before it tells of any.
        held.madvise(mmap.MADV_NOHUGEPAGE)
        held.write(b"x" * len(held))
        assert worker_memory.own_memory() - before > 0.9 * len(held)


def test_a_system_that_does_not_tell_ends_no_worker(monkeypatch, tmp_path):
    monkeypatch.setattr(worker_memory, "_STATISTICS", tmp_path / "statm")
    assert worker_memory.own_memory() == 0
