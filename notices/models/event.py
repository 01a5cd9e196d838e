"""What was done about a notice, by whom and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from notices.models.notice import TEXT_LENGTH, Notice


class NoticeEvent(models.Model):
    """One line of a notice's history; what was said to residents stands in its text."""

    class What(models.TextChoices):
        """What was done."""

        PUBLISHED = "published", pgettext_lazy("notice", "Shown")
        CHANGED = "changed", pgettext_lazy("notice", "Changed")
        WORKING = "working", pgettext_lazy("notice", "News")
        SOLVED = "solved", pgettext_lazy("notice", "Solved")
        REOPENED = "reopened", pgettext_lazy("notice", "Not solved after all")
        WITHDRAWN = "withdrawn", pgettext_lazy("notice", "Withdrawn")

    notice = models.ForeignKey(
        Notice,
        verbose_name=_("notice"),
        on_delete=models.CASCADE,
        related_name="events",
        editable=False,
    )
    what = models.CharField(
        _("what was done"), max_length=10, choices=What, editable=False
    )
    text = models.CharField(_("words"), max_length=TEXT_LENGTH, blank=True)
    at = models.DateTimeField(_("when"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a notice’s history")
        verbose_name_plural = _("lines of notices’ histories")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_what_display()}: {self.text}"
