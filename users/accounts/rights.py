"""What groups and people may do, read in bulk, and whether one's covers another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from users.models import User

# Whoever may edit the groups can give themselves any right, and so others any role.
EDIT_GROUPS = "auth.change_group"


@dataclass(frozen=True)
class Place:
    """A right that holds for a page or a collection and all that lies below it."""

    right: str
    path: str
    # Of the page or collection; "" when it is as good as everywhere.
    name: str = ""


@dataclass(frozen=True)
class Rights:
    """Rights, each written as `app.codename`; some of them hold for a place alone."""

    plain: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.plain or self.places)

    def covers(self, other: Rights) -> bool:
        """Whether somebody with these may do all that `other` allows."""
        return other.plain <= self.plain and all(
            any(
                own.right == place.right and place.path.startswith(own.path)
                for own in self.places
            )
            for place in other.places
        )

    def together_with(self, other: Rights) -> Rights:
        """Return what somebody may do who has both."""
        return Rights(self.plain | other.plain, self.places | other.places)


def rights_of_groups(groups: Iterable[Group]) -> dict[int, Rights]:
    """Return what each group may do, by its primary key, in three queries for all."""
    ids = [group.pk for group in groups]
    plain: dict[int, set[str]] = defaultdict(set)
    places: dict[int, set[Place]] = defaultdict(set)
    through = Group.permissions.through.objects.filter(group__in=ids)
    for group, app, code in through.values_list(
        "group", "permission__content_type__app_label", "permission__codename"
    ):
        plain[group].add(f"{app}.{code}")
    for group, place in (*_on_pages(ids), *_in_collections(ids)):
        places[group].add(place)
    return {pk: Rights(frozenset(plain[pk]), frozenset(places[pk])) for pk in ids}


def own_rights(permissions: Iterable[Permission]) -> Rights:
    """Return rights that somebody has besides those of their roles."""
    return Rights(
        frozenset(
            f"{permission.content_type.app_label}.{permission.codename}"
            for permission in permissions
        )
    )


def rights_of(user: User) -> Rights:
    """Return all that somebody may do. Says nothing of superusers, who may do anything."""
    found = own_rights(user.user_permissions.select_related("content_type"))
    for rights in rights_of_groups(user.groups.all()).values():
        found = found.together_with(rights)
    return found


def groups_to_give(user: User) -> list[Group]:
    """Return the groups that `user` may put somebody in: none that can do more than they.

    Otherwise to add a colleague would be a way to make oneself an administrator.
    """
    groups = list(Group.objects.order_by("name"))
    if user.is_superuser or user.has_perm(EDIT_GROUPS):
        return groups
    own = rights_of(user)
    rights = rights_of_groups(groups)
    return [group for group in groups if own.covers(rights[group.pk])]


def may_manage(user: User, account: User) -> bool:
    """Whether `user` may change or close `account`: nobody that of somebody mightier.

    To give it a password would be to have all that it may do.
    """
    if not user.has_perm("users.change_user"):
        return False
    if user.is_superuser or user.pk == account.pk:
        return True
    if account.is_superuser:
        return False
    return user.has_perm(EDIT_GROUPS) or rights_of(user).covers(rights_of(account))


def _on_pages(ids: list[int]) -> Iterable[tuple[int, Place]]:
    rows = GroupPagePermission.objects.filter(group__in=ids).values_list(
        "group", "permission__codename", "page__path", "page__title", "page__depth"
    )
    # The root of the tree and the front pages below it are all that there is.
    return (
        (group, Place(f"page.{code}", path, title if depth > 2 else ""))
        for group, code, path, title, depth in rows
    )


def _in_collections(ids: list[int]) -> Iterable[tuple[int, Place]]:
    rows = GroupCollectionPermission.objects.filter(group__in=ids).values_list(
        "group",
        "permission__content_type__app_label",
        "permission__codename",
        "collection__path",
        "collection__name",
        "collection__depth",
    )
    return (
        (group, Place(f"{app}.{code}", path, name if depth > 1 else ""))
        for group, app, code, path, name, depth in rows
    )
