"""What a source has become."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from importer.models.source import HASH_LENGTH, ImportedSource


class ImportedPageQuerySet(models.QuerySet):
    """What runs have made of pages; the newest of a page counts."""

    def standing(self) -> "ImportedPageQuerySet":
        """Leave out those whose page or run is gone."""
        return self.filter(page__isnull=False).exclude(
            source__run__state__in=("taking_back", "taken_back")
        )

    def newest_of(self, page_id: int) -> "ImportedPage | None":
        """Return what the last run that looked at a page has left of it."""
        return self.standing().filter(page=page_id).order_by("-pk").first()


class ImportedPage(models.Model):
    """A page that a run has made of a source, or brought up to date, or looked at."""

    class Outcome(models.TextChoices):
        """What was done; `building.Outcome` in words for the report."""

        MADE = "made", _("New draft")
        UPDATED = "updated", _("Draft brought up to date")
        UNCHANGED = "unchanged", _("Nothing new")
        KEPT = "kept", _("Left alone: edited here since")

    source = models.ForeignKey(
        ImportedSource, on_delete=models.CASCADE, related_name="pages", editable=False
    )
    # Tells the pages of one source apart.
    key = models.CharField(max_length=255, editable=False)
    position = models.PositiveSmallIntegerField(editable=False)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    title = models.CharField(_("title"), max_length=255, editable=False)
    outcome = models.CharField(
        _("result"), max_length=10, choices=Outcome, editable=False
    )
    # What the page was when it was built; staff have edited one that is not.
    fingerprint = models.CharField(max_length=HASH_LENGTH, editable=False)
    # The draft that was there before a run brought it up to date.
    revision_before = models.PositiveBigIntegerField(null=True, editable=False)
    # As `runs.stored` writes them: what to decide, and where each line went.
    findings = models.JSONField(default=list, editable=False)
    account = models.JSONField(default=list, editable=False)
    # What was made for it besides, as [label of the model, key].
    made = models.JSONField(default=list, editable=False)
    # Why it stays although its run was taken back: a Danish sentence.
    stays_because = models.CharField(max_length=255, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    objects = ImportedPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page brought in")
        verbose_name_plural = _("pages brought in")
        ordering = ["source__position", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"], name="importer_page_once_of_a_source"
            )
        ]

    def __str__(self):
        return self.title

    def note_made(self, things: list[models.Model]) -> None:
        """Remember what was made for the page, beside what was made before."""
        known = [tuple(thing) for thing in self.made]
        new = [(thing._meta.label_lower, thing.pk) for thing in things]
        self.made = [list(each) for each in dict.fromkeys([*known, *new])]


def things_made(pairs: list) -> list[models.Model]:
    """Return what is left of what `note_made` remembers."""
    by_label: dict[str, list[int]] = {}
    for label, key in pairs:
        by_label.setdefault(label, []).append(key)
    found = []
    for label, keys in by_label.items():
        app, _dot, name = label.partition(".")
        kind = ContentType.objects.get_by_natural_key(app, name)
        found += kind.model_class()._default_manager.filter(pk__in=keys)
    return found
