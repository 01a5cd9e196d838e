"""A date of an activity that is not as the others."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from activities.schedule.plan import Change, ChangedDate


class ActivityChange(Orderable):
    """One date that is cancelled or moved, or that comes besides."""

    activity = ParentalKey(
        "activities.ActivityPage",
        verbose_name=_("activity"),
        on_delete=models.CASCADE,
        related_name="changes",
    )
    kind = models.CharField(
        _("what happens"), max_length=10, choices=Change, default=Change.CANCELLED
    )
    day = models.DateField(
        _("which date"),
        help_text=_("The day as it was planned, or the day that comes besides."),
    )
    note = models.CharField(
        _("why"),
        max_length=120,
        blank=True,
        help_text=_("A few words for those who would have come."),
    )
    new_day = models.DateField(
        _("moved to"),
        null=True,
        blank=True,
        help_text=_("Only for a date that is moved."),
    )
    begins_at = models.TimeField(
        pgettext_lazy("hour", "from"),
        null=True,
        blank=True,
        help_text=_("Left empty, the hours are as usual."),
    )
    ends_at = models.TimeField(pgettext_lazy("hour", "to"), null=True, blank=True)
    place = models.CharField(
        _("another place"),
        max_length=120,
        blank=True,
        help_text=_("Left empty, it is where it usually is."),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("day")]),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("new_day"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("begins_at"), FieldPanel("ends_at")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("changed date")
        verbose_name_plural = _("changed dates")

    def __str__(self):
        return f"{self.day}: {self.get_kind_display()}"

    @property
    def changed_date(self) -> ChangedDate:
        """What it says, for the plan."""
        return ChangedDate(
            self.kind,
            self.day,
            self.new_day,
            self.begins_at,
            self.ends_at,
            self.place,
            self.note,
        )
