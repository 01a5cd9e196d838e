"""What the checker knows, in tables of its own.

A link is in the search index, so saving it costs far more than one check; nothing
here touches its row. The rows here are no use of the link either, so they stay out
of Wagtail's index of references.
"""

from dataclasses import asdict, fields

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linkcheck.addresses import MAX_LENGTH
from linkcheck.observation import Observation
from linkcheck.verdicts import Evidence, Verdict
from links.models.querysets import HostQuerySet, LinkHealthQuerySet

from .link import Link

# Any problem code fits, and so will those that are yet to come.
CODE_LENGTH = 40
_OBSERVED = (
    "http_status",
    "final_url",
    "redirects",
    "duration_ms",
    "content_type",
    "content_length",
    "detail",
)


class Host(models.Model):
    """A host that links lead to, and which process may ask it."""

    name = models.CharField(_("name"), max_length=253, primary_key=True)
    # The run that alone may ask the host, until then.
    lease = models.UUIDField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    # The host has asked to be left alone until then.
    parked_until = models.DateTimeField(null=True, editable=False)

    objects = HostQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["name"]

    def __str__(self):
        return self.name


class LinkHealth(models.Model):
    """What is known of an external link: the last observation and the verdict."""

    link = models.OneToOneField(
        Link, primary_key=True, on_delete=models.CASCADE, related_name="health"
    )
    # The address that all of this is about; another one starts afresh.
    url = models.CharField(max_length=MAX_LENGTH, editable=False)
    host = models.ForeignKey(
        Host,
        verbose_name=_("host"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        editable=False,
    )

    verdict = models.CharField(
        _("verdict"),
        max_length=20,
        choices=Verdict,
        default=Verdict.UNCHECKED,
        editable=False,
    )
    verdict_since = models.DateTimeField(null=True, editable=False)
    # A code of linkcheck.codes.Problem. Without choices, which would make a
    # migration of every new code.
    problem = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    strikes = models.PositiveIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    gone_since = models.DateTimeField(null=True, editable=False)
    moved_sightings = models.PositiveIntegerField(default=0, editable=False)
    moved_to = models.CharField(max_length=MAX_LENGTH, blank=True, editable=False)
    confirmed_until = models.DateTimeField(null=True, editable=False)
    marked_dangerous = models.BooleanField(default=False, editable=False)
    # When the checker last took the link away from readers by itself.
    flagged_at = models.DateTimeField(null=True, editable=False)
    page_title = models.CharField(max_length=300, blank=True, editable=False)
    page_language = models.CharField(max_length=60, blank=True, editable=False)
    checked_at = models.DateTimeField(_("last check"), null=True, editable=False)

    http_status = models.PositiveSmallIntegerField(null=True, editable=False)
    final_url = models.TextField(blank=True, editable=False)
    # As [status, address] pairs.
    redirects = models.JSONField(default=list, editable=False)
    duration_ms = models.PositiveIntegerField(default=0, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)
    content_length = models.BigIntegerField(null=True, editable=False)
    detail = models.CharField(max_length=300, blank=True, editable=False)

    # None for a link that nobody is to be sent to: it is not asked either.
    next_check_at = models.DateTimeField(null=True, editable=False)

    objects = LinkHealthQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("health of a link")
        verbose_name_plural = _("health of links")
        indexes = [
            # What is due, and of one host.
            models.Index(fields=["next_check_at"], name="links_health_due"),
            models.Index(
                fields=["host", "next_check_at"], name="links_health_host_due"
            ),
            # The editors' list, by verdict; the rows themselves are not read.
            models.Index(fields=["verdict", "link"], name="links_health_verdict"),
        ]
        constraints = [
            models.CheckConstraint(
                name="links_health_verdict_known",
                condition=Q(verdict__in=Verdict.values),
            ),
            models.CheckConstraint(
                name="links_health_strikes_have_a_beginning",
                condition=Q(strikes=0, failing_since=None)
                | Q(strikes__gt=0, failing_since__isnull=False),
            ),
        ]

    def __str__(self):
        return self.url

    @property
    def evidence(self) -> Evidence:
        """What the next observation is weighed against."""
        values = {field.name: getattr(self, field.name) for field in fields(Evidence)}
        return Evidence(**values | {"verdict": Verdict(self.verdict)})

    def take(self, evidence: Evidence) -> None:
        """Take over what is known now; does not save."""
        for name, value in asdict(evidence).items():
            setattr(self, name, value)

    def note(self, seen: Observation) -> None:
        """Take over what the last check saw; does not save."""
        for name in _OBSERVED:
            setattr(self, name, getattr(seen, name))
        self.redirects = [list(hop) for hop in seen.redirects]


class ProposedTitleQuerySet(models.QuerySet):
    """Chainable questions about proposed titles."""

    def standing(self):
        """Those that their links still have: nobody has written another."""
        return self.filter(link__title=F("title"))

    def to_be_fetched(self):
        """Those whose pages have been asked since, and whose titles nobody has read."""
        return self.standing().filter(
            is_fetched=False, link__health__checked_at__isnull=False
        )


class ProposedTitle(models.Model):
    """The title that a link was given by the site, until somebody has looked at it.

    At first the host alone; the page's own title once the checker has seen the page.
    """

    link = models.OneToOneField(
        Link,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="proposed_title",
        editable=False,
    )
    title = models.CharField(max_length=255, editable=False)
    is_fetched = models.BooleanField(default=False, editable=False)

    objects = ProposedTitleQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed title")
        verbose_name_plural = _("proposed titles")

    def __str__(self):
        return self.title


class Check(models.Model):
    """A line of a link's timeline: checks in a row that saw the same."""

    link = models.ForeignKey(
        Link,
        on_delete=models.CASCADE,
        related_name="checks",
        db_index=False,
        editable=False,
    )
    problem = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    http_status = models.PositiveSmallIntegerField(null=True, editable=False)
    detail = models.CharField(max_length=300, blank=True, editable=False)
    first_seen = models.DateTimeField(editable=False)
    last_seen = models.DateTimeField(editable=False)
    count = models.PositiveIntegerField(default=1, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")
        ordering = ["-last_seen", "-pk"]
        indexes = [
            models.Index(fields=["link", "-last_seen"], name="links_check_timeline"),
            models.Index(fields=["last_seen"], name="links_check_age"),
        ]
        constraints = [
            models.CheckConstraint(
                name="links_check_ends_after_it_began",
                condition=Q(last_seen__gte=F("first_seen"), count__gt=0),
            )
        ]

    def __str__(self):
        return f"{self.problem or self.http_status} ×{self.count}"
