"""The report, for people, for monitors and for machines."""

import json
from datetime import UTC, datetime

import pytest

from diagnosis.findings import fault, ok, skipped, warning
from diagnosis.looking import Result
from diagnosis.report import as_json, as_text, exit_code

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
WELL = Result("disk", ok("room enough"), 0.1)
WARNED = Result("mail", warning("slow", "Ask."), 0.1)
AT_FAULT = Result("worker", fault("gone", "Start it."), 0.1)
LEFT_OUT = Result("clock", skipped("nobody to ask"), 0.1)


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([], 0),
        ([WELL, LEFT_OUT], 0),
        ([WELL, WARNED], 1),
        ([AT_FAULT, WELL, WARNED], 2),
    ],
)
def test_the_exit_code_is_that_of_nagios_plugins(results, code):
    assert exit_code(results) == code
    assert json.loads(as_json(results, NOW))["exit_code"] == code


def test_the_first_line_sums_up_and_each_other_is_a_check():
    assert as_text([WELL, WARNED, AT_FAULT, LEFT_OUT]).splitlines() == [
        "FAULT: 1 fault (worker), 1 warning (mail), 1 skipped (clock), 1 ok",
        "ok       disk    room enough",
        "warning  mail    slow -> Ask.",
        "fault    worker  gone -> Start it.",
        "skipped  clock   nobody to ask",
    ]


def test_all_is_well():
    assert as_text([WELL]).splitlines()[0] == "OK: 1 ok"


def test_json_says_the_same():
    found = json.loads(as_json([AT_FAULT, WELL], NOW))

    assert found["level"] == "fault"
    assert found["looked_at"] == "2026-11-29T12:00:00+00:00"
    assert found["checks"][0] == {
        "name": "worker",
        "level": "fault",
        "seen": "gone",
        "advice": "Start it.",
        "seconds": 0.1,
    }
