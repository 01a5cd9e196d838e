"""What the tests of the importer share."""

from pathlib import Path

import pytest

from importer.building import Fetched
from importer.models import ImportRun
from importer.runs import steering
from importer.runs.beginning import (
    Sent,
    begin_with_addresses,
    begin_with_files,
    begin_with_text,
)
from importer.runs.tasks import work_for
from tests.factories import InitiativeIndexPageFactory, UserFactory, home_page
from tests.links.runs.network import ServedWorld
from tests.seed.text import SEED

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def seed() -> str:
    """The text of the old page, which lies beside the repository."""
    if not SEED.exists():
        pytest.skip("The old page's text is not here")
    return SEED.read_text("utf-8")


@pytest.fixture
def nothing():
    """Nothing can be fetched."""

    def fetch(address: str) -> Fetched | None:
        return None

    return fetch


@pytest.fixture
def world(settings):
    """The old site, on the loopback address."""
    settings.LINK_CHECK_PAUSE = 0
    world = ServedWorld()
    world.serve("/robots.txt", b"HTTP/1.1 404 -\r\nContent-Length: 0\r\n\r\n")
    yield world
    world.close()


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory()


@pytest.fixture
def work(world):
    """Work a run off to its end; return it as it then is."""

    def work(run: ImportRun) -> ImportRun:
        for _ in range(20):
            until = work_for(run, 30, world.connect, later=False)
            run = ImportRun.objects.select_related("parent", "begun_by").get(pk=run.pk)
            if not run.is_working or until is not None:
                break
        return run

    return work


@pytest.fixture
def bring_in(work, user):
    """Bring in a text, files (as a dict) or addresses (as a list)."""

    def bring_in(what, parent=None, **options) -> ImportRun:
        parent = parent or home_page()
        if isinstance(what, str):
            run = begin_with_text(what, parent, user, later=False, **options)
        elif isinstance(what, dict):
            files = [Sent(name, content) for name, content in what.items()]
            run = begin_with_files(files, parent, user, later=False)
        else:
            run = begin_with_addresses(what, parent, user, later=False)
        return work(run)

    return bring_in


@pytest.fixture
def take_back(work):
    def take_back(run: ImportRun) -> ImportRun:
        assert steering.begin_taking_back(run)
        run.refresh_from_db()
        return work(run)

    return take_back
