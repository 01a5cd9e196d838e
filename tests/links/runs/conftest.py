"""A clock that stands still until told otherwise, and runs that follow it."""

import pytest
from django.utils import timezone

from links.runs.runner import Run
from tests.linkcheck.observations import NOW
from tests.links.runs.clients import FakeWeb


class Clock:
    """Says what time it is."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    """The time of the checker and of everything that asks Django for it."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def web(clock):
    return FakeWeb(clock)


@pytest.fixture
def check(settings, clock, web):
    """Run the checker over the web as told; return its summary."""
    settings.LINK_CHECK_PAUSE = 0

    def check(selection=None, **options):
        return Run(selection, connect=web.connect, clock=clock, **options).run()

    return check
