"""Tells the register of links who answers for which page."""

from collections.abc import Iterable
from functools import reduce
from operator import add

from django.db.models import Count, Expression, OuterRef, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from pages.models import Person
from pages.models.base import page_models
from pages.models.every_type import of_every_type


class ContentOwners:
    """The colleagues that pages name as their owners."""

    def choices(self) -> list[tuple[int, str]]:
        """Return those who own a page, also when they have left."""
        owners = of_every_type(
            lambda model: model.objects.exclude(content_owner=None).values(
                "content_owner"
            )
        )
        return list(Person.objects.filter(pk__in=owners).values_list("pk", "name"))

    def pages_of(self, owner_pk: int):
        """Return the primary keys of the pages whose owner this is."""
        return _pages_where(content_owner=owner_pk)

    def pages_of_user(self, user):
        """Return those of the colleague who signs in with this account."""
        return _pages_where(content_owner__user=user)

    def count(self, owner: OuterRef) -> Expression:
        """Return, for a query that has owners, how many pages each of them owns."""
        return reduce(add, [_counted(model, owner) for model in page_models()])

    def names(self, page_ids: Iterable[int]) -> dict[int, str]:
        """Return the owner's name of each page that has an owner."""
        return dict(
            of_every_type(
                lambda model: (
                    model.objects.filter(pk__in=page_ids)
                    .exclude(content_owner=None)
                    .values_list("pk", "content_owner__name")
                )
            )
        )


def _counted(model, owner: OuterRef) -> Expression:
    of_owner = model.objects.filter(content_owner=owner).order_by()
    counted = of_owner.values("content_owner").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def _pages_where(**owner):
    """Return the keys of the pages of an owner, looked up in one list of them.

    Were each kind of page a condition of its own, statements that ask for somebody's
    pages in several places would consist of little else.
    """
    owned = of_every_type(lambda model: model.objects.filter(**owner).values("pk"))
    return Page.objects.filter(pk__in=owned).order_by().values_list("pk", flat=True)
