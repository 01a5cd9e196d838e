"""What number holds is asked once, over whatever connection there is."""

import pytest
from django.db import OperationalError, connections

from page_cache import generation
from page_cache.generation import current_generation

# The thing itself, since what stands before it cannot be patched and put back.
connection = connections["default"]


@pytest.fixture
def outside(db):
    """No transaction has begun, which the test's own would otherwise be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generation, "FEW_CHANGES", 1_000_000)
        patch.setattr(connection, "in_atomic_block", False)
        # Whatever a test says of it ends before the test's own transaction does.
        patch.setattr(connection, "health_check_done", connection.health_check_done)
        yield patch


@pytest.fixture
def kept_connection(outside):
    """A connection of an earlier request, which Django would ask whether it is alive."""
    current_generation()
    outside.setattr(connection, "health_check_enabled", True)
    outside.setattr(connection, "health_check_done", False)


@pytest.fixture
def closings(outside):
    """How often the connection was given up."""
    made = []
    outside.setattr(connection, "close", lambda: made.append(1))
    return made


def dying(times: int, patch) -> None:
    fetch, left = generation._fetch, [OperationalError("gone")] * times

    def fetch_or_die():
        if left:
            raise left.pop()
        return fetch()

    patch.setattr(generation, "_fetch", fetch_or_die)


def test_a_connection_that_is_alive_is_asked_nothing_else(
    kept_connection, closings, outside
):
    outside.setattr(connection, "is_usable", lambda: pytest.fail("asked twice"))
    assert current_generation()
    assert not closings


def test_a_connection_that_has_died_is_made_anew(kept_connection, closings, outside):
    before = current_generation()
    connection.health_check_done = False
    dying(1, outside)
    assert current_generation() == before
    assert len(closings) == 1


def test_a_database_that_is_away_is_asked_twice_and_no_more(
    kept_connection, closings, outside
):
    dying(3, outside)
    with pytest.raises(OperationalError):
        current_generation()
    assert len(closings) == 1


def test_a_connection_that_was_used_in_this_request_is_not_given_up(outside, closings):
    outside.setattr(connection, "health_check_done", True)
    dying(1, outside)
    with pytest.raises(OperationalError):
        current_generation()
    assert not closings
