"""How the register stood, day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegisterDay(models.Model):
    """The state of the whole register at the end of a day."""

    date = models.DateField(_("date"), primary_key=True)
    # How many links have each verdict, by its code.
    verdicts = models.JSONField(default=dict, editable=False)
    unavailable = models.PositiveIntegerField(default=0, editable=False)
    open_reports = models.PositiveIntegerField(default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of the register on a day")
        verbose_name_plural = _("state of the register by day")
        ordering = ["-date"]

    def __str__(self):
        return str(self.date)
