"""Everything that a page's links point at, fetched at once.

A page has links in lists, in buttons and in any number of rich texts. Fetched
where they stand, that is a query per block; gathered first, it is one for
the whole page, however many links it has.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import BigAutoField, CharField, Exists, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

from linkcheck.addresses import WEB_SCHEMES, normalise_address
from links.models import Link
from links.printing.anchors import find_anchors
from media.privacy import in_private_collections
from prepared.parameters import Among, Choices
from prepared.statements import Together


@dataclass
class Targets:
    """What texts and lists of a page refer to: primary keys, and typed addresses."""

    links: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, sources: Iterable[str], link_ids: Iterable[int] = ()) -> "Targets":
        """Return what the rich texts `sources` refer to, and the links `link_ids`."""
        targets = cls(links=set(link_ids))
        kinds = {
            "link": targets.links,
            "page": targets.pages,
            "document": targets.documents,
        }
        for source in sources:
            for anchor in find_anchors(source):
                if anchor.target_id is not None and anchor.link_type in kinds:
                    kinds[anchor.link_type].add(anchor.target_id)
                elif address := web_address(anchor.href):
                    targets.addresses |= {address, without_fragment(address)}
        return targets

    @property
    def parameters(self) -> dict[str, list]:
        """The parameters of `target_queries`."""
        return {
            "link_ids": sorted(self.links),
            "page_ids": sorted(self.pages),
            "document_ids": sorted(self.documents),
            "addresses": sorted(self.addresses),
        }

    def __bool__(self) -> bool:
        return any(self.parameters.values())


def target_queries() -> dict[str, QuerySet]:
    """Return the queries for all that a page's links and texts lead to, by their names.

    To be asked together, with `Targets.parameters`.
    """
    key = BigAutoField()
    links = Link.objects.for_display().annotate(**private_targets()).order_by()
    pages = Page.objects.filter(Among("pk", Choices("page_ids", key)))
    documents = get_document_model().objects.filter(
        Among("pk", Choices("document_ids", key))
    )
    return {
        # Apart, or the database reads every link there is.
        "links": links.filter(Among("pk", Choices("link_ids", key))),
        "typed": links.filter(Among("url", Choices("addresses", CharField()))),
        "pages": pages.only("url_path", "live").order_by(),
        "documents": documents.annotate(is_private=in_private_collections())
        .only("title", "file", "file_size", "collection", "created_at")
        .order_by(),
    }


_TARGETS = Together(target_queries)


@dataclass
class LinkLookup:
    """Links, pages and documents by primary key; links also by their address."""

    links: dict[int, Link] = field(default_factory=dict)
    by_address: dict[str, Link] = field(default_factory=dict)
    pages: dict[int, Page] = field(default_factory=dict)
    documents: dict[int, object] = field(default_factory=dict)
    # What was typed straight into the texts.
    addresses: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, sources: Iterable[str], link_ids: Iterable[int] = ()) -> "LinkLookup":
        """Fetch what the rich texts `sources` refer to, and the links `link_ids`.

        One query; none where nothing is referred to.
        """
        targets = Targets.of(sources, link_ids)
        found = _TARGETS.fetch(**targets.parameters) if targets else {}
        return cls.of(targets, found)

    @classmethod
    def of(
        cls,
        targets: "Targets",
        found: dict[str, list],
        root_paths: list[SiteRootPath] | None = None,
    ) -> "LinkLookup":
        """Return the lookup of what `target_queries` found for `targets`.

        `root_paths` are those of the sites, if they are known.
        """
        lookup = cls(addresses=targets.addresses)
        for link in (*found.get("typed", []), *found.get("links", [])):
            say_what_is_private(link)
            lookup.links[link.pk] = link
            if link.url:
                lookup.by_address[link.url] = link
        pages = found.get("pages", [])
        lookup.pages = {
            page.pk: page for page in pages if page.live and page.pk in targets.pages
        }
        documents = found.get("documents", [])
        lookup.documents = {
            document.pk: document
            for document in documents
            if document.pk in targets.documents
        }
        share_root_paths(lookup.target_pages(), root_paths)
        return lookup

    @property
    def has_links(self) -> bool:
        """Whether a reader finds anything to press in what was looked up.

        A link that is gone may have a copy or a replacement.
        """
        return bool(self.pages or self.documents or self.addresses) or any(
            link.is_available or link.public_archive_url or link.public_replacement
            for link in self.links.values()
        )

    def target_pages(self) -> Iterator[Page]:
        """Yield every page that a link or a text leads to."""
        yield from self.pages.values()
        for link in self.links.values():
            for target in (link, link.replacement):
                if target and target.target_page:
                    yield target.target_page

    def unavailable_link(self, address: str) -> Link | None:
        """Return the link for a typed address to which nobody is sent, if it is one.

        Known by the register or not: an unsaved link stands for a dangerous host.
        """
        found = self.by_address
        link = found.get(address) or found.get(without_fragment(address))
        link = link or Link(url=address)
        return None if link.is_available else link

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


def share_root_paths(
    pages: Iterable[Page], root_paths: list[SiteRootPath] | None = None
) -> None:
    """Let `pages` give their addresses after one look in the cache for all of them.

    After none, if the `root_paths` of the sites are known.

    A page that is asked without a request looks there itself for the sites' root
    paths; that is a file to read, or a question to another machine, for each.
    """
    pages = list(pages)
    if pages and root_paths is None:
        root_paths = Site.get_site_root_paths()
    for page in pages:
        # Where Wagtail remembers them.
        page._wagtail_cached_site_root_paths = root_paths  # noqa: SLF001


def private_targets() -> dict[str, Exists]:
    """Return annotations of links: are the documents that they lead to private?

    Those of their replacements, too.
    """
    document, other = "target_document", "replacement__target_document"
    return {
        "document_is_private": in_private_collections(f"{document}__collection"),
        "other_document_is_private": in_private_collections(f"{other}__collection"),
    }


def say_what_is_private(link: Link) -> None:
    """Hand what was fetched with a link over to the documents that it leads to."""
    if link.target_document:
        link.target_document.is_private = link.document_is_private
    other = link.replacement
    if other and other.target_document:
        other.target_document.is_private = link.other_document_is_private


def without_fragment(address: str) -> str:
    """Return the address of the whole page: what is gone is gone with all its parts."""
    return address.partition("#")[0]


def web_address(href: str) -> str | None:
    """Return the stored form of a typed address, or None if it is not of the web."""
    if not href.lower().startswith(WEB_SCHEMES):
        return None
    try:
        return normalise_address(href)
    except ValidationError:
        return None
