from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    default = True
    name = "users"
    verbose_name = _("Users")

    def ready(self):
        from users.sessions import giving_back

        giving_back.let_forms_be_given_back()


class StaffAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens for accounts, with our forms."""

    user_viewset = "users.viewsets.UserViewSet"
