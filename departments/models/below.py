"""The departments below an overview, for queries that are written once."""

from django.db.models import CharField, IntegerField
from django.db.models.functions import Left, Length
from django.db.models.lookups import Exact
from wagtail.models import Page

from departments.models.department import DepartmentPage, DepartmentQuerySet
from prepared.parameters import Parameter


def departments_below() -> DepartmentQuerySet:
    """Return those that the public may see, in the order in which they are listed.

    Of an overview that is known later: by the parameters `overview_of`.
    """
    path = Parameter("overview_path", CharField())
    depth = Parameter("overview_depth", IntegerField())
    below = Exact(Left("path", Length(path)), path)
    departments = DepartmentPage.objects.for_everybody().filter(below, depth=depth + 1)
    return departments.order_by("title", "pk")


def overview_of(page: Page) -> dict[str, object]:
    """Return the parameters that say which overview is meant."""
    return {"overview_path": page.path, "overview_depth": page.depth}
