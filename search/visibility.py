"""What the public may see: the rule for the search, and for what lists pages."""

from django.db.models import CharField, Exists, IntegerField, OuterRef, QuerySet
from django.db.models.functions import Left, Length
from django.db.models.lookups import Exact
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from prepared.parameters import Parameter


def public_pages() -> QuerySet[Page]:
    """Return the pages that are live and not behind a view restriction."""
    return Page.objects.filter(live=True).exclude(private_branches())


class PublicPageQuerySet(PageQuerySet):
    """Chainable questions about the pages of a type, first of all who may see them."""

    def for_everybody(self):
        """Those that are live and not behind a view restriction."""
        return self.live().exclude(private_branches())

    def below_overview(self):
        """Those for everybody right below a page that is known later.

        By the parameters that `overview_of` returns; see `prepared`.
        """
        path = Parameter("overview_path", CharField())
        depth = Parameter("overview_depth", IntegerField())
        below = Exact(Left("path", Length(path)), path)
        return self.for_everybody().filter(below, depth=depth + 1)

    def first_place(self) -> str | None:
        """Return the `url_path` of the first for everybody: where a list of them is."""
        return self._in_places().values_list("url_path", flat=True).first()

    def first_shown(self) -> Page | None:
        """Return the first for everybody."""
        return self._in_places().first()

    def _in_places(self):
        return self.for_everybody().order_by("path")


def overview_of(page: Page) -> dict[str, object]:
    """Return the parameters that say which overview is meant."""
    return {"overview_path": page.path, "overview_depth": page.depth}


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def private_branches(path: str = "path") -> Exists:
    """Return a condition on pages: a view restriction sits on or above them.

    An alias has the restrictions of the page that it is an alias of, as when it is
    visited. Wagtail's own `public()` does not know that; it also runs a query at once
    and then names every branch. `path` is the way to the path of what is asked about.
    """
    beginning = Left(OuterRef(path), Length("path"))
    return Exists(Page.objects.filter(pk__in=_closed_pages(), path=beginning))


def _closed_pages() -> QuerySet:
    """Return the keys of restricted pages, of their aliases, and of the aliases of these:
    as many as Wagtail lets anybody make.

    The database makes this list once, and it is short. Joined to the pages it is not:
    SQLite, knowing nothing of a table without rows, begins with all pages there are, for
    each page that it is asked about.
    """
    restricted = PageViewRestriction.objects.order_by().values("page")
    pages = Page.objects.order_by()
    aliases = pages.filter(alias_of__in=restricted).values("pk")
    theirs = pages.filter(alias_of__in=aliases).values("pk")
    return restricted.union(aliases, theirs).order_by()
