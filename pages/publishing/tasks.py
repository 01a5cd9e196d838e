"""Work that nobody should have to wait for."""

import contextlib

from django_tasks import task
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page

from media.renditions import make_renditions


@task(backend="background")
def make_pictures(page_id: int) -> None:
    """Make the renditions that a page and its card need, before anyone visits.

    Encoding AVIF takes seconds; without this the first reader after each
    publication would wait for it. The page is printed once as a reader gets it,
    so that what is made is what the templates ask for.
    """
    page = Page.objects.filter(pk=page_id, live=True).specific().first()
    site = page and page.get_site()
    if not site:
        return
    if page.picture:
        # One that cannot be read is left out of the page, here as for a reader.
        with contextlib.suppress(OSError):
            make_renditions(page.picture, ["card"])
    page.serve(get_dummy_request(path=page.url, site=site)).render()
