"""Who sees the register, in the menu and in the reports on it."""

from wagtail.admin.menu import MenuItem
from wagtail.permission_policies import ModelPermissionPolicy

from links.models import Link

POLICY = ModelPermissionPolicy(Link)
VIEWING = ["view", "add", "change", "delete"]


class RegisterMenuItem(MenuItem):
    """In the menu for those who may see the register."""

    def is_shown(self, request):
        return POLICY.user_has_any_permission(request.user, VIEWING)
