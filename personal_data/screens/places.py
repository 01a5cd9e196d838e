"""Where the screens are, and what leads there."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from personal_data.screens import views


class PersonalDataMenuItem(MenuItem):
    """In the menu for those who may see what is held about somebody."""

    def is_shown(self, request):
        return request.user.has_perm(views.MAY_SEE)


def menu_item() -> MenuItem:
    """Wagtail hook: the screens' entry among the settings."""
    return PersonalDataMenuItem(
        _("Personal data"),
        reverse(views.NAME),
        name="personal-data",
        icon_name="user",
        order=650,
    )


def urls() -> list:
    """Wagtail hook: the addresses of the screens."""
    return [
        path("personal-data/", views.find_view, name=views.NAME),
        path(
            "personal-data/account/<int:pk>/",
            views.account_view,
            name=f"{views.NAME}_account",
        ),
        path("personal-data/export/", views.export_view, name=f"{views.NAME}_export"),
        path("personal-data/erase/", views.erase_view, name=f"{views.NAME}_erase"),
    ]


def account_button(user, request_user):
    """Wagtail hook: yield the button in the list of users."""
    if request_user.has_perm(views.MAY_SEE):
        yield Button(
            _("Personal data"),
            reverse(f"{views.NAME}_account", args=[user.pk]),
            icon_name="download",
            priority=50,
        )


def permissions() -> QuerySet[Permission]:
    """Wagtail hook: the rights that a group can be given."""
    return Permission.objects.filter(
        content_type__app_label="personal_data",
        codename__in=["view_erasure", "delete_erasure"],
    )
