"""The register's entries in the menu."""

from wagtail.admin.menu import MenuItem

from links.permissions import may_see_links


class RegisterMenuItem(MenuItem):
    """In the menu for those who may see the register."""

    def is_shown(self, request):
        return may_see_links(request.user)
