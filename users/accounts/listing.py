"""The list of users: what each may do, how they sign in, and when they last did."""

from datetime import datetime

import django_filters
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect
from wagtail.users.views import users as wagtail_users

from users.accounts.idle import idle_accounts
from users.accounts.rights import may_manage, own_rights, rights_of_groups
from users.accounts.words import describe, describe_rights
from users.models import AuthenticatorApp, Passkey, User

IDLE, NO_ROLE, UNUSED, ONE_STEP = "idle", "no-role", "invited", "one-step"


class UserFilterSet(WagtailFilterSet):
    """By role, by what is to be seen to, and whether the account is open."""

    matter = django_filters.ChoiceFilter(
        label=_("To see to"),
        method="filter_matter",
        empty_label=_("All"),
        widget=RadioSelect,
        choices=[
            (IDLE, _("Not signed in for a year")),
            (NO_ROLE, _("No role")),
            (UNUSED, _("Invitation not used")),
            (ONE_STEP, _("Signs in without a second step")),
        ],
    )
    group = django_filters.ModelMultipleChoiceFilter(
        field_name="groups",
        queryset=Group.objects.order_by("name"),
        label=_("Role"),
        widget=CheckboxSelectMultiple,
        method="filter_roles",
    )
    is_active = django_filters.BooleanFilter(
        label=_("Account is open"), widget=BooleanRadioSelect
    )

    class Meta:
        model = User
        fields = []

    def __init__(self, *args, is_searching=False, **kwargs):
        super().__init__(*args, **kwargs)

    def filter_roles(self, queryset, name, groups):
        """Those in any of the groups, each once."""
        if not groups:
            return queryset
        through = User.groups.through.objects.filter(group__in=groups)
        return queryset.filter(pk__in=through.values("user"))

    def filter_matter(self, queryset, name, value):
        """Those about whom an administrator may want to do something."""
        if value == IDLE:
            return queryset.filter(pk__in=idle_accounts().order_by().values("pk"))
        if value == NO_ROLE:
            return queryset.filter(groups=None, is_superuser=False)
        # An account that was made without a password has one that fits nothing.
        waiting = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        if value == UNUSED:
            return queryset.filter(waiting, is_active=True)
        return queryset.filter(has_second_step=False, is_active=True)


class NameColumn(wagtail_users.UserColumn):
    """The name, and below it the address that tells two of one name apart."""

    cell_template_name = "users/admin/name_cell.html"


class RolesColumn(Column):
    """The roles of somebody, each with what it allows."""

    cell_template_name = "users/admin/roles_cell.html"


class SignInColumn(Column):
    """How and when somebody signs in."""

    cell_template_name = "users/admin/sign_in_cell.html"


class IndexView(wagtail_users.IndexView):
    """Wagtail's list, which says who may do what. Six queries for all who are shown."""

    default_ordering = "name"

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            self._get_title_column_class(NameColumn)(
                "name",
                accessor=get_user_display_name,
                label=_("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
                classname="name",
            ),
            RolesColumn("roles", label=_("Role"), accessor="shown_roles", width="45%"),
            SignInColumn(
                "last_login",
                label=_("Signs in"),
                accessor="shown_sign_in",
                sort_key="last_login",
                classname="last-login",
                width="22%",
            ),
        ]

    def get_base_queryset(self):
        own = OuterRef("pk")
        ways = Exists(Passkey.objects.filter(user=own)) | Exists(
            AuthenticatorApp.objects.filter(user=own)
        )
        return (
            super()
            .get_base_queryset()
            .select_related("invitation")
            .annotate(has_second_step=ways)
            .prefetch_related("groups", "user_permissions__content_type")
        )

    def get_edit_url(self, instance):
        """Nowhere for an account that is mightier than one's own."""
        if instance.pk in self._out_of_reach:
            return None
        return super().get_edit_url(instance)

    def get_list_buttons(self, instance):
        buttons = super().get_list_buttons(instance)
        return [] if instance.pk in self._out_of_reach else buttons

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        show(context["object_list"])
        return context

    @cached_property
    def _out_of_reach(self) -> set[int]:
        user = self.request.user
        if user.is_superuser:
            return set()
        superusers = User.objects.filter(is_superuser=True)
        if user.has_perm("auth.change_group"):
            return set(superusers.exclude(pk=user.pk).values_list("pk", flat=True))
        return {other.pk for other in User.objects.all() if not may_manage(user, other)}


def show(users) -> None:
    """Give each of the users what the list says of them; three queries for all roles."""
    groups = {group.pk: group for user in users for group in user.groups.all()}
    rights = rights_of_groups(groups.values())
    said = {pk: describe(group, rights[pk]) for pk, group in groups.items()}
    now = timezone.now()
    for user in users:
        roles = sorted(user.groups.all(), key=lambda group: group.name)
        user.shown_roles = [(group.name, said[group.pk]) for group in roles]
        if user.is_superuser:
            everything = gettext("May do anything, whatever the roles say.")
            user.shown_roles = [(gettext("Full access"), everything)]
        if own := own_rights(user.user_permissions.all()):
            words = describe_rights(own, is_added=True)
            user.shown_roles.append((gettext("Rights of their own"), words))
        user.shown_sign_in = last_signed_in(user, now)


def last_signed_in(user: User, now: datetime) -> str:
    """Return in words when somebody last signed in, or what has come of the invitation."""
    if user.last_login is not None:
        return ago(user.last_login, now)
    invitation = getattr(user, "invitation", None)
    if not user.is_waiting:
        return gettext("Has never signed in")
    if invitation is None:
        return gettext("Has no password, and was not invited")
    if invitation.problem:
        return gettext("The invitation could not be sent")
    day = date_format(timezone.localtime(invitation.asked_at), "j. F Y")
    return gettext("Invited on %(day)s; the invitation has not been used") % {
        "day": day
    }


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    days = (timezone.localdate(now) - timezone.localdate(moment)).days
    if days <= 0:
        return gettext("Signed in today")
    if days == 1:
        return gettext("Signed in yesterday")
    return gettext("Signed in %(time)s ago") % {"time": timesince(moment, now, depth=1)}
