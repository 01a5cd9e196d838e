"""What the public may see: the rule for the search, and for what lists pages."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageViewRestriction


def public_pages() -> QuerySet[Page]:
    """Return the pages that are live and not behind a view restriction."""
    return Page.objects.filter(live=True).exclude(private_branches())


def private_branches() -> Exists:
    """Return a condition on pages: a view restriction sits on or above them.

    Wagtail's own `public()` runs a query at once and then names every branch.
    """
    beginning = Left(OuterRef("path"), Length("page__path"))
    return Exists(PageViewRestriction.objects.filter(page__path=beginning))
