"""Everything that a page's links point at, fetched at once.

A page has links in lists, in buttons and in any number of rich texts. Fetched
where they stand, that is a query per block; gathered first, it is three for
the whole page, however many links it has.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from links.addresses import WEB_SCHEMES, normalise_address
from links.anchors import find_anchors
from links.models import Link


@dataclass
class LinkLookup:
    """Links, pages and documents by primary key; flagged links by address."""

    links: dict[int, Link] = field(default_factory=dict)
    flagged: dict[str, Link] = field(default_factory=dict)
    pages: dict[int, Page] = field(default_factory=dict)
    documents: dict[int, object] = field(default_factory=dict)

    @classmethod
    def load(cls, sources: Iterable[str], link_ids: Iterable[int] = ()) -> "LinkLookup":
        """Fetch what the rich texts `sources` refer to, and the links `link_ids`.

        At most three queries: one for links, and one each for pages and
        documents when a text refers to any.
        """
        ids = {"link": set(link_ids), "page": set(), "document": set()}
        addresses = set()
        for source in sources:
            for anchor in find_anchors(source):
                if anchor.target_id is not None and anchor.link_type in ids:
                    ids[anchor.link_type].add(anchor.target_id)
                elif address := web_address(anchor.href):
                    addresses.add(address)
        lookup = cls()
        if ids["link"] or addresses:
            links = Link.objects.for_display().for_targets(ids["link"], addresses)
            for link in links.order_by():
                lookup.links[link.pk] = link
                if link.url and link.is_flagged:
                    lookup.flagged[link.url] = link
        if ids["page"]:
            lookup.pages = Page.objects.live().order_by().in_bulk(ids["page"])
        if ids["document"]:
            lookup.documents = get_document_model().objects.in_bulk(ids["document"])
        share_root_paths(lookup.target_pages())
        return lookup

    def target_pages(self) -> Iterator[Page]:
        """Yield every page that a link or a text leads to."""
        yield from self.pages.values()
        for link in self.links.values():
            for target in (link, link.replacement):
                if target and target.target_page:
                    yield target.target_page

    def flagged_link(self, href: str) -> Link | None:
        """Return the flagged link for an address typed straight into a text."""
        address = web_address(href)
        return self.flagged.get(address) if address else None

    @contextmanager
    def active(self) -> Iterator["LinkLookup"]:
        """Let blocks that are made from stored data in here take from this lookup."""
        token = _active.set(self)
        try:
            yield self
        finally:
            _active.reset(token)


_active: ContextVar[LinkLookup | None] = ContextVar("active_link_lookup", default=None)


def active_lookup() -> LinkLookup | None:
    """Return the lookup whose `active()` block is running, if any."""
    return _active.get()


def share_root_paths(pages: Iterable[Page]) -> None:
    """Let `pages` give their addresses after one look in the cache for all of them.

    A page that is asked without a request looks there itself for the sites' root
    paths; that is a file to read, or a question to another machine, for each.
    """
    pages = list(pages)
    root_paths = Site.get_site_root_paths() if pages else []
    for page in pages:
        # Where Wagtail remembers them.
        page._wagtail_cached_site_root_paths = root_paths  # noqa: SLF001


def web_address(href: str) -> str | None:
    """Return the stored form of a typed address, or None if it is not of the web."""
    if not href.lower().startswith(WEB_SCHEMES):
        return None
    try:
        return normalise_address(href)
    except ValidationError:
        return None
