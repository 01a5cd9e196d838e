"""What residents say of links that do not work."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from linkcheck.addresses import MAX_LENGTH

from .link import Link

COMMENT_LENGTH = 500


class Report(models.Model):
    """A reader's word that a link does not work; nothing says who it was."""

    class Outcome(models.TextChoices):
        """What came of it."""

        MENDED = "mended", _("The link has been mended")
        UNAVAILABLE = "unavailable", _("The link was marked as unavailable")
        WORKS = "works", _("The link works")
        OTHER = "other", _("Something else")

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    # None when the reader did not say which.
    link = models.ForeignKey(
        Link,
        verbose_name=_("link"),
        null=True,
        on_delete=models.CASCADE,
        related_name="reports",
        editable=False,
    )
    # Where it leads, when what the reader chose is not in the register.
    address = models.CharField(
        _("address"), max_length=MAX_LENGTH, blank=True, editable=False
    )
    comment = models.CharField(
        _("what happened"), max_length=COMMENT_LENGTH, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("reported"), editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    outcome = models.CharField(
        _("what was done"), max_length=20, choices=Outcome, blank=True
    )
    answer = models.CharField(_("in your own words"), max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("resident’s report")
        verbose_name_plural = _("residents’ reports")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["closed_at", "-created_at"], name="links_report_open"),
            models.Index(fields=["page", "created_at"], name="links_report_page"),
        ]
        constraints = [
            models.CheckConstraint(
                name="links_report_closed_with_an_outcome",
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            )
        ]

    def __str__(self):
        return self.comment or str(self.created_at)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.closed_at is None


class VisitorCount(models.Model):
    """How often a group of visitors has sent a form within an hour.

    A visitor belongs to one of a few thousand groups, another one every day, so
    nobody can be told from the others; the row is deleted soon after the hour.
    """

    hour = models.DateTimeField(editable=False)
    group = models.PositiveIntegerField(editable=False)
    count = models.PositiveIntegerField(default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "group"], name="%(app_label)s_%(class)s_once"
            )
        ]

    def __str__(self):
        return f"{self.hour}: {self.count}"


class ReportCount(VisitorCount):
    """How many reports a group of visitors has sent within an hour."""

    class Meta:
        verbose_name = _("count of residents’ reports")
        verbose_name_plural = _("counts of residents’ reports")
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "group"], name="links_report_count_once"
            )
        ]
