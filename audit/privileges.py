"""What groups may do, told when it is changed.

Wagtail and the set-up of the roles write most of it in bulk, of which no signal tells:
so it is read before and after.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db.models import Case, F, Value, When
from wagtail.log_actions import log
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
)

# The right, and the place that it holds for; "" for everywhere.
Right = tuple[str, str]
_PLACES = (
    (GroupPagePermission, "page__title", "page__depth"),
    (GroupCollectionPermission, "collection__name", "collection__depth"),
    (GroupSitePermission, "site__hostname", None),
)


def rights_of(group: Group) -> set[Right]:
    """Return all that `group` may do, `app.codename` with the name of the place."""
    if group.pk is None:
        return set()
    name = ("permission__content_type__app_label", "permission__codename")
    found = {
        (f"{app}.{codename}", "")
        for app, codename in group.permissions.order_by().values_list(
            "content_type__app_label", "codename"
        )
    }
    for model, place, depth in _PLACES:
        # At the root of a tree is everywhere in it.
        named = F(place)
        if depth:
            named = Case(When(**{depth: 1}, then=Value("")), default=named)
        rows = model.objects.filter(group=group).values_list(*name, named)
        found |= {(f"{app}.{codename}", where) for app, codename, where in rows}
    return found


@contextmanager
def told(group: Callable[[], Group]) -> Iterator[None]:
    """Tell what the group may do afterwards and might not before, or the other way.

    `group` is asked for it twice: a group that is made meanwhile had no rights.
    """
    before = rights_of(group())
    yield
    after = rights_of(group())
    if before != after:
        log(
            instance=group(),
            action="audit.rights_changed",
            data={
                "given": _kept(after - before),
                "taken": _kept(before - after),
            },
        )


def _kept(rights: set[Right]) -> list[dict[str, str]]:
    return [{"right": right, "where": where} for right, where in sorted(rights)]
