"""A page on its way to its readers, by a statement for each type of page."""

from functools import cache

from django.db.models import BigAutoField

from pages.models.base import BasePage
from prepared.parameters import Parameter
from prepared.statements import Statement


def displayed_page(page_type: type[BasePage], pk: int) -> BasePage | None:
    """Return a page as `page_type.for_display()` fetches it, None if it is gone."""
    return next(iter(_statement(page_type).fetch(page=pk)), None)


@cache
def _statement(page_type: type[BasePage]) -> Statement:
    page = Parameter("page", BigAutoField())
    return Statement(lambda: page_type.for_display().filter(pk=page).order_by())
