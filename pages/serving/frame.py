"""What stands around every page: the organisation, the navigation, the trail.

A page's frame is the same few facts each time, so they are asked for together:
one query for the site with its settings and front page, one for the navigation
with the pages above the one that is shown.
"""

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Page, Site

from pages.emergency import EmergencyNumber, numbers_of, read_numbers
from pages.opening import has_been_open, is_open, may_look_in
from pages.serving.addresses import root_address
from pages.site_settings import SiteSettings
from search.visibility import private_branches

ACCESSIBILITY_STATEMENT_PATH = "/was"
_NUMBERS = "emergency_numbers_found"
_STATEMENT_SLUG = ACCESSIBILITY_STATEMENT_PATH.strip("/")


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

    @cached_property
    def settings(self) -> SiteSettings:
        """The organisation's settings; blank ones before they are filled in."""
        return SiteSettings.for_request(self.request) if self.site else SiteSettings()

    @cached_property
    def emergency_numbers(self) -> list[EmergencyNumber]:
        """What to ring when it cannot wait, in the association's order."""
        if hasattr(self.site, "sitesettings") and hasattr(self.site, _NUMBERS):
            return read_numbers(getattr(self.site, _NUMBERS))
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

    @property
    def home(self) -> Page | None:
        return self.site.root_page.specific if self.site else None

    def full_address(self, path: str) -> str:
        """Return `path` on this site with scheme and host: the site's, not the request's."""
        root_url = self.site.root_url if self.site else settings.WAGTAILADMIN_BASE_URL
        return f"{root_address(root_url)}{path}"

    @property
    def search_url(self) -> str:
        return reverse("search")

    @property
    def feed_url(self) -> str:
        return reverse("feed")

    @property
    def accessibility_statement_url(self) -> str:
        """Where the statement is, of this site or elsewhere; "" while there is none."""
        for page in self._framing_pages:
            if (
                page.slug == _STATEMENT_SLUG
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
        known = getattr(self.site, "has_statement_elsewhere", None)
        return _redirects_of_statement(self.site).exists() if known is None else known

    @property
    def privacy_url(self) -> str:
        page = self.settings.privacy_page
        if page is None or not page.live or self._hides_privacy_page:
            return ""
        return page.url or ""

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
        known = getattr(self.site, "has_private_collections", None)
        return CollectionViewRestriction.objects.exists() if known is None else known

    @cached_property
    def _hides_privacy_page(self) -> bool:
        known = getattr(self.site, "hides_privacy_page", None)
        if known is None:
            return self.settings.privacy_page.get_view_restrictions().exists()
        return known

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
            self._loaded = _navigation_pages(self.home, Q())
        return self._loaded or []

    def load_trail(self, home: Page, path_components: list[str]) -> list[Page]:
        """Return the pages from `home` to the address, or [] if there is none.

        Each carries `is_restricted`: whether a view restriction sits on it or
        anywhere above it.
        """
        addresses = [home.url_path]
        for component in path_components:
            addresses.append(f"{addresses[-1]}{component}/")
        wanted = Q(url_path__in=addresses)
        self._loaded = _navigation_pages(home, wanted)
        by_address = {page.url_path: page for page in self._loaded}
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


def find_site(request: HttpRequest) -> Site | None:
    """Return the site of `request` with its settings and front page at hand.

    A housing association has one site. When that is so, one query brings it
    with what every page needs; anything else is left to Wagtail's own rules.
    """
    if not hasattr(request, "_wagtail_site"):
        related = [
            "sitesettings__privacy_page",
            "sitesettings__logo",
            "root_page__homepage",
            "opening",
        ]
        # In no order: sorting would have Django compare every column of the four.
        private = private_branches("sitesettings__privacy_page__path")
        found = Site.objects.select_related(*related).annotate(
            hides_privacy_page=private,
            has_private_collections=Exists(CollectionViewRestriction.objects.all()),
            **{_NUMBERS: numbers_of("sitesettings__pk")},
            has_statement_elsewhere=Exists(_redirects_of_statement(OuterRef("pk"))),
        )
        sites = list(found.order_by()[:2])
        if len(sites) == 1 and sites[0].is_default_site:
            _remember(request, sites[0])
    return Site.find_for_request(request)


def _redirects_of_statement(site: Site | OuterRef) -> QuerySet[Redirect]:
    leads_on = Redirect.objects.filter(old_path=ACCESSIBILITY_STATEMENT_PATH)
    return leads_on.filter(Q(site=None) | Q(site=site))


def _remember(request: HttpRequest, site: Site) -> None:
    request._wagtail_site = site  # noqa: SLF001, where Wagtail remembers it
    home = getattr(site.root_page, "homepage", None)
    if home is not None:
        site.root_page.specific = home
    if hasattr(site, "sitesettings"):
        attribute = type(site.sitesettings).get_cache_attr_name()
        setattr(request, attribute, site.sitesettings)


def _navigation_pages(home: Page, also: Q) -> list[Page]:
    """Return the pages directly under `home` that the frame leads to, and `also`."""
    below = Q(path__startswith=home.path, depth=home.depth + 1, live=True)
    framed = Q(show_in_menus=True) | Q(slug=_STATEMENT_SLUG)
    pages = Page.objects.filter((below & framed) | also)
    pages = pages.annotate(is_restricted=private_branches()).order_by()
    # A dozen at most: cheaper to sort than to have Django write the ORDER BY.
    return sorted(pages, key=attrgetter("path"))
