"""Wagtail's dashboard, without what ours does not show."""

from django.conf import settings
from wagtail.admin.views.home import HomeView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

_of_wagtail = PagePermissionPolicy.explorable_root_instance


def ask_less_at_home() -> None:
    """Have the dashboard find the pages that are searched, and not the site above them.

    Its name stands in the head of Wagtail's page; in that of ours, the association's.
    Where somebody begins to look through the pages is asked once: here, and by the menu
    of each screen.
    """
    HomeView.get_site_details = _details
    PagePermissionPolicy.explorable_root_instance = _explorable_root


def _explorable_root(policy: PagePermissionPolicy, user) -> Page | None:
    """Return the page itself when somebody's rights are for one; it has been fetched.

    Wagtail asks for it anew by its path, as the nearest page above that one alone.
    """
    name = policy._explorable_root_instance_cache_name  # noqa: SLF001
    if not hasattr(user, name):
        pages = policy.instances_with_direct_explore_permission(user)
        by_path = {page.path: page for page in pages}
        if len(by_path) == 1:
            setattr(user, name, *by_path.values())
    return _of_wagtail(policy, user)


def _details(view: HomeView) -> dict:
    return {
        "root_page": page_permission_policy.explorable_root_instance(view.request.user),
        "root_site": None,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
