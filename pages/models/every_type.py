"""One question to all page types, in one statement."""

from collections.abc import Callable

from django.db.models import QuerySet

from pages.models.base import BasePage, page_models


def of_every_type(rows: Callable[[type[BasePage]], QuerySet]) -> QuerySet:
    """Return together what `rows` asks of each page type, without an order.

    The columns have to be the same, and in the same order, for each of them.
    """
    first, *others = [rows(model).order_by() for model in page_models()]
    return first.union(*others, all=True)
