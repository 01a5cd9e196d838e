"""Runs of the checker over a web as a test wants it."""

import pytest

from links.runs.runner import Run
from tests.links.runs.clients import FakeWeb


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
