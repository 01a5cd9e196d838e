"""The register of links: one record per target, however many pages show it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from linkcheck.addresses import MAX_LENGTH, normalise_address
from linkcheck.verdicts import Verdict
from links.dangers import has_dangerous_host
from links.kinds import Kind
from links.models.forms import LinkForm, known_address_message
from links.models.public_link import PublicLink
from links.models.querysets import LinkQuerySet
from plaintext.fields import AddressField

# One of these says where a link leads.
TARGETS = ("url", "target_page", "target_document")


class Link(PublicLink, index.Indexed, models.Model):
    """A place that pages send readers to, flagged once for all of them.

    One that is gone may be without a target: old pages name links whose address is
    lost.
    """

    class Availability(models.TextChoices):
        """What the public sees; an editor's decision, never a checker's."""

        AVAILABLE = "available", _("Available")
        UNAVAILABLE = "unavailable", _("Not available any longer")

    title = models.CharField(
        _("title"),
        max_length=255,
        help_text=_(
            "What the reader finds there, for example the name of the article. "
            "Never “click here”."
        ),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, default=Kind.LINK, blank=False
    )
    source = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("Who publishes it, for example a municipality or YouTube."),
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=[("da", _("Danish")), ("en", _("English")), ("other", _("Other"))],
        default="da",
    )
    url = AddressField(
        _("address"),
        max_length=MAX_LENGTH,
        null=True,
        blank=True,
        unique=True,
        help_text=_("An address on another site, with https:// in front."),
    )
    target_page = models.ForeignKey(
        Page,
        verbose_name=_("page on this site"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    target_document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document on this site"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    availability = models.CharField(
        _("availability"),
        max_length=20,
        choices=Availability,
        default=Availability.AVAILABLE,
        help_text=_(
            "When the target is gone, every page that shows the link says so at once."
        ),
    )
    unavailable_since = models.DateField(
        _("not available since"), null=True, blank=True
    )
    unavailable_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("flagged by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    unavailable_reason = models.TextField(
        _("why"), blank=True, help_text=_("For colleagues; not shown to readers.")
    )
    note = models.CharField(
        _("note to readers"),
        max_length=200,
        blank=True,
        help_text=_(
            "Replaces the standard note, for example "
            "“Unfortunately, the article is no longer available”."
        ),
    )
    archive_url = AddressField(_("archived copy"), max_length=MAX_LENGTH, blank=True)
    archived_on = models.DateField(
        _("date of the archived copy"), null=True, blank=True
    )
    replacement = models.ForeignKey(
        "self",
        verbose_name=_("replacement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Another link that readers can use instead."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = LinkQuerySet.as_manager()

    base_form_class = LinkForm
    refuse_deletion_while_used = True

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("source"),
        index.AutocompleteField("title"),
        index.AutocompleteField("source"),
        index.AutocompleteField("url"),
        # By "id" go filters that look in other tables.
        *(index.FilterField(name) for name in ("id", "kind", "availability")),
    ]

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="links_link_one_target",
                condition=(
                    Q(url__isnull=False, target_page=None, target_document=None)
                    | Q(
                        url__isnull=True,
                        target_page__isnull=False,
                        target_document=None,
                    )
                    | Q(
                        url__isnull=True,
                        target_page=None,
                        target_document__isnull=False,
                    )
                    | Q(
                        url__isnull=True,
                        target_page=None,
                        target_document=None,
                        availability="unavailable",
                    )
                ),
            ),
            models.CheckConstraint(
                name="links_link_not_its_own_replacement",
                condition=Q(replacement=None) | ~Q(replacement=models.F("pk")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_flagged(self) -> bool:
        """Whether an editor has said that the target is gone."""
        return self.availability == self.Availability.UNAVAILABLE

    @property
    def is_dangerous(self) -> bool:
        """Whether nobody may be sent there, readers and staff alike."""
        if not self.url:
            return False
        health = getattr(self, "health", None)
        if health is not None and health.verdict == Verdict.DANGEROUS:
            return True
        return has_dangerous_host(self.url)

    @property
    def is_available(self) -> bool:
        """Whether readers are sent there: not flagged, no danger, a page public."""
        if self.is_flagged or self.is_dangerous:
            return False
        return self.target_page_id is None or self.target_page.live

    @property
    def has_proposed_title(self) -> bool:
        """Whether nobody has written the title, or agreed to it."""
        proposed = getattr(self, "proposed_title", None)
        return proposed is not None and proposed.title == self.title

    @property
    def href(self) -> str:
        """The address of the target, wherever it is; empty when it has none."""
        if self.target_page_id:
            return self.target_page.url or ""
        if self.target_document_id:
            return self.target_document.url
        return self.url or ""

    @property
    def is_external(self) -> bool:
        return self.url is not None

    @property
    def has_target(self) -> bool:
        """Whether anybody knows where it leads; if not, it is flagged for good."""
        return bool(self.url or self.target_page_id or self.target_document_id)

    def clean(self):
        """Check the target and bring addresses to the form they are stored in."""
        errors = {}
        self.url = self.url or None
        for field in ("url", "archive_url"):
            if value := getattr(self, field):
                try:
                    setattr(self, field, normalise_address(value))
                except ValidationError as error:
                    errors[field] = error
        if "url" not in errors:
            errors |= self._target_errors()
        if self.pk and self.replacement_id == self.pk:
            errors["replacement"] = _("A link cannot replace itself.")
        if errors:
            raise ValidationError(errors)
        if self.is_flagged and not self.unavailable_since:
            self.unavailable_since = timezone.localdate()

    def validate_constraints(self, exclude=None):
        """Leave the constraints to clean(), which names the field to mend."""
        checked = {*TARGETS, "replacement"}
        super().validate_constraints({*(exclude or ()), *checked})

    def _target_errors(self) -> dict[str, ValidationError]:
        targets = [field for field in TARGETS if getattr(self, field) is not None]
        if not targets:
            if self.is_flagged:
                return {}
            message = _(
                "Say where the link leads: an address, a page or a document. Only a "
                "link that is not available any longer can be without."
            )
            return {"url": ValidationError(message, code="no_target")}
        if len(targets) > 1:
            message = _(
                "A link leads to one place only. Empty this field or the other."
            )
            return {
                field: ValidationError(message, code="two_targets")
                for field in targets[1:]
            }
        return self._known_address_error() if self.url else {}

    def _has_new_address(self) -> bool:
        stored = type(self).objects.filter(pk=self.pk, url=self.url)
        return self.pk is None or not stored.exists()

    def _known_address_error(self) -> dict[str, ValidationError]:
        links = type(self).objects.exclude(pk=self.pk)
        known = links.filter(url=self.url).first()
        if known is None and self._has_new_address():
            # Two that an older register has side by side are for merging.
            known = links.same_but_for_tracking(self.url).first()
        if known is None:
            return {}
        message = known_address_message(known, self.pk)
        return {"url": ValidationError(message, code="known")}
