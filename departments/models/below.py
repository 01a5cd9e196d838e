"""The departments below an overview, for queries that are written once."""

from departments.models.department import DepartmentPage, DepartmentQuerySet


def departments_below() -> DepartmentQuerySet:
    """Return those that the public may see, in the order in which they are listed.

    Of an overview that is known later: by the parameters `search.visibility.overview_of`.
    """
    return DepartmentPage.objects.below_overview().order_by("title", "pk")
