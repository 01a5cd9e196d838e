"""What the tests of the importer share."""

from pathlib import Path

import pytest

from importer.building import Fetched
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
