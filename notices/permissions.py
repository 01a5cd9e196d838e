"""Who may see notices in the admin, and who may make them."""

from wagtail.permission_policies import ModelPermissionPolicy

from notices.models import Notice

POLICY = ModelPermissionPolicy(Notice)
# With any of these somebody sees the list.
SEEING = ["view", "add", "change", "delete"]


def may_see_notices(user) -> bool:
    """Whether somebody may look at notices, those that are planned too."""
    return POLICY.user_has_any_permission(user, SEEING)


def may_keep_notices(user) -> bool:
    """Whether somebody may show residents a notice, change it and end it."""
    return user.has_perms(["notices.add_notice", "notices.change_notice"])
