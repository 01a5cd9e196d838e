import pytest

from tests.demo.conftest import demo_site, small_drawings

__all__ = ["demo_site", "small_drawings"]


@pytest.fixture(autouse=True)
def _keeping(settings):
    """Pages are kept, as on a site that is served."""
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
