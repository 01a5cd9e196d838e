"""Who may do what with the register: asked by every menu, list, report and button."""

from wagtail.permission_policies import ModelPermissionPolicy

from links.models import Link

POLICY = ModelPermissionPolicy(Link)
# With any of these somebody sees the register, and the reports on it.
SEEING = ["view", "add", "change", "delete"]
CHANGE = "links.change_link"
_ADD, _DELETE = "links.add_link", "links.delete_link"


def may_see_links(user) -> bool:
    """Whether somebody may look at the register and all reports on it."""
    return POLICY.user_has_any_permission(user, SEEING)


def may_change_links(user) -> bool:
    """Whether somebody may decide about links, and change them."""
    return user.has_perm(CHANGE)


def may_merge_links(user) -> bool:
    """Whether somebody may make one link of several: all but one are deleted."""
    return user.has_perms([CHANGE, _DELETE])


def may_add_links(user) -> bool:
    """Whether somebody may make links, one by one or many at once."""
    return user.has_perm(_ADD)


def may_register_addresses(user) -> bool:
    """Whether somebody may make links of what stands in texts, and use them there."""
    return user.has_perms([_ADD, CHANGE])
