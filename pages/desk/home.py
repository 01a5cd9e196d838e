"""Wagtail's dashboard, without what ours does not show."""

from django.conf import settings
from wagtail.admin.views.home import HomeView
from wagtail.permissions import page_permission_policy


def ask_less_at_home() -> None:
    """Have the dashboard find the pages that are searched, and not the site above them.

    Its name stands in the head of Wagtail's page; in that of ours, the association's.
    """
    HomeView.get_site_details = _details


def _details(view: HomeView) -> dict:
    return {
        "root_page": page_permission_policy.explorable_root_instance(view.request.user),
        "root_site": None,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
