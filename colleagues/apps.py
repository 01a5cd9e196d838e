from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class ColleaguesConfig(AppConfig):
    default = True
    name = "colleagues"
    verbose_name = _("Colleagues")


class StaffAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens for accounts, with ours in their places."""

    user_viewset = "colleagues.viewsets.ColleagueViewSet"
    group_viewset = "users.viewsets.GroupViewSet"
