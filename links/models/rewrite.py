"""Changing the addresses of many links, tested before any is saved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linkcheck.addresses import MAX_LENGTH

from .health import CODE_LENGTH
from .link import Link


class Rewrite(models.Model):
    """A piece of address to be replaced by another in many links."""

    class State(models.TextChoices):
        """How far it has come."""

        TESTING = "testing", _("The new addresses are being tested")
        TESTED = "tested", _("The new addresses have been tested")
        APPLIED = "applied", _("The new addresses are in use")
        CANCELLED = "cancelled", _("Cancelled")
        UNDONE = "undone", _("The old addresses are back")

    # None is named when the links were chosen one by one.
    host = models.CharField(_("host"), max_length=253, blank=True, editable=False)
    find = models.CharField(_("find in the address"), max_length=MAX_LENGTH)
    replace = models.CharField(_("put instead"), max_length=MAX_LENGTH, blank=True)
    state = models.CharField(
        max_length=10, choices=State, default=State.TESTING, editable=False
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    finished_at = models.DateTimeField(null=True, editable=False)
    # When the worker goes on testing; none but the task queued for then does.
    continue_at = models.DateTimeField(null=True, editable=False)
    # What the history has it under, once it is applied.
    change = models.UUIDField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rewrite of addresses")
        verbose_name_plural = _("rewrites of addresses")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="links_rewrite_one_at_a_time",
                fields=["host"],
                # Chosen links are looked at one by one (links.replacing.applying).
                condition=Q(state__in=["testing", "tested"]) & ~Q(host=""),
            )
        ]

    def __str__(self):
        return f"{self.find} → {self.replace}"


class RewrittenLink(models.Model):
    """A link of a rewrite, its new address, and what was seen there."""

    class Outcome(models.TextChoices):
        """What the test of the new address says."""

        WAITING = "waiting", _("Not tested yet")
        WORKS = "works", _("Works")
        FAILS = "fails", _("Does not work")
        TAKEN = "taken", _("Another link has this address")
        REFUSED = "refused", _("Cannot be an address")
        CHANGED = "changed", _("The link has been changed in the meantime")

    rewrite = models.ForeignKey(
        Rewrite, on_delete=models.CASCADE, related_name="links", editable=False
    )
    link = models.ForeignKey(
        Link, on_delete=models.CASCADE, related_name="+", editable=False
    )
    old_url = models.CharField(_("old address"), max_length=MAX_LENGTH, editable=False)
    new_url = models.CharField(_("new address"), max_length=MAX_LENGTH, editable=False)
    outcome = models.CharField(
        _("result"),
        max_length=10,
        choices=Outcome,
        default=Outcome.WAITING,
        editable=False,
    )
    problem = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    http_status = models.PositiveSmallIntegerField(null=True, editable=False)
    tested_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rewritten link")
        verbose_name_plural = _("rewritten links")
        ordering = ["old_url", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rewrite", "link"], name="links_rewritten_once"
            )
        ]

    def __str__(self):
        return self.new_url
