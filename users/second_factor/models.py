"""What a person proves a second time with, and of whom it is asked."""

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class Way(models.Model):
    """Something that a person has, beside the password that they know."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        editable=False,
    )
    name = models.CharField(_("name"), max_length=60)
    added_at = models.DateTimeField(_("added"), auto_now_add=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class Passkey(Way):
    """A key pair in a phone, a computer or a security key (WebAuthn, level 3)."""

    kind = "passkey"

    # The credential's id in base64url, which may have 1023 bytes (section 4).
    credential_id = models.CharField(max_length=1400, unique=True, editable=False)
    # Id and public key as the authenticator gives them (6.5.2), in base64url.
    credential = models.TextField(editable=False)
    sign_count = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta(Way.Meta):
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")


class AuthenticatorApp(Way):
    """An app that shows a new code every half minute (RFC 6238)."""

    kind = "app"

    # Encrypted with the site's key: whoever has it can make every code.
    secret = models.CharField(max_length=255, editable=False)
    # The half minute of the last code that was taken: none is taken twice.
    last_step = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta(Way.Meta):
        verbose_name = _("authenticator app")
        verbose_name_plural = _("authenticator apps")


class RecoveryCode(models.Model):
    """A code that works once, for somebody who has lost the other ways."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        on_delete=models.CASCADE,
        related_name="recovery_codes",
        editable=False,
    )
    # SHA-256. The code is random and long enough that nothing slower is needed.
    digest = models.CharField(max_length=64, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "digest"], name="users_recovery_code_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class SecondFactorRequest(models.Model):
    """Since when somebody who has no second factor is asked to get one."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        verbose_name=_("user account"),
        on_delete=models.CASCADE,
        related_name="second_factor_request",
        editable=False,
    )
    asked_since = models.DateTimeField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for a second factor")
        verbose_name_plural = _("requests for a second factor")

    def __str__(self) -> str:
        return f"{self.user}: {self.asked_since}"


@register_setting(icon="key")
class SecondFactorSettings(BaseGenericSetting):
    """Of whom a second step is asked.

    There is no row before somebody has opened the page of settings; nobody is then.
    """

    class Asked(models.TextChoices):
        """Whose password is not enough."""

        NOBODY = "nobody", _("Nobody; everybody may choose it for themselves")
        PUBLISHERS = "publishers", _("Those who may publish or administer")
        EVERYBODY = "everybody", _("Everybody who has an account")

    asked = models.CharField(
        _("who has to use two-step login"),
        max_length=10,
        choices=Asked,
        default=Asked.NOBODY,
        help_text=_(
            "Whoever has set up two-step login is always asked for the second step."
        ),
    )
    days = models.PositiveSmallIntegerField(
        _("days to set it up in"),
        default=14,
        validators=[MaxValueValidator(90)],
        help_text=_(
            "Counted for each one from the first time that they sign in and are asked "
            "to. After that they cannot get on without setting it up. With 0 they "
            "have to at once."
        ),
    )

    panels = [FieldPanel("asked", widget=forms.RadioSelect), FieldPanel("days")]

    class Meta:
        verbose_name = _("two-step login")
