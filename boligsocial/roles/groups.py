"""What each group of staff may do.

The groups and their rights are made by `manage.py setup_roles`, at every
deployment. A role is given whatever it lacks here; nothing that administrators
have added to a group, and nobody in it, is ever taken away. A right that this
module no longer names therefore stays where it has been given.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from audit import privileges
from boligsocial.roles.workflow import set_up_approval
from users.accounts import words
from users.roles import (
    ADMINISTRATOR,
    APPROVER,
    EDITOR,
    LINK_KEEPER,
    NOTICE_KEEPER,
)


def _rights(*models: str, to: tuple[str, ...]) -> frozenset[str]:
    """Return `app.action_model` for each of the models, given as `app.model`."""
    return frozenset(
        f"{app}.{action}_{name}"
        for app, _, name in (model.partition(".") for model in models)
        for action in to
    )


EVERYTHING = ("view", "add", "change", "delete")

ADMIN_ACCESS = frozenset({"wagtailadmin.access_admin"})
# Wagtail asks about its own models whatever model the site has in their place.
PICTURES, DOCUMENTS = "wagtailimages.image", "wagtaildocs.document"
WRITE_PAGES = frozenset({"wagtailcore.add_page", "wagtailcore.change_page"})
PUBLISH_PAGES = WRITE_PAGES | {
    "wagtailcore.bulk_delete_page",
    "wagtailcore.lock_page",
    "wagtailcore.publish_page",
    "wagtailcore.unlock_page",
}


@dataclass(frozen=True)
class Role:
    """A group and its rights, each written as `app.codename`.

    `page_rights` hold for the front page of every site and all below it, or
    for the whole tree when `has_whole_tree`; `collection_rights` hold for every
    collection.
    """

    name: str
    rights: frozenset[str]
    page_rights: frozenset[str] = frozenset()
    collection_rights: frozenset[str] = frozenset()
    has_whole_tree: bool = False


_EDITOR = Role(
    EDITOR,
    rights=ADMIN_ACCESS
    | _rights("links.link", to=("view", "add", "change"))
    | _rights("pages.person", "initiatives.theme", "notices.notice", to=("view",))
    | _rights("page_templates.pagetemplate", to=("view", "add", "change"))
    # It tells readers nothing new: which page of those there are their word finds.
    | _rights("search.searchpromotion", to=EVERYTHING),
    page_rights=WRITE_PAGES,
    # Who may add may also change what they added themselves. Changing others'
    # would be a way past approval: the picture may stand on a published page.
    collection_rights=_rights(PICTURES, DOCUMENTS, to=("add", "choose")),
)
_APPROVER = Role(
    APPROVER,
    rights=_EDITOR.rights
    | _rights(
        *("pages.person", "initiatives.theme", "page_templates.pagetemplate"),
        "notices.notice",
        to=EVERYTHING,
    )
    | _rights("wagtailredirects.redirect", to=EVERYTHING),
    page_rights=PUBLISH_PAGES,
    collection_rights=_EDITOR.collection_rights
    | _rights(PICTURES, DOCUMENTS, to=("change",)),
)
_LINK_KEEPER = Role(
    LINK_KEEPER,
    rights=ADMIN_ACCESS | _rights("links.link", to=EVERYTHING),
    # A link may lead to a document of the site.
    collection_rights=_rights(DOCUMENTS, to=("choose",)),
)
_NOTICE_KEEPER = Role(
    NOTICE_KEEPER,
    rights=ADMIN_ACCESS | _rights("notices.notice", to=EVERYTHING),
)
_ADMINISTRATOR = Role(
    ADMINISTRATOR,
    rights=_APPROVER.rights
    | _LINK_KEEPER.rights
    | _rights(
        "users.user",
        "auth.group",
        "wagtailcore.site",
        "wagtailcore.workflow",
        "wagtailcore.task",
        to=EVERYTHING,
    )
    | {"audit.view_auditentry"}
    | _rights(
        *("pages.sitesettings", "links.linksettings", "users.secondfactorsettings"),
        to=("view", "change"),
    )
    | _rights("backups.backup", to=("view",))
    | _rights("personal_data.erasure", to=("view", "delete")),
    page_rights=PUBLISH_PAGES,
    collection_rights=_APPROVER.collection_rights
    | _rights("wagtailcore.collection", to=("add", "change", "delete")),
    has_whole_tree=True,
)

ROLES = (_EDITOR, _APPROVER, _LINK_KEEPER, _NOTICE_KEEPER, _ADMINISTRATOR)

# As Wagtail's migrations make them, in English, with the rights of page editing
# that tell them from groups of the same name that somebody has made use of.
WAGTAIL_GROUPS = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {
        "add_page",
        "change_page",
        "lock_page",
        "publish_page",
        "unlock_page",
    },
}


def tell_what_they_are_made_with() -> None:
    """Let the list of users tell what somebody has added to a role from the rest of it."""
    words.tell_what_roles_are_made_with(
        {
            role.name: role.rights | role.page_rights | role.collection_rights
            for role in ROLES
        }
    )


@transaction.atomic
def set_up_roles() -> list[str]:
    """Make the groups, their rights and the workflow between them.

    Returns the names of the groups that did not exist before. Safe to run
    again at any time. Raises LookupError when a right does not exist, which
    means that the database has not been migrated.
    """
    known = _permissions()
    made = []
    for role in ROLES:
        group, is_new = Group.objects.get_or_create(name=role.name)
        if is_new:
            made.append(role.name)
        _give(group, role, known)
    set_up_approval(Group.objects.filter(name__in=(APPROVER, ADMINISTRATOR)))
    _remove_wagtail_groups()
    return made


def _permissions() -> dict[str, Permission]:
    """Return the permissions that the roles name, by `app.codename`."""
    named = frozenset().union(
        *(role.rights | role.page_rights | role.collection_rights for role in ROLES)
    )
    candidates = Permission.objects.select_related("content_type").filter(
        codename__in={right.partition(".")[2] for right in named}
    )
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in candidates
    }
    if missing := named - found.keys():
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}")
    return found


def _give(group: Group, role: Role, known: dict[str, Permission]) -> None:
    with privileges.told(lambda: group):
        _give_what_is_missing(group, role, known)


def _give_what_is_missing(
    group: Group, role: Role, known: dict[str, Permission]
) -> None:
    group.permissions.add(*(known[right] for right in role.rights))
    # What a group has already is in the way of nothing, and stays.
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page=page, permission=known[right])
            for page in _top_pages(role)
            for right in role.page_rights
        ],
        ignore_conflicts=True,
    )
    everything = Collection.get_first_root_node()
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(
                group=group, collection=everything, permission=known[right]
            )
            for right in role.collection_rights
        ],
        ignore_conflicts=True,
    )


def _top_pages(role: Role) -> Iterable[Page]:
    if role.has_whole_tree:
        return [Page.get_first_root_node()]
    return Page.objects.filter(pk__in=Site.objects.values("root_page"))


def _remove_wagtail_groups() -> None:
    """Remove Wagtail's own groups while they are empty and as Wagtail made them."""
    for name, page_rights in WAGTAIL_GROUPS.items():
        group = Group.objects.filter(name=name, user=None).first()
        if group is None or group.groupapprovaltask_set.filter(active=True).exists():
            continue
        elsewhere = group.page_permissions.exclude(
            Q(page__depth=1) & Q(permission__codename__in=page_rights)
        )
        if not elsewhere.exists():
            group.delete()
