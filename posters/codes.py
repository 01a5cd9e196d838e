"""The code that a telephone reads, and the address that somebody types."""

from functools import lru_cache
from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.serving.frame import Frame

# ISO/IEC 18004: what is torn off or dirty, up to 15 % of it, can still be read; and
# around it four modules of nothing.
ERROR_CORRECTION = "m"
QUIET_MODULES = 4


@lru_cache(maxsize=64)
def code_drawing(address: str) -> SafeString:
    """Return the QR code of an address as SVG, without a size of its own."""
    import segno  # noqa: PLC0415, loaded where somebody asks for a poster

    drawn = BytesIO()
    segno.make(address, error=ERROR_CORRECTION, micro=False).save(
        drawn,
        kind="svg",
        border=QUIET_MODULES,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 - lines alone


def short_address(page: Page, frame: Frame) -> str:
    """Return the shortest address of a page as people type it.

    It may be one that somebody has made for it under Redirects, but for that of an
    old page, which nobody chose.
    """
    own = frame.address_of(page.url_path)
    made = Redirect.objects.filter(
        Q(site=None) | Q(site=frame.site),
        redirect_page=page,
        automatically_created=False,
    ).exclude(old_path__contains="?")
    paths = [own, *made.order_by("old_path").values_list("old_path", flat=True)[:50]]
    shortest = min(paths, key=lambda path: len(path.rstrip("/")))
    return as_typed(frame.full_address(shortest))


def as_typed(address: str) -> str:
    """Return an address without what no browser needs: its scheme and last slash."""
    parts = urlsplit(address)
    return f"{parts.netloc}{unquote(parts.path)}".rstrip("/")
