"""The demo site, loaded once for each module of tests."""

import pytest
from django.db import transaction
from PIL import Image

from demo import loader
from tests import indexing


@pytest.fixture(scope="module")
def small_drawings(tmp_path_factory):
    """The drawings at thumbnail size: encoding the real ones takes a minute."""
    folder = tmp_path_factory.mktemp("rasters")
    for path in loader.RASTERS.glob("*.png"):
        with Image.open(path) as drawing:
            drawing.convert("RGB").reduce(16).save(folder / path.name)
    patch = pytest.MonkeyPatch()
    patch.setattr(loader, "RASTERS", folder)
    yield folder
    patch.undo()


@pytest.fixture(scope="module")
def demo_site(django_db_setup, django_db_blocker, small_drawings):
    """The loaded demo site; each test's own changes are rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        loaded = loader.load_demo()
        indexing.catch_up()
        yield loaded
        transaction.set_rollback(True)
