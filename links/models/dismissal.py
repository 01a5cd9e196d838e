"""An editor's word that a verdict need not be acted upon."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linkcheck.verdicts import Verdict

from .health import CODE_LENGTH
from .link import Link


class Dismissal(models.Model):
    """Takes a link off the list of what to decide; it is checked as before."""

    class Kind(models.TextChoices):
        """For how long."""

        UNTIL_CHANGE = "until_change", _("Until the checks see something else")
        FOR_GOOD = "for_good", _("For good")

    link = models.OneToOneField(
        Link,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="dismissal",
        editable=False,
    )
    kind = models.CharField(_("for how long"), max_length=20, choices=Kind)
    comment = models.CharField(_("why"), max_length=300, blank=True)
    # What it was that the editor saw.
    verdict = models.CharField(max_length=20, choices=Verdict, editable=False)
    problem = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dismissed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    at = models.DateTimeField(_("dismissed"), editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("dismissal")
        verbose_name_plural = _("dismissals")

    def __str__(self):
        return self.comment or str(self.get_kind_display())
