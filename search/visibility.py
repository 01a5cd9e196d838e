"""What the public may see: the rule for the search, and for what lists pages."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction


def public_pages() -> QuerySet[Page]:
    """Return the pages that are live and not behind a view restriction."""
    return Page.objects.filter(live=True).exclude(private_branches())


class PublicPageQuerySet(PageQuerySet):
    """Chainable questions about the pages of a type, first of all who may see them."""

    def for_everybody(self):
        """Those that are live and not behind a view restriction."""
        return self.live().exclude(private_branches())

    def first_place(self) -> str | None:
        """Return the `url_path` of the first for everybody: where a list of them is."""
        pages = self.for_everybody().order_by("path")
        return pages.values_list("url_path", flat=True).first()


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


# A restricted page, its aliases, and theirs: as many as Wagtail lets anybody make.
_CLOSED = ("page", "page__aliases", "page__aliases__aliases")


def private_branches(path: str = "path") -> Exists:
    """Return a condition on pages: a view restriction sits on or above them.

    An alias has the restrictions of the page that it is an alias of, as when it is
    visited. Wagtail's own `public()` does not know that; it also runs a query at once
    and then names every branch. `path` is the way to the path of what is asked about.
    """
    closed = Q()
    for page in _CLOSED:
        beginning = Left(OuterRef(path), Length(f"{page}__path"))
        closed |= Q(**{f"{page}__path": beginning})
    return Exists(PageViewRestriction.objects.filter(closed))
