"""Bringing some sources in, all at once."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ImportRunQuerySet(models.QuerySet):
    """Runs, with what the list of them tells."""

    def with_counts(self) -> "ImportRunQuerySet":
        """Tell of each run how many sources it has, and how many are done."""
        finished = ~Q(sources__state="waiting") & Q(sources__is_stale=False)
        return self.annotate(
            source_count=Count("sources"),
            finished_count=Count("sources", filter=finished),
        )

    def of_parents(self, parents, user) -> "ImportRunQuerySet":
        """Return those below any of the pages, and those that `user` has begun."""
        return self.filter(Q(parent__in=parents) | Q(parent=None, begun_by=user))


class ImportRun(models.Model):
    """Some sources that are brought in below one page, by the worker."""

    class Kind(models.TextChoices):
        """Where the sources come from."""

        PASTED = "pasted", _("Pasted text")
        FILES = "files", _("Files")
        ADDRESSES = "addresses", _("Addresses")

    class State(models.TextChoices):
        """How far it has come."""

        WORKING = "working", _("Under way")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Finished")
        TAKING_BACK = "taking_back", _("Being taken back")
        TAKEN_BACK = "taken_back", _("Taken back")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, editable=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=State,
        default=State.WORKING,
        editable=False,
    )
    parent = models.ForeignKey(
        Page,
        verbose_name=_("below"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    finished_at = models.DateTimeField(null=True, editable=False)
    # Somebody wants it to stop; it does at the next source.
    stop_asked = models.BooleanField(default=False, editable=False)
    # When the worker goes on; none but the task queued for then does.
    continue_at = models.DateTimeField(null=True, editable=False)
    # What each host says of visitors like us, by its origin.
    robots = models.JSONField(default=dict, editable=False)
    # What is to be told of the run as a whole, in Danish sentences.
    notices = models.JSONField(default=list, editable=False)

    wagtail_reference_index_ignore = True

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of pages")
        verbose_name_plural = _("imports of pages")
        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["-begun_at"], name="importer_run_begun")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.begun_at:%d.%m.%Y}"

    @property
    def is_working(self) -> bool:
        """Whether the worker has something to do for it."""
        return self.state in (self.State.WORKING, self.State.TAKING_BACK)
