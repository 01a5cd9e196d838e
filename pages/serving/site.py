"""The site of a request with all that stands around its pages, in one query."""

from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from django.apps import apps
from django.db.models import (
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Left, Length, Substr
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction, Page, Site
from wagtail.models.sites import SiteRootPath

from media.renditions import PRINTED_COLUMNS
from pages.emergency import EmergencyNumber
from pages.serving.strips import strip_queries
from pages.site_settings import SiteSettings
from prepared.parameters import Among, Choices, Parameter
from prepared.statements import Statement, Together
from search.visibility import private_branches

ACCESSIBILITY_STATEMENT_PATH = "/was"
STATEMENT_SLUG = ACCESSIBILITY_STATEMENT_PATH.strip("/")
# Wagtail's paths have room for so many levels.
_DEEPEST = Page._meta.get_field("path").max_length // Page.steplen

# What the frame and the way to a page look at.
_PAGE_COLUMNS = (
    "path",
    "depth",
    "title",
    "slug",
    "url_path",
    "live",
    "show_in_menus",
    "content_type",
    "alias_of",
)


@dataclass(frozen=True)
class SiteFacts:
    """What was fetched with the only site there is."""

    home: Page
    # Those on the way to the address of the request, and those that the frame leads to.
    pages: list[Page]
    path_components: list[str]
    emergency_numbers: list[EmergencyNumber]
    hides_privacy_page: bool
    has_private_collections: bool
    has_statement_elsewhere: bool
    # What `pages.serving.strips` asked for, by the names of its queries.
    strips: dict[str, list]
    # The page that the foot of every page leads to, if there is one.
    urgent_help: Page | None

    def leads_to(self, home: Page, path_components: list[str]) -> bool:
        """Return whether `pages` has those on the way to an address, if any."""
        return home.pk == self.home.pk and path_components == self.path_components


def find_site(request: HttpRequest) -> Site | None:
    """Return the site of `request` with its settings and front page at hand.

    A housing association has one site. When that is so, one query brings it
    with what every page needs; anything else is left to Wagtail's own rules.
    """
    if not hasattr(request, "_wagtail_site"):
        components = [part for part in request.path_info.split("/") if part]
        found = _SITE.fetch(**_asked(components))
        if len(found["sites"]) == 1 and found["sites"][0].is_default_site:
            _remember(request, found, components)
    return Site.find_for_request(request)


def pages_around(home: Page, path_components: list[str]) -> list[Page]:
    """Return the pages on the way from `home` to an address, and those of the frame."""
    pages = _PAGES.fetch(
        home_path=home.path,
        home_depth=home.depth,
        home_url_path=home.url_path,
        **_addresses(path_components),
    )
    return _in_order(pages)


def strips_around(home: Page, path_components: list[str]) -> dict[str, list]:
    """Return what strips ask for, above the page at an address below `home`."""
    return _STRIPS.fetch(home_url_path=home.url_path, **_asked(path_components))


def find_urgent_help(home: Page) -> Page | None:
    """Return the public page below `home` that every page leads to; None for none."""
    return _first(_URGENT_HELP.fetch(home_path=home.path, home_depth=home.depth))


def redirects_of_statement(site: Site | OuterRef) -> QuerySet[Redirect]:
    """Return an editor's redirects from the address that the law names."""
    leads_on = Redirect.objects.filter(old_path=ACCESSIBILITY_STATEMENT_PATH)
    return leads_on.filter(Q(site=None) | Q(site=site))


def _sites() -> QuerySet[Site]:
    # In no order: there is one, or it is not used.
    return (
        Site.objects.select_related(
            "sitesettings__privacy_page",
            "sitesettings__logo",
            "root_page__homepage",
            "root_page__locale",
            "opening",
        )
        .only(
            "hostname",
            "port",
            "site_name",
            "is_default_site",
            *(f"root_page__{name}" for name in _PAGE_COLUMNS),
            "root_page__homepage__page_ptr",
            "root_page__locale__language_code",
            "opening__site",
            "opening__is_open",
            "opening__has_been_open",
            *(
                f"sitesettings__{field.name}"
                for field in SiteSettings._meta.concrete_fields
            ),
            "sitesettings__privacy_page__url_path",
            "sitesettings__privacy_page__live",
            *(f"sitesettings__logo__{name}" for name in PRINTED_COLUMNS),
        )
        .annotate(
            hides_privacy_page=private_branches("sitesettings__privacy_page__path"),
            has_private_collections=Exists(CollectionViewRestriction.objects.all()),
            has_statement_elsewhere=Exists(redirects_of_statement(OuterRef("pk"))),
        )
        .order_by()[:2]
    )


def _pages(path, depth, url_path) -> dict[str, QuerySet[Page]]:
    """Return the queries for the pages around one, by names.

    The three arguments are expressions for columns of the front page. In one query
    the three would have the database read every page there is.
    """
    pages = Page.objects.only(*_PAGE_COLUMNS).order_by()
    pages = pages.annotate(is_restricted=private_branches())
    below = Exact(Left("path", Length(path)), path)
    framed = Q(show_in_menus=True) | Q(slug=STATEMENT_SLUG)
    address = Substr("url_path", Length(url_path) + 1)
    return {
        "front": pages.filter(path=path),
        # What rules most of them out is asked first.
        "framed": pages.filter(framed, depth=depth + 1, live=True).filter(below),
        "on_the_way": pages.filter(
            Among("slug", Choices("slugs", CharField())),
            Among(address, Choices("addresses", TextField())),
            below,
        ),
    }


def _urgent_help(path, depth) -> QuerySet[Page]:
    """Return the query for that page; its type, of an app above, says that it is one."""
    types = [
        model._meta
        for model in apps.get_models()
        if issubclass(model, Page) and getattr(model, "leads_from_every_page", False)
    ]
    ours = Q(pk__in=[])
    for meta in types:
        ours |= Q(
            content_type__app_label=meta.app_label,
            content_type__model=meta.model_name,
        )
    pages = Page.objects.only("title", "depth", "url_path").order_by()
    pages = pages.filter(ours, depth=depth + 1, live=True)
    below = Exact(Left("path", Length(path)), path)
    return pages.filter(below).exclude(private_branches())[:1]


def _first(pages: list[Page]) -> Page | None:
    return pages[0] if pages else None


def _in_order(found: dict[str, list]) -> list[Page]:
    """Return what `_pages` found, each page once."""
    every = (*found["front"], *found["framed"], *found["on_the_way"])
    pages = {page.pk: page for page in every}
    # A dozen at most: cheaper to sort than to have the database do it.
    return sorted(pages.values(), key=attrgetter("path"))


def _everything() -> dict[str, QuerySet]:
    homes = Site.objects.filter(is_default_site=True).order_by()[:1]
    home = {
        name: Subquery(homes.values(f"root_page__{name}"))
        for name in ("path", "depth", "url_path")
    }
    numbers = EmergencyNumber.objects.filter(settings__site__is_default_site=True)
    return {
        "sites": _sites(),
        **_pages(**home),
        "numbers": numbers.order_by(),
        **strip_queries(home["url_path"]),
        "urgent_help": _urgent_help(home["path"], home["depth"]),
    }


def _pages_of_home() -> dict[str, QuerySet[Page]]:
    return _pages(
        Parameter("home_path", CharField()),
        Parameter("home_depth", IntegerField()),
        Parameter("home_url_path", TextField()),
    )


def _strips_of_home() -> dict[str, QuerySet]:
    return strip_queries(Parameter("home_url_path", TextField()))


def _urgent_help_of_home() -> QuerySet[Page]:
    return _urgent_help(
        Parameter("home_path", CharField()), Parameter("home_depth", IntegerField())
    )


_SITE = Together(_everything)
_PAGES = Together(_pages_of_home)
_STRIPS = Together(_strips_of_home)
_URGENT_HELP = Statement(_urgent_help_of_home)


def _asked(components: list[str]) -> dict:
    return {
        **_addresses(components),
        "now": timezone.now(),
        "is_front": not components,
    }


def _addresses(components: list[str]) -> dict[str, list[str]]:
    """Return the parts of an address, and the addresses on the way, below the front page."""
    # A character that no database takes is in no address.
    parts = [] if "\0" in "".join(components) else components[:_DEEPEST]
    addresses = list(accumulate(f"{part}/" for part in parts))
    return {"slugs": parts, "addresses": addresses}


def _remember(request: HttpRequest, found: dict[str, list], parts: list[str]) -> None:
    (site,) = found["sites"]
    home = site.root_page
    # Where Wagtail remembers them.
    request._wagtail_site = site  # noqa: SLF001
    request._wagtail_cached_site_root_paths = [  # noqa: SLF001
        SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
    ]
    if hasattr(home, "homepage"):
        home.specific = home.homepage
    if hasattr(site, "sitesettings"):
        attribute = type(site.sitesettings).get_cache_attr_name()
        setattr(request, attribute, site.sitesettings)
    site.facts = SiteFacts(
        home=home,
        pages=_in_order(found),
        path_components=parts,
        emergency_numbers=sorted(found["numbers"], key=_order),
        hides_privacy_page=site.hides_privacy_page,
        has_private_collections=site.has_private_collections,
        has_statement_elsewhere=site.has_statement_elsewhere,
        strips=found,
        urgent_help=_first(found["urgent_help"]),
    )


def _order(number: EmergencyNumber) -> int:
    return number.sort_order or 0
