"""An address that comes before Wagtail's own: the choice of what a page begins with."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from page_templates.views import choose_beginning

urlpatterns = [
    path(
        "pages/<int:parent_page_id>/add_subpage/",
        never_cache(require_admin_access(choose_beginning)),
        name="choose_beginning",
    )
]
