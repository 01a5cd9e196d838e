"""What the tests of checking stand on: a world of their own, and no other."""

import hypothesis
import pytest

from tests.linkcheck.world import World

# The properties say what holds, not how fast a busy machine finds out.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def world():
    """Servers and names on the loopback address."""
    world = World()
    yield world
    world.close()
