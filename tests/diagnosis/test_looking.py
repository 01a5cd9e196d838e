"""Checks are looked at side by side, and none hides another."""

import threading
import time

import pytest

from diagnosis.findings import Check, Level, fault, ok, skipped, warning, worst
from diagnosis.looking import DATABASE, look_at, look_here


@pytest.fixture
def hanging():
    """A check that does not come back before the test has ended."""
    ended = threading.Event()

    def look():
        ended.wait(20)
        return ok("at last")

    yield Check("hanging", look)
    ended.set()


def well(name="well", **options) -> Check:
    return Check(name, lambda: ok("fine"), **options)


def raising() -> Check:
    def look():
        raise RuntimeError("of\nsome kind")

    return Check("raising", look)


def test_results_come_in_the_order_of_the_checks():
    checks = [well("c", needs_database=True), well("a"), well("b")]

    assert [result.name for result in look_at(checks, 5)] == ["c", "a", "b"]


def test_a_check_that_raises_is_a_fault_in_one_line_and_hides_no_other():
    first, second = look_at([raising(), well()], 5)

    assert first.finding.level == Level.FAULT
    assert first.finding.seen == "RuntimeError: of some kind"
    assert first.finding.advice
    assert second.finding.level == Level.OK


def test_a_check_that_hangs_is_a_fault_after_its_time_and_hides_no_other(hanging):
    began = time.monotonic()

    late, other = look_at([hanging, well()], 0.2)

    assert time.monotonic() - began < 5
    assert late.finding.level == Level.FAULT
    assert "0.2 seconds" in late.finding.seen
    assert other.finding.level == Level.OK


def test_those_that_hang_wait_for_the_same_time(hanging):
    began = time.monotonic()

    look_at([hanging] * 10, 0.3)

    assert time.monotonic() - began < 2


def test_what_needs_the_database_is_left_out_while_it_is_away():
    away = Check(DATABASE, lambda: fault("away", "start it"))

    results = look_at([well(needs_database=True), away, well()], 5)

    assert [result.finding.level for result in results] == [
        Level.SKIPPED,
        Level.FAULT,
        Level.OK,
    ]


def test_what_needs_the_database_is_left_out_while_it_hangs(hanging):
    away = Check(DATABASE, hanging.look)

    results = look_at([away, well(needs_database=True)], 0.1)

    assert results[1].finding.level == Level.SKIPPED


def test_one_finding_for_several_is_the_worst_of_them():
    found = worst([ok("a"), fault("b", "do this"), warning("c", "x"), fault("d", "y")])

    assert (found.level, found.seen, found.advice) == (
        Level.FAULT,
        "b; d",
        "do this y",
    )
    assert worst([ok("a"), ok("b")]).seen == "a; b"


def test_a_check_can_be_looked_at_in_this_thread():
    assert look_here(well()).finding == ok("fine")
    assert look_here(Check("no", lambda: skipped("no"))).finding.level == Level.SKIPPED
