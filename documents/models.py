"""What is known of a document besides its file: what it is, of where and when.

Beside `media.models.SiteDocument`, which is a leaf, and below all pages: any of them can
list documents. The department is named in a string, for it stands above.
"""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from documents.kinds import Kind
from media.privacy import in_private_collections

# The full-text index of what documents say: see `DocumentText.lexemes`.
TEXT_INDEX = "document"


class DocumentDetailsQuerySet(models.QuerySet):
    """Chainable questions about documents that residents may look through."""

    def for_everybody(self):
        """Those that are listed, and not in a collection that is closed."""
        return self.filter(is_listed=True).exclude(
            in_private_collections("document__collection")
        )

    def newest_first(self):
        """By their dates; of one day by their titles."""
        return self.order_by("-dated", "document__title", "pk")

    def for_lists(self):
        """Fetch what a list shows of each."""
        return self.select_related("document", "department").only(
            "kind",
            "dated",
            "department__title",
            "department__slug",
            "document__title",
            "document__file",
            "document__file_size",
        )


class DocumentDetails(models.Model):
    """What a document is, and whether it is for everybody to find."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="details",
    )
    is_listed = models.BooleanField(
        _("show it on the page of all documents"),
        default=False,
        help_text=_(
            "Anybody can then find it there and read it. Are people named in it, they "
            "must have agreed, or it must be minutes that are public."
        ),
    )
    kind = models.CharField(
        _("what it is"), max_length=20, choices=Kind, default=Kind.OTHER
    )
    department = models.ForeignKey(
        "departments.DepartmentPage",
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, it is for all departments."),
    )
    dated = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_(
            "Of the meeting, or from when it holds. Left empty, it is the day on which "
            "the file was sent."
        ),
    )
    objects = DocumentDetailsQuerySet.as_manager()

    # Mirrors of the document, which has its own references.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("details of a document")
        verbose_name_plural = _("details of documents")
        indexes = [
            models.Index(
                F("kind"), F("dated").desc(), name="documents_by_kind_and_date"
            ),
            models.Index(
                F("department"), F("dated").desc(), name="documents_by_department"
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def year(self) -> int | None:
        return self.dated.year if self.dated else None

    @property
    def kind_name(self) -> str:
        return str(Kind(self.kind).label)


class DocumentText(models.Model):
    """What the file of a document says, for the search alone: see `documents.reading`.

    Beside the details, so that no list has to pass over the texts of all documents.
    """

    class State(models.TextChoices):
        """What became of reading its text."""

        WAITING = "waiting", _("not read yet")
        READ = "read", _("read")
        NO_TEXT = "no_text", _("pictures of text only")
        FAILED = "failed", _("cannot be read")
        NOT_READ = "not_read", _("not a PDF")

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="reading",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.WAITING, editable=False
    )
    text = models.TextField(_("text"), blank=True, editable=False)
    # The lexemes of title and text, each once, between spaces. The database derives its
    # full-text index from them by itself (`search.full_text`), as migration 0002 tells it
    # to. A later one that has SQLite rebuild this table must make the
    # triggers again.
    lexemes = models.TextField(blank=True, editable=False)
    page_count = models.PositiveIntegerField(null=True, editable=False)
    reads_like_a_page = models.BooleanField(default=False, editable=False)
    # Of which file that is true, by its SHA-1, which Wagtail keeps.
    read_hash = models.CharField(max_length=40, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return str(self.document)
