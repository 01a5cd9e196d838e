"""The forms at the doors: to sign in, and to ask for a new password."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from users.guesses.counting import Refusal
from users.guesses.doors import wait_to_sign_in
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
