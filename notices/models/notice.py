"""A notice: what does not work, where, and until when."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Case, Expression, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from departments.models import DepartmentPage
from notices.kinds import NoticeKind

TEXT_LENGTH = 300
PLACE_LENGTH = 120
WORD_LENGTH = 200
# How long before it begins a notice is announced on pages.
ANNOUNCED = timedelta(hours=24)
# How long pages say that it is over.
REMEMBERED = timedelta(hours=2)
# How long it stands in the list afterwards.
KEPT = timedelta(days=30)


class NoticeQuerySet(models.QuerySet):
    """Chainable questions about notices. A moment is one, or an expression for one."""

    def shown(self, now: datetime | Expression) -> "NoticeQuerySet":
        """Those that pages show: begun or announced, and not over."""
        return self.filter(withdrawn_at=None, shown_from__lte=now).filter(
            Q(shown_until=None) | Q(shown_until__gt=now)
        )

    def not_over(self, now: datetime | Expression) -> "NoticeQuerySet":
        """Those that pages show, and those that are planned."""
        return self.filter(withdrawn_at=None).filter(
            Q(shown_until=None) | Q(shown_until__gt=now)
        )

    def over(self, now: datetime | Expression) -> "NoticeQuerySet":
        """Those that have been, of which the list still tells."""
        return self.filter(withdrawn_at=None, shown_until__lte=now)

    def forgotten(self, now: datetime) -> "NoticeQuerySet":
        """Those that nobody is told of any longer."""
        before = now - KEPT
        return self.filter(Q(shown_until__lt=before) | Q(withdrawn_at__lt=before))

    def unanswered(self, now: datetime) -> "NoticeQuerySet":
        """Those of which it is time to say until when they last."""
        return self.not_over(now).filter(ends_at=None, ask_at__lte=now)

    def most_urgent_first(self, now: datetime | Expression) -> "NoticeQuerySet":
        """What is worst, then what is, what will be, and what is over."""
        rank = Case(
            When(solved_at__isnull=False, then=Value(3)),
            When(begins_at__gt=now, then=Value(2)),
            When(is_urgent=True, then=Value(0)),
            default=Value(1),
            output_field=models.SmallIntegerField(),
        )
        return self.annotate(rank=rank).order_by("rank", "-begins_at", "-pk")


class Notice(models.Model):
    """Something that does not work, for some residents or all, and for how long.

    What follows of its times is kept beside them, so that the query of every page
    finds what it shows by an index.
    """

    class State(models.TextChoices):
        """Where it is between the plan and the past."""

        PLANNED = "planned", _("Planned")
        CURRENT = "current", _("Now")
        SOLVED = "solved", _("Solved")
        OVER = "over", _("Over")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    kind = models.CharField(_("what"), max_length=12, choices=NoticeKind)
    text = models.CharField(_("words"), max_length=TEXT_LENGTH)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    everywhere = models.BooleanField(_("all departments"), default=False)
    departments = models.ManyToManyField(
        DepartmentPage, verbose_name=_("departments"), blank=True, related_name="+"
    )
    place = models.CharField(_("where exactly"), max_length=PLACE_LENGTH, blank=True)
    begins_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    # When the keeper is asked again, while nobody knows until when.
    ask_at = models.DateTimeField(_("ask again"), null=True, blank=True)

    created_at = models.DateTimeField(_("made"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    # The last that was said of it while it lasted, and at its end.
    working_at = models.DateTimeField(_("last word"), null=True, editable=False)
    working_word = models.CharField(
        _("what was said"), max_length=WORD_LENGTH, blank=True, editable=False
    )
    solved_at = models.DateTimeField(_("solved"), null=True, editable=False)
    solved_word = models.CharField(
        _("how it ended"), max_length=WORD_LENGTH, blank=True, editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    shown_from = models.DateTimeField(editable=False)
    shown_until = models.DateTimeField(null=True, editable=False)
    # Of the form that it was made with: one that is sent twice makes one notice.
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, editable=False)
    # Raised by every change: who changed what somebody else has changed is told.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NoticeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-begins_at", "-pk"]
        indexes = [
            models.Index(fields=["shown_until"], name="notices_shown_until"),
            models.Index(fields=["withdrawn_at"], name="notices_withdrawn_at"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notices_ends_after_it_begins",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"

    def save(self, *args, **kwargs):
        """Keep what pages ask for, in the same row."""
        self.shown_from = self.begins_at - ANNOUNCED
        self.shown_until = self.ends_at
        if self.solved_at:
            self.shown_until = self.solved_at + REMEMBERED
        super().save(*args, **kwargs)

    @property
    def what(self) -> NoticeKind:
        """Its kind, with what is ready for it."""
        return NoticeKind(self.kind)

    def state(self, now: datetime | None = None) -> str:
        """Return where it is between the plan and the past."""
        now = now or timezone.now()
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.shown_until and self.shown_until <= now:
            return self.State.OVER
        if self.solved_at:
            return self.State.SOLVED
        return self.State.PLANNED if self.begins_at > now else self.State.CURRENT

    def is_unanswered(self, now: datetime) -> bool:
        """Whether it is time to say until when it lasts."""
        return (
            self.ends_at is None
            and self.solved_at is None
            and self.withdrawn_at is None
            and self.ask_at is not None
            and self.ask_at <= now
        )
