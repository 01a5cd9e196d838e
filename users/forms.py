"""The forms for accounts: to sign in, to be taken in, to choose a password."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from users.guesses.counting import Refusal
from users.guesses.doors import wait_to_sign_in
from users.roles import SENTENCES
from users.tasks import send_password_reset


class LoginForm(WagtailLoginForm):
    """The form to log in with, with limits; Wagtail's label cannot be translated."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def clean(self):
        # Not looked at: whether the password is right must not be told either.
        guess = getattr(self.request, "guess", None)
        if isinstance(guess, Refusal):
            raise forms.ValidationError(wait_to_sign_in(guess), code="wait")
        return super().clean()


class PasswordResetForm(WagtailPasswordResetForm):
    """Also for those who were invited and let the link grow old."""

    def get_users(self, email):
        yield from super().get_users(email)
        invited = get_user_model().objects.filter(
            email__iexact=email, is_active=True, invitation__isnull=False
        )
        yield from (user for user in invited if user.is_waiting)

    def save(self, *args, **kwargs):
        """Have the worker write, so that an account that exists takes no longer.

        The task is put in the queue for nobody, too. What was typed is kept nowhere.
        """
        users = self.get_users(self.cleaned_data["email"])
        send_password_reset.enqueue([user.pk for user in users])


class RoleField(forms.ModelMultipleChoiceField):
    """The groups, each with what it is for."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str | SafeString:
        sentence = SENTENCES.get(group.name)
        if not sentence:
            return group.name
        return format_html("<span><b>{}</b>: {}</span>", group.name, sentence)


def _role_field() -> RoleField:
    return RoleField(
        Group.objects.order_by("name"),
        label=_("Roles"),
        required=False,
        help_text=_("With several roles, somebody may do what each of them may."),
    )


class UserCreationForm(WagtailUserCreationForm):
    """Name, e-mail and role are enough: a mail asks for the password."""

    password_required = False

    groups = _role_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        username = self.fields["username"]
        username.required = False
        username.help_text = _("Left empty, it becomes the e-mail address.")
        self.fields["email"].help_text = _(
            "A link to choose a password is sent here. Nobody else can use it."
        )
        self.fields["password1"].help_text = _(
            "Leave both empty, and the user chooses a password by mail. Otherwise you "
            "have to hand it over yourself."
        )

    def _clean_fields(self):
        self.data = self.data.copy()
        name = self.add_prefix("username")
        if not self.data.get(name, "").strip():
            self.data[name] = self.data.get(self.add_prefix("email"), "").strip()
        super()._clean_fields()

    @property
    def is_invited(self) -> bool:
        """Whether the one who was just made has no password yet."""
        return not self.cleaned_data.get("password1")

    def save(self, commit=True):
        if self.is_invited:
            self.instance.set_unusable_password()
        return super().save(commit)


class UserEditForm(WagtailUserEditForm):
    """Wagtail's, with what each role is for."""

    groups = _role_field()
