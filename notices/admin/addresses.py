"""Where the screens are."""

from django.urls import path

from notices.admin.views import do_with_notice, edit_notice, new_notice, notice_list


def notices_urls() -> list:
    """Wagtail hook: the addresses below the admin's."""
    return [
        path("notices/", notice_list, name="notices"),
        path("notices/new/", new_notice, name="new_notice"),
        path("notices/<int:pk>/", edit_notice, name="edit_notice"),
        path("notices/<int:pk>/<slug:action>/", do_with_notice, name="do_with_notice"),
    ]
