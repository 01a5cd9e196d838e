"""The dates of published activities, one row each, so that a list is one query."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.schedule.plan import Dated, Standing


class OccurrenceQuerySet(models.QuerySet):
    """Chainable questions about dates."""

    def upcoming(self, now):
        """Those that are not over at `now`, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def held(self):
        """Leave out the times from which something was moved away."""
        return self.exclude(standing=Standing.MOVED_AWAY)


class Occurrence(models.Model):
    """One date of an activity, as it was last published."""

    activity = models.ForeignKey(
        "activities.ActivityPage",
        verbose_name=_("activity"),
        on_delete=models.CASCADE,
        related_name="occurrences",
        editable=False,
    )
    original_day = models.DateField(_("day as planned"), editable=False)
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, editable=False
    )
    starts_at = models.DateTimeField(_("begins"), editable=False)
    ends_at = models.DateTimeField(_("ends"), editable=False)
    all_day = models.BooleanField(_("all day"), default=False, editable=False)
    has_end = models.BooleanField(_("with an end"), default=True, editable=False)
    place = models.CharField(
        _("another place"), max_length=120, blank=True, editable=False
    )
    note = models.CharField(_("why"), max_length=120, blank=True, editable=False)
    other_start = models.DateTimeField(
        _("when it was, or is now"), null=True, editable=False
    )

    objects = OccurrenceQuerySet.as_manager()

    # It goes with its activity, and nobody needs to be warned.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("date of an activity")
        verbose_name_plural = _("dates of activities")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "original_day", "standing"],
                name="activities_occurrence_once",
            )
        ]
        indexes = [
            models.Index(fields=["ends_at", "starts_at"], name="activities_occ_ends"),
            models.Index(fields=["starts_at"], name="activities_occ_starts"),
        ]

    def __str__(self):
        return f"{self.original_day}: {self.get_standing_display()}"

    @classmethod
    def of(cls, activity, dated: Dated) -> "Occurrence":
        """Return the unsaved row of a date."""
        return cls(activity=activity, **vars(dated))


class ActivityProgramme(models.Model):
    """How far an activity's dates are written down, and how often they were changed.

    What calendars are told by its number (RFC 5545, SEQUENCE): beside the page, since
    the next draft would bring an old number back.
    """

    activity = models.OneToOneField(
        "activities.ActivityPage",
        verbose_name=_("activity"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="programme",
        editable=False,
    )
    sequence = models.PositiveIntegerField(
        _("number of changes"), default=0, editable=False
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=64, editable=False)
    changed_at = models.DateTimeField(_("changed"), editable=False)
    # Through which day dates are written down; None when all of them are.
    written_until = models.DateField(_("written until"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("dates of an activity, written down")
        verbose_name_plural = _("dates of activities, written down")
        indexes = [
            models.Index(fields=["written_until"], name="activities_written_until")
        ]

    def __str__(self):
        return f"{self.activity_id}: {self.sequence}"

    def is_written_through(self, day: datetime.date) -> bool:
        """Whether there is nothing to write down before `day`."""
        return self.written_until is None or self.written_until >= day
