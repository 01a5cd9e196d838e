"""Colleagues who stop: when, and who takes over what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.models import Person


class Departure(models.Model):
    """Somebody's last day, planned or past: the account is closed, the pages are given on.

    Forgotten a month after it was carried out; until then it can be undone.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="departures",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("member of staff"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="departures",
    )
    last_day = models.DateField(_("last day"))
    successor = models.ForeignKey(
        Person,
        verbose_name=_("who takes over"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("planned by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("planned"), auto_now_add=True)
    done_at = models.DateTimeField(_("carried out"), null=True, db_index=True)
    # What could not be given on: somebody has to look at it.
    left_over = models.PositiveIntegerField(_("left over"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("departure of a colleague")
        verbose_name_plural = _("departures of colleagues")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(done_at=None),
                name="one_planned_departure_per_user",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(done_at=None),
                name="one_planned_departure_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What the colleague is called."""
        if self.person is not None:
            return self.person.name
        return self.user.get_full_name() or self.user.get_username()


class Handover(models.Model):
    """One thing of theirs, and who takes it over; or has taken it over."""

    class Kind(models.TextChoices):
        NAMED = "named", _("named on it")
        BEGUN = "begun", _("begun it")
        SENT = "sent", _("sent it for approval")

    departure = models.ForeignKey(
        Departure,
        verbose_name=_("departure of a colleague"),
        on_delete=models.CASCADE,
        related_name="handovers",
    )
    kind = models.CharField(
        _("how it was theirs"), max_length=10, choices=Kind, default=Kind.NAMED
    )
    # As `pages.owners.replacing.key_of` writes it.
    thing = models.CharField(_("what was theirs"), max_length=120)
    successor = models.ForeignKey(
        Person,
        verbose_name=_("who takes over"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The successor was named on it already: it cannot be told which of the two it was.
    was_theirs = models.BooleanField(_("the successor’s before"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("handing over of a colleague’s work")
        verbose_name_plural = _("handing over of colleagues’ work")
        constraints = [
            models.UniqueConstraint(
                fields=["departure", "kind", "thing"], name="one_handover_per_thing"
            )
        ]

    def __str__(self) -> str:
        return self.thing
