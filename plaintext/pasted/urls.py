"""Where the editor asks; for the staff alone."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from plaintext.pasted.views import tidy_what_was_pasted

urlpatterns = [
    path(
        "pasted/",
        never_cache(require_admin_access(tidy_what_was_pasted)),
        name="tidy_what_was_pasted",
    )
]
