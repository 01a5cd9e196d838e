"""Where links stand, and addresses that stand in texts without being links.

Wagtail's index of references sees what is published, and asks once for each use.
These tables know drafts too, and answer for a whole list at once.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from linkcheck.addresses import MAX_LENGTH
from links.kinds import Kind
from links.models.querysets import TypedAddressQuerySet, TypedNoteQuerySet

from .link import Link

_ON_THE_PAGE = Q(in_live=True) | Q(in_draft=True)


class LinkUse(models.Model):
    """A page that has a link, for its readers, in its latest draft, or both."""

    link = models.ForeignKey(
        Link,
        verbose_name=_("link"),
        on_delete=models.CASCADE,
        related_name="uses",
        db_index=False,
        editable=False,
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    # Readers see it there now.
    in_live = models.BooleanField(editable=False)
    # It is in what would be published next; so too when there is no draft.
    in_draft = models.BooleanField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")
        constraints = [
            models.UniqueConstraint(fields=["link", "page"], name="links_use_once"),
            models.CheckConstraint(
                name="links_use_is_somewhere", condition=_ON_THE_PAGE
            ),
        ]
        indexes = [models.Index(fields=["link", "in_live"], name="links_use_counts")]

    def __str__(self):
        return f"{self.link_id} @ {self.page_id}"


class TypedAddress(models.Model):
    """An address on another site that a page's text has without the register."""

    url = models.CharField(_("address"), max_length=MAX_LENGTH, editable=False)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    # The words that lead there, for the title of the link that it may become.
    text = models.CharField(_("words"), max_length=255, blank=True, editable=False)
    in_live = models.BooleanField(editable=False)
    in_draft = models.BooleanField(editable=False)

    objects = TypedAddressQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("typed address")
        verbose_name_plural = _("typed addresses")
        ordering = ["url", "page"]
        constraints = [
            models.UniqueConstraint(fields=["url", "page"], name="links_typed_once"),
            models.CheckConstraint(
                name="links_typed_is_somewhere", condition=_ON_THE_PAGE
            ),
        ]

    def __str__(self):
        return self.url


class TypedNote(models.Model):
    """A title in a page's text with a note, typed by hand, that it leads nowhere."""

    # Made of what follows, and so the same on every page that says the same.
    key = models.CharField(max_length=64, editable=False)
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    title = models.CharField(_("title"), max_length=255, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)
    source = models.CharField(_("source"), max_length=120, blank=True, editable=False)
    # What the note says beyond the site's own.
    note = models.CharField(
        _("note to readers"), max_length=200, blank=True, editable=False
    )
    # Where the title leads in spite of the note, as it was typed.
    href = models.CharField(
        _("address"), max_length=MAX_LENGTH, blank=True, editable=False
    )
    # The link that the title is already. No foreign key: what stands in a text may
    # name a link that is gone.
    linked = models.BigIntegerField(null=True, editable=False)
    # In a field that cannot hold a link.
    is_plain = models.BooleanField(default=False, editable=False)
    in_live = models.BooleanField(editable=False)
    in_draft = models.BooleanField(editable=False)

    objects = TypedNoteQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("note typed by hand")
        verbose_name_plural = _("notes typed by hand")
        ordering = ["title", "page"]
        constraints = [
            models.UniqueConstraint(fields=["key", "page"], name="links_note_once"),
            models.CheckConstraint(
                name="links_note_is_somewhere", condition=_ON_THE_PAGE
            ),
        ]

    def __str__(self):
        return self.title


class LinkTally(models.Model):
    """How many use a link and how many complain of it, counted beforehand.

    The list of a hundred thousand links is sorted by these.
    """

    link = models.OneToOneField(
        Link,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="tally",
        editable=False,
    )
    live_pages = models.PositiveIntegerField(
        _("public pages"), default=0, editable=False
    )
    # Those that have it in their latest draft alone.
    draft_pages = models.PositiveIntegerField(_("drafts"), default=0, editable=False)
    open_reports = models.PositiveIntegerField(
        _("open reports"), default=0, editable=False
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tally of a link")
        verbose_name_plural = _("tallies of links")
        indexes = [
            models.Index(
                fields=["-open_reports", "-live_pages", "link"],
                name="links_tally_reports",
            ),
            models.Index(fields=["-live_pages", "link"], name="links_tally_pages"),
        ]

    def __str__(self):
        return f"{self.link_id}: {self.live_pages}"
