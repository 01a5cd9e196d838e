"""The web that new addresses are tried in."""

import pytest

from tests.links.runs.network import ServedWorld


@pytest.fixture
def world(settings):
    """The web, on the loopback address."""
    settings.LINK_CHECK_PAUSE = 0
    world = ServedWorld()
    yield world
    world.close()
