"""A web to try new addresses on."""

import pytest

from tests.links.network import ServedWorld


@pytest.fixture
def world(settings):
    """The web, on the loopback address."""
    settings.LINK_CHECK_PAUSE = 0
    world = ServedWorld()
    yield world
    world.close()
