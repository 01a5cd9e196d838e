"""The interface that Wagtail's admin reads pages through."""

from wagtail.admin.api.views import PagesAdminAPIViewSet


class ReadOnlyPagesViewSet(PagesAdminAPIViewSet):
    """Wagtail's, without the actions: they publish and copy past every check of ours.

    Nothing in the admin uses them; editors publish through forms that ask first.
    """

    actions = {}


def keep_pages_read_only(admin_api) -> None:
    """Wagtail hook: put it in the place of Wagtail's own."""
    admin_api.register_endpoint("pages", ReadOnlyPagesViewSet)
