"""Accounts of the staff who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from users.second_factor.models import (
    AuthenticatorApp,
    Passkey,
    RecoveryCode,
    SecondFactorRequest,
    SecondFactorSettings,
)
from users.sessions.browsers import in_words

__all__ = [
    "AuthenticatorApp",
    "GuessCount",
    "Invitation",
    "Passkey",
    "RecoveryCode",
    "SecondFactorRequest",
    "SecondFactorSettings",
    "SignIn",
    "User",
]


class User(AbstractUser):
    """An account in the admin; the public face of a member of staff is a Person."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("user account")
        verbose_name_plural = _("user accounts")

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is yet to choose a password, and so to sign in."""
        return self.is_active and not self.has_usable_password()


class Invitation(models.Model):
    """The mail with which somebody is asked to choose a password.

    Never the link itself, which opens the account.
    """

    user = models.OneToOneField(
        User,
        verbose_name=_("user account"),
        on_delete=models.CASCADE,
        related_name="invitation",
        editable=False,
    )
    asked_at = models.DateTimeField(_("asked for"), editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    # What the mail server said the last time; "" when nothing went wrong.
    problem = models.CharField(
        _("what went wrong"), max_length=200, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("mail with an invitation")
        verbose_name_plural = _("mails with invitations")

    def __str__(self) -> str:
        return str(self.user)


class GuessCount(models.Model):
    """How often a password was guessed of late: from a network, or for an account.

    Which one is told by a keyed hash alone, and the row is deleted within two days.
    """

    key = models.CharField(max_length=64, primary_key=True, editable=False)
    # Guesses that are not forgiven yet; some part of one is, with time.
    level = models.FloatField(default=0, editable=False)
    last_at = models.DateTimeField(db_index=True, editable=False)
    waits_until = models.DateTimeField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of guesses at passwords")
        verbose_name_plural = _("counts of guesses at passwords")

    def __str__(self) -> str:
        return f"{self.last_at}: {self.level}"


class SignIn(models.Model):
    """A browser in which one of the staff is signed in: what a session does not say.

    No address, and of the browser its name alone. Deleted with the session.
    """

    user = models.ForeignKey(
        User,
        verbose_name=_("user account"),
        on_delete=models.CASCADE,
        related_name="sign_ins",
        editable=False,
    )
    # Of Django's session. No reference: its key is made before its row.
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    began_at = models.DateTimeField(_("signed in"), editable=False)
    last_used_at = models.DateTimeField(_("last used"), editable=False)
    browser = models.CharField(_("browser"), max_length=30, editable=False)
    system = models.CharField(_("operating system"), max_length=30, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{self.user}: {self.in_words}"

    @property
    def in_words(self) -> str:
        """Return the browser and its machine as a person would name them."""
        return in_words(self.browser, self.system)
