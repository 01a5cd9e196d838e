"""The admin's screens for accounts: Wagtail's, with invitations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.users.views import groups as wagtail_groups
from wagtail.users.views import users as wagtail_users

from audit import privileges
from users.accounts.forms import UserCreationForm, UserEditForm
from users.accounts.listing import IndexView, UserFilterSet
from users.accounts.rights import may_manage
from users.mailing.invitations import invite
from users.models import User
from users.second_factor.resetting import may_reset
from users.second_factor.step import has_way
from users.trail import words
from users.trail.watching import tell

INVITE = "invite_user"


class CreateView(wagtail_users.CreateView):
    """Takes a colleague in; without a password, a mail is on its way."""

    submit_button_label = _("Send invitation")

    def get_page_subtitle(self):
        return gettext("Add a user")

    def get_breadcrumbs_items(self):
        # Wagtail's last one is "Create" and the name of the table.
        *before, last = super().get_breadcrumbs_items()
        return [*before, last | {"label": self.get_page_subtitle()}]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except IntegrityError:
            # Somebody else was quicker by a moment.
            form.add_error(None, gettext("Somebody has just made this account."))
            return self.form_invalid(form)

    def save_instance(self):
        user = super().save_instance()
        if self.form.is_invited:
            invite(user)
            tell(user, words.INVITED)
        return user

    def get_success_message(self, instance):
        if not self.form.is_invited:
            return super().get_success_message(instance)
        return gettext(
            "%(user)s has been added. A mail is on its way to %(email)s."
        ) % {
            "user": instance.get_full_name(),
            "email": instance.email,
        }


class _WithinReach:
    """For accounts of those who are no mightier than whoever is at it."""

    def dispatch(self, request, *args, **kwargs):
        if not may_manage(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DeleteView(_WithinReach, wagtail_users.DeleteView):
    """Deletes an account."""


class EditView(_WithinReach, wagtail_users.EditView):
    """Shows how it stands with an invitation, until a password has been chosen."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        user = self.object
        context["invitation"] = getattr(user, "invitation", None)
        context["is_waiting"] = user.is_waiting
        context["may_reset"] = has_way(user) and may_reset(user, self.request.user)
        return context


class UserViewSet(wagtail_users.UserViewSet):
    """Wagtail's screens for accounts, with ours in their places."""

    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    filterset_class = UserFilterSet
    # Two accounts have nothing in common but a role, which is one click.
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm


class _ToldOfRights:
    """Has the trail tell what the group got and lost, with all panels of the form."""

    def process_form(self):
        with transaction.atomic(), privileges.told(lambda: self.object):
            return super().process_form()


class GroupCreateView(_ToldOfRights, wagtail_groups.CreateView):
    """Makes a group."""


class GroupEditView(_ToldOfRights, wagtail_groups.EditView):
    """Changes a group."""


class GroupViewSet(wagtail_groups.GroupViewSet):
    """Wagtail's screens for groups, told of."""

    add_view_class = GroupCreateView
    edit_view_class = GroupEditView


def invite_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and send the invitation again. For one who has no password, and only so."""
    if not request.user.has_perm("users.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    edit = redirect("wagtailusers_users:edit", user.pk)
    if not user.is_waiting:
        messages.warning(
            request, _("The user has a password, and needs no invitation.")
        )
        return edit
    if request.method == "POST":
        with transaction.atomic():
            invite(user)
            tell(user, words.INVITED)
        message = gettext("A mail is on its way to %(email)s.")
        messages.success(request, message % {"email": user.email})
        return edit
    return TemplateResponse(
        request,
        "users/admin/invite.html",
        {
            "page_title": gettext("Send the invitation again"),
            "header_icon": "mail",
            "user_to_invite": user,
        },
    )


def invite_urls() -> list:
    """Wagtail hook: the address where an invitation is sent again."""
    return [path("users/<int:pk>/invitation/", invite_view, name=INVITE)]


def invite_button(user: User, request_user: User):
    """Wagtail hook: yield the button in the list of users."""
    if user.is_waiting and request_user.has_perm("users.change_user"):
        yield Button(
            _("Send the invitation again"),
            reverse(INVITE, args=[user.pk]),
            icon_name="mail",
            priority=30,
        )
