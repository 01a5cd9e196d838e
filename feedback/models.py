"""Answers, comments and searches without hits. Nothing here says who it was."""

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from links.models import VisitorCount
from search.models import PROMOTION_LENGTH, SearchPromotion

COMMENT_LENGTH = 300


class FeedbackTallyQuerySet(models.QuerySet):
    """Answers, counted."""

    def add(self, page_id: int, day: date, *, helped: bool) -> None:
        """Count an answer; of two at once, both count."""
        row = {"page_id": page_id, "day": day}
        name = "yes" if helped else "no"
        with transaction.atomic():
            self.bulk_create([self.model(**row)], ignore_conflicts=True)
            self.filter(**row).update(**{name: F(name) + 1})


class FeedbackTally(models.Model):
    """How many answered that they found what they were looking for on a page, in a day."""

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    day = models.DateField(_("day"), editable=False)
    yes = models.PositiveIntegerField(_("yes"), default=0, editable=False)
    no = models.PositiveIntegerField(_("no"), default=0, editable=False)

    objects = FeedbackTallyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page with answers")
        verbose_name_plural = _("pages with answers")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "day"], name="feedback_tally_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["day"], name="feedback_tally_day")]

    def __str__(self):
        return f"{self.day}: {self.yes}/{self.no}"


class FeedbackComment(models.Model):
    """What a resident did not find on a page, in a line of their own."""

    class State(models.TextChoices):
        """Whether anybody has seen to it."""

        NEW = "new", pgettext_lazy("comment of a resident", "New")
        READ = "read", pgettext_lazy("comment of a resident", "Read")
        ANSWERED = "answered", pgettext_lazy("comment of a resident", "Acted upon")

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    text = models.CharField(_("comment"), max_length=COMMENT_LENGTH, editable=False)
    created_at = models.DateTimeField(_("written"), editable=False)
    state = models.CharField(
        _("status"), max_length=10, choices=State, default=State.NEW, editable=False
    )
    note = models.CharField(_("what we did"), max_length=300, blank=True)
    seen_at = models.DateTimeField(_("seen"), null=True, editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("seen by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment of a resident")
        verbose_name_plural = _("comments of residents")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["state", "-created_at"], name="feedback_comment_state"
            ),
            models.Index(fields=["page", "created_at"], name="feedback_comment_page"),
        ]
        constraints = [
            models.CheckConstraint(
                name="feedback_comment_seen_unless_new",
                condition=Q(state="new", seen_at=None)
                | (~Q(state="new") & Q(seen_at__isnull=False)),
            )
        ]

    def __str__(self):
        return self.text

    @property
    def is_new(self) -> bool:
        """Whether nobody has seen it yet."""
        return self.state == self.State.NEW


class FeedbackCount(VisitorCount):
    """How many answers a group of visitors has sent within an hour."""

    class Meta:
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "group"], name="feedback_count_once"
            )
        ]


class FruitlessSearch(models.Model):
    """Words that several visitors have searched for in a week, and found nothing."""

    # The Monday.
    week = models.DateField(_("week"), editable=False)
    # As the search has them: other forms are the same words.
    stems = models.CharField(
        max_length=SearchPromotion._meta.get_field("stems").max_length, editable=False
    )
    # As the last visitor wrote them.
    words = models.CharField(_("words"), max_length=PROMOTION_LENGTH, editable=False)
    count = models.PositiveIntegerField(_("times"), default=0, editable=False)

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "stems"], name="feedback_search_once_a_week"
            )
        ]

    def __str__(self):
        return self.words


class SearchTrace(models.Model):
    """That a group of visitors has searched for something this week, not for what.

    The words are a keyed hash; the group is that of the visitor's day, as in a
    `VisitorCount`. It is deleted when the week is over.
    """

    week = models.DateField(editable=False)
    words = models.CharField(max_length=64, editable=False)
    group = models.PositiveIntegerField(editable=False)

    class Meta:
        verbose_name = _("trace of a search")
        verbose_name_plural = _("traces of searches")
        constraints = [
            models.UniqueConstraint(
                fields=["week", "words", "group"], name="feedback_trace_once"
            )
        ]
        indexes = [models.Index(fields=["week", "group"], name="feedback_trace_group")]

    def __str__(self):
        return f"{self.week}: {self.words[:8]}"
