"""Telling dead links from a dead network of our own."""

from hypothesis import given
from hypothesis import strategies as st

from linkcheck.outage import OutageWatch


def watch(*outcomes: str) -> OutageWatch:
    """Return a watch that saw "+" (answered) or "-" (failed), each of a new host."""
    watch = OutageWatch(window=5, fewest_hosts=3)
    for number, outcome in enumerate("".join(outcomes)):
        if outcome == "+":
            watch.answered(f"{number}.example")
        else:
            watch.failed(f"{number}.example", number, is_new=True)
    return watch


def test_a_failure_is_believed_when_others_answer_around_it():
    mixed = watch("++-+++")
    assert mixed.believed() == []
    mixed.answered("a.example")
    mixed.answered("b.example")
    assert mixed.believed() == [2]
    assert mixed.believed() == []


def test_an_outage_is_seen_before_any_of_its_failures_is_believed():
    seen = watch("++++++++++")
    for number in range(5):
        assert not seen.is_suspicious
        seen.failed(f"død{number}.example", number, is_new=True)
        believed = seen.believed()
        if seen.is_suspicious:
            break
        assert believed == []
    assert seen.is_suspicious
    assert seen.empty() == [0, 1, 2, 3, 4]
    assert not seen.is_suspicious


def test_two_hosts_that_fail_can_be_chance():
    assert not watch("--").is_suspicious
    assert watch("---").is_suspicious


def test_a_host_counts_once_however_many_links_it_has():
    one = OutageWatch(fewest_hosts=3)
    for number in range(20):
        one.failed("nedlagt.example", number, is_new=True)
    assert not one.is_suspicious


def test_a_host_that_also_answers_is_up():
    seen = watch("---")
    seen.answered("0.example")
    assert not seen.is_suspicious


def test_links_that_failed_before_say_nothing():
    old = OutageWatch(fewest_hosts=3)
    for number in range(20):
        old.failed(f"{number}.example", number, is_new=False)
    assert not old.is_suspicious
    assert old.empty() == list(range(20))


@given(st.text("+-", max_size=60))
def test_every_failure_comes_out_exactly_once(outcomes):
    seen = OutageWatch(window=5, fewest_hosts=3)
    out = []
    for number, outcome in enumerate(outcomes):
        if outcome == "+":
            seen.answered("a.example")
        else:
            seen.failed(f"{number}.example", number, is_new=True)
        out += seen.believed()
    assert out + seen.empty() == [n for n, o in enumerate(outcomes) if o == "-"]
