"""Who gets notices by e-mail, and what each is sent."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from departments.models import DepartmentPage
from links.models import VisitorCount
from notices.models.event import NoticeEvent
from notices.models.notice import Notice

# How long the link works with which somebody says that the address is theirs.
LINK_LIFE = timedelta(days=2)
# How long an address is kept for which nobody has said so.
UNCONFIRMED = timedelta(days=3)


class SubscriptionQuerySet(models.QuerySet):
    """Chainable questions about subscriptions."""

    def confirmed(self) -> "SubscriptionQuerySet":
        """Those whose address has answered."""
        return self.exclude(confirmed_at=None)

    def unconfirmed(self) -> "SubscriptionQuerySet":
        """Those that somebody has asked for, whoever it was."""
        return self.filter(confirmed_at=None)

    def forgotten(self, now: datetime) -> "SubscriptionQuerySet":
        """Those for which nobody has answered in time."""
        return self.unconfirmed().filter(asked_at__lt=now - UNCONFIRMED)

    def concerned_by(self, notice: Notice) -> "SubscriptionQuerySet":
        """Those that have asked for what a notice is about."""
        if notice.everywhere:
            return self
        here = Subscription.departments.through.objects.filter(
            departmentpage__in=notice.departments.order_by().values("pk")
        )
        return self.filter(Q(everywhere=True) | Q(pk__in=here.values("subscription")))


class Subscription(models.Model):
    """An address, and of which departments it gets the notices.

    Asked for, it is a row without a moment of confirmation, and there may be several of
    an address: what of them is confirmed last holds. Whoever leaves is deleted.
    """

    # In lower case, since nobody has two that differ by it alone.
    email = models.EmailField(_("e-mail"), db_index=True, editable=False)
    everywhere = models.BooleanField(_("all departments"), default=False)
    departments = models.ManyToManyField(
        DepartmentPage, verbose_name=_("departments"), blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for on"), editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    # Opens the choice and the way out: in every mail, and nowhere else.
    key = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    wagtail_reference_index_ignore = True
    # A department may go although somebody wants to hear of it.
    may_lose_what_it_chose = True

    class Meta:
        verbose_name = _("subscription to notices")
        verbose_name_plural = _("subscriptions to notices")
        ordering = ["pk"]
        indexes = [models.Index(fields=["asked_at"], name="notices_asked_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(confirmed_at__isnull=False),
                name="notices_one_for_each_address",
            )
        ]

    def __str__(self):
        # Not the address: this is printed where nobody needs it.
        return f"{self._meta.verbose_name} {self.pk}"


class SubscriptionCount(VisitorCount):
    """How often a group of visitors has asked for notices by e-mail within an hour."""

    class Meta:
        verbose_name = _("count of subscriptions")
        verbose_name_plural = _("counts of subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["hour", "group"], name="notices_subscription_count_once"
            )
        ]


class NoticeMailQuerySet(models.QuerySet):
    """Chainable questions about mail."""

    def waiting(self) -> "NoticeMailQuerySet":
        """Those that are to be sent."""
        return self.filter(state=NoticeMail.State.WAITING)

    def due(self, now: datetime) -> "NoticeMailQuerySet":
        """Those whose time has come, the urgent first."""
        due = self.waiting().filter(due_at__lte=now)
        return due.order_by(F("line__notice__is_urgent").desc(), "due_at", "pk")

    def told(self) -> "NoticeMailQuerySet":
        """Those that have gone out, as far as anybody knows."""
        return self.filter(state__in=(NoticeMail.State.SENDING, NoticeMail.State.SENT))


class NoticeMail(models.Model):
    """One mail: a line of a notice's history, for one subscription.

    The outbox. A row is there before its mail, and is taken by one worker before it is
    handed over: what a worker was killed over is not sent again.
    """

    class State(models.TextChoices):
        """Where it is between the outbox and the mail server."""

        WAITING = "waiting", pgettext_lazy("mail", "Waits")
        SENDING = "sending", pgettext_lazy("mail", "On its way")
        SENT = "sent", pgettext_lazy("mail", "Sent")
        GIVEN_UP = "given-up", pgettext_lazy("mail", "Given up")
        # Something newer is told instead, or nothing any longer.
        DROPPED = "dropped", pgettext_lazy("mail", "Left out")

    line = models.ForeignKey(
        NoticeEvent, on_delete=models.CASCADE, related_name="mails", editable=False
    )
    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="mails", editable=False
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.WAITING, editable=False
    )
    # Whether this subscription has been told nothing of the notice before.
    is_first = models.BooleanField(default=True, editable=False)
    due_at = models.DateTimeField(_("to be sent"), editable=False)
    moved_at = models.DateTimeField(_("changed"), editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = NoticeMailQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail of a notice")
        verbose_name_plural = _("mails of notices")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state="waiting"),
                name="notices_mail_waiting",
            ),
            models.Index(fields=["state", "moved_at"], name="notices_mail_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "subscription"], name="notices_told_once"
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}: {self.line_id}, {self.subscription_id}"
