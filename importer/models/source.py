"""What is brought in: one address, one file, or one text that was pasted."""

import hashlib
import zlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from importer.models.run import ImportRun
from linkcheck.addresses import MAX_LENGTH

HASH_LENGTH = 64


class Original(models.Model):
    """The bytes of a source as they came, to be read anew when somebody decides."""

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="originals", editable=False
    )
    name = models.CharField(max_length=MAX_LENGTH, blank=True, editable=False)
    media_type = models.CharField(max_length=255, blank=True, editable=False)
    # Whether somebody has pasted it: it is text already.
    is_text = models.BooleanField(default=False, editable=False)
    packed = models.BinaryField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self):
        return self.name

    @property
    def content(self) -> bytes:
        """The bytes themselves."""
        return zlib.decompress(self.packed)

    @staticmethod
    def pack(content: bytes) -> bytes:
        """Return bytes as they are kept."""
        return zlib.compress(content, 3)


class ImportedSource(models.Model):
    """One source of a run, and what came of reading it."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("Waiting")
        READ = "read", _("Read")
        # It lists others: a site map, or an archive.
        LISTING = "listing", _("Lists other pages")
        UNCHANGED = "unchanged", _("Nothing new")
        DOUBLE = "double", _("The same page as another")
        REFUSED = "refused", _("Could not be brought in")

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="sources", editable=False
    )
    position = models.PositiveIntegerField(editable=False)
    # An address, a file's name or path, or the first words of a text.
    name = models.CharField(_("name"), max_length=MAX_LENGTH, editable=False)
    # Where its page is on the old site; "" where nobody has said.
    address = models.CharField(max_length=MAX_LENGTH, blank=True, editable=False)
    # Where that led in the end.
    final_address = models.CharField(max_length=MAX_LENGTH, blank=True, editable=False)
    # The same for the same source in each run, and for where it led.
    identity = models.CharField(max_length=HASH_LENGTH, editable=False, db_index=True)
    final_identity = models.CharField(
        max_length=HASH_LENGTH, blank=True, editable=False, db_index=True
    )
    original = models.ForeignKey(
        Original,
        null=True,
        on_delete=models.SET_NULL,
        related_name="sources",
        editable=False,
    )
    # Its path, where the original is an archive.
    member = models.CharField(max_length=1000, blank=True, editable=False)
    digest = models.CharField(max_length=HASH_LENGTH, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.WAITING, editable=False
    )
    # Why it could not be brought in, or what is to be told: Danish sentences.
    reason = models.TextField(blank=True, editable=False)
    notices = models.JSONField(default=list, editable=False)
    same_as = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="doubles",
        editable=False,
    )
    # Its text as [number, words] of each line, and what stood around it.
    lines = models.JSONField(default=list, editable=False)
    left_out = models.JSONField(default=list, editable=False)
    # The lines once more, spelt as rules spell them, each between two line breaks.
    said = models.TextField(blank=True, editable=False)
    # To be recognised anew.
    is_stale = models.BooleanField(default=False, editable=False)
    # Refers to a page of the same run that was not there yet.
    awaits_others = models.BooleanField(default=False, editable=False)
    # Its old address has been made to lead to the new page, or was found taken.
    is_redirected = models.BooleanField(default=False, editable=False)
    # How often a worker has begun with it; one that ends workers is given up.
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "identity"], name="importer_source_once_in_a_run"
            )
        ]

    def __str__(self):
        return self.name


class ImportedFile(models.Model):
    """A picture or document that the pages of a run have, fetched once."""

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="files", editable=False
    )
    address = models.CharField(max_length=MAX_LENGTH, editable=False)
    identity = models.CharField(max_length=HASH_LENGTH, editable=False)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    # Why it could not be fetched.
    problem = models.CharField(max_length=255, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("fetched file")
        verbose_name_plural = _("fetched files")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "identity"], name="importer_file_once_in_a_run"
            )
        ]

    def __str__(self):
        return self.address


def hash_of(text: str) -> str:
    """Return what stands for a long text in an index."""
    return hashlib.sha256(text.encode()).hexdigest()
