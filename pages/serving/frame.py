"""What stands around every page: the organisation, the navigation, the trail.

A page's frame is the same few facts each time, and `pages.serving.site` asks for all
of them in one query.
"""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, Page, Site
from wagtail.models.sites import SiteRootPath

from links.printing.lookup import share_root_paths
from pages.emergency import EmergencyNumber
from pages.opening import has_been_open, is_open, may_look_in
from pages.serving.addresses import root_address
from pages.serving.site import (
    ACCESSIBILITY_STATEMENT_PATH,
    STATEMENT_SLUG,
    SiteFacts,
    find_site,
    find_urgent_help,
    pages_around,
    redirects_of_statement,
    strips_around,
)
from pages.serving.strips import SOURCES, Strip
from pages.site_settings import SiteSettings


@dataclass(frozen=True)
class FrameLink:
    """A page in the navigation or the breadcrumb."""

    title: str
    url: str
    is_current: bool = False
    is_ancestor: bool = False


class Frame:
    """The frame of one request. Nothing is fetched until a template asks."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.page: Page | None = None
        self._loaded: list[Page] | None = None

    @cached_property
    def site(self) -> Site | None:
        """The site of the request, or None for a host that is no site's."""
        return find_site(self.request)

    @property
    def _facts(self) -> SiteFacts | None:
        """What was fetched with the site, where it is the only one."""
        return getattr(self.site, "facts", None)

    @cached_property
    def settings(self) -> SiteSettings:
        """The organisation's settings; blank ones before they are filled in."""
        return SiteSettings.for_request(self.request) if self.site else SiteSettings()

    @cached_property
    def emergency_numbers(self) -> list[EmergencyNumber]:
        """What to ring when it cannot wait, in the association's order."""
        if self._facts is not None:
            return self._facts.emergency_numbers
        return list(self.settings.emergency_numbers.all())

    @cached_property
    def is_closed(self) -> bool:
        """Whether the site is not for everybody, or not yet."""
        return self.site is not None and not is_open(self.site)

    @property
    def has_been_open(self) -> bool:
        """Whether a site that is closed was open before."""
        return self.site is not None and has_been_open(self.site)

    @cached_property
    def is_hidden(self) -> bool:
        """Whether the reader is one of those for whom the site is closed."""
        return self.is_closed and not may_look_in(getattr(self.request, "user", None))

    @cached_property
    def strips(self) -> list[Strip]:
        """What stands above the page because something is the matter."""
        if not SOURCES or self.home is None or self.is_hidden or self.is_private:
            return []
        parts = [part for part in self.request.path_info.split("/") if part]
        found = self._facts.strips if self._facts else strips_around(self.home, parts)
        return [strip for source in SOURCES for strip in source.strips(found, self)]

    @property
    def is_private(self) -> bool:
        """Whether the front page is only for some, and so all that is below it."""
        return any(
            page.is_restricted
            for page in self._framing_pages
            if page.pk == self.home.pk
        )

    @property
    def strip_sheets(self) -> tuple[str, ...]:
        """The CSS that strips need, each sheet once."""
        return tuple(dict.fromkeys(strip.sheet for strip in self.strips))

    def address_of(self, url_path: str) -> str:
        """Return the address of a page below the front page, known by its `url_path`."""
        return self._url_of(Page(url_path=url_path))

    def _url_of(self, page: Page) -> str:
        share_root_paths([page], self.root_paths)
        return page.get_url(self.request) or ""

    @property
    def asks_for_feedback(self) -> bool:
        """Whether readers of the page are asked if they found what they looked for."""
        return self.asks_about(self.page)

    def asks_about(self, page: Page | None) -> bool:
        """Whether readers of a page of this site are asked that.

        Not on the front page, where nobody looks for anything: it leads on.
        """
        return (
            page is not None
            and self.site is not None
            and page.pk != self.site.root_page_id
            and self.settings.ask_for_feedback
        )

    @property
    def root_paths(self) -> list[SiteRootPath]:
        """Wagtail's addresses of all sites, looked up once for the whole request."""
        if not hasattr(self.request, "_wagtail_cached_site_root_paths"):
            self.request._wagtail_cached_site_root_paths = (  # noqa: SLF001
                Site.get_site_root_paths()
            )
        return self.request._wagtail_cached_site_root_paths  # noqa: SLF001

    @cached_property
    def home(self) -> Page | None:
        if self.site is None:
            return None
        home = self.site.root_page.specific
        share_root_paths([home], self.root_paths)
        return home

    def full_address(self, path: str) -> str:
        """Return `path` on this site with scheme and host: the site's, not the request's."""
        root_url = self.site.root_url if self.site else settings.WAGTAILADMIN_BASE_URL
        return f"{root_address(root_url)}{path}"

    @cached_property
    def search_url(self) -> str:
        return reverse("search")

    @cached_property
    def feed_url(self) -> str:
        return reverse("feed")

    @cached_property
    def accessibility_statement_url(self) -> str:
        """Where the statement is, of this site or elsewhere; "" while there is none."""
        for page in self._framing_pages:
            if (
                page.slug == STATEMENT_SLUG
                and page.live
                and not page.is_restricted
                and page.depth == self.home.depth + 1
            ):
                return ACCESSIBILITY_STATEMENT_PATH
        return ACCESSIBILITY_STATEMENT_PATH if self._has_statement_elsewhere else ""

    @cached_property
    def _has_statement_elsewhere(self) -> bool:
        if self.site is None:
            return False
        if self._facts is not None:
            return self._facts.has_statement_elsewhere
        return redirects_of_statement(self.site).exists()

    @cached_property
    def privacy_url(self) -> str:
        page = self.settings.privacy_page
        hidden = page is None or not page.live or self._hides_privacy_page
        return "" if hidden else self._url_of(page)

    @cached_property
    def urgent_help_url(self) -> str:
        """Where the page for those who need help now is; "" while there is none."""
        if self.home is None or self.is_hidden:
            return ""
        facts = self._facts
        page = facts.urgent_help if facts else find_urgent_help(self.home)
        return "" if page is None else self._url_of(page)

    @property
    def hides_private(self) -> bool:
        """Whether pictures that are not for everybody are left out of the page.

        They stand on a page that is not either, for whoever may see that. It is
        printed for others as well: without its content, around the form that asks
        for the password.
        """
        return self._has_private_collections and not self._is_opened

    @property
    def _is_opened(self) -> bool:
        if self.page is None or not hasattr(self.request, "user"):
            # Without a user, no visitor's request, but made to have a page printed.
            return False
        restrictions = list(self.page.get_view_restrictions())
        return bool(restrictions) and all(
            restriction.accept_request(self.request) for restriction in restrictions
        )

    @cached_property
    def _has_private_collections(self) -> bool:
        if self._facts is not None:
            return self._facts.has_private_collections
        return CollectionViewRestriction.objects.exists()

    @cached_property
    def _hides_privacy_page(self) -> bool:
        if self._facts is not None:
            return self._facts.hides_privacy_page
        return self.settings.privacy_page.get_view_restrictions().exists()

    @property
    def navigation(self) -> list[FrameLink]:
        """The public pages that editors have put in the menu, in the tree's order."""
        if self.is_hidden:
            return []
        return [
            FrameLink(
                title=page.title,
                url=page.get_url(self.request),
                is_current=self.page is not None and page.pk == self.page.pk,
                is_ancestor=self.page is not None and self.page.is_descendant_of(page),
            )
            for page in self._framing_pages
            if page.live
            and not page.is_restricted
            and page.show_in_menus
            and page.depth == self.home.depth + 1
        ]

    @property
    def breadcrumb(self) -> list[FrameLink]:
        """The front page, what lies between, and the page itself; [] at home."""
        if self.page is None or self.home is None or self.page.pk == self.home.pk:
            return []
        above = [page for page in self._trail() if page.live]
        return [
            *(FrameLink(page.title, page.get_url(self.request)) for page in above),
            FrameLink(self.page.title, self.page.get_url(self.request) or "", True),
        ]

    @property
    def _framing_pages(self) -> list[Page]:
        if self._loaded is None and self.home is not None:
            facts = self._facts
            self._loaded = facts.pages if facts else pages_around(self.home, [])
        return self._loaded or []

    def load_trail(self, home: Page, path_components: list[str]) -> list[Page]:
        """Return the pages from `home` to the address, or [] if there is none.

        Each carries `is_restricted`: whether a view restriction sits on it or
        anywhere above it.
        """
        facts = self._facts
        if facts is None or not facts.leads_to(home, path_components):
            self._loaded = pages_around(home, path_components)
        by_address = {page.url_path: page for page in self._framing_pages}
        addresses = [home.url_path]
        for component in path_components:
            addresses.append(f"{addresses[-1]}{component}/")
        trail = [by_address.get(address) for address in addresses]
        return [] if None in trail else trail

    def _trail(self) -> list[Page]:
        trail = getattr(self.page, "trail", None)
        if trail:
            return trail[:-1]
        ancestors = self.page.get_ancestors().filter(depth__gte=self.home.depth)
        return list(ancestors)


def get_frame(request: HttpRequest) -> Frame:
    """Return the frame of `request`, the same one each time."""
    if not hasattr(request, "frame"):
        request.frame = Frame(request)
    return request.frame
