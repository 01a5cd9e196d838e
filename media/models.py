"""Pictures and documents.

The models are the site's own from the first day because swapping them later
means rewriting every reference to them.
"""

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    """A picture; `description` is what it shows, offered as alternative text."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, when they should be named."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class Rendition(AbstractRendition):
    """A picture in one size and format, made from a SiteImage."""

    image = models.ForeignKey(
        SiteImage, on_delete=models.CASCADE, related_name="renditions"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="media_rendition_unique",
            )
        ]


class SiteDocument(AbstractDocument):
    """A file that residents can download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def file_description(self) -> str:
        """Type and size as readers see them, such as “PDF, 1,2 MB”."""
        size = filesizeformat(self.file_size) if self.file_size else ""
        return ", ".join(part for part in (self.file_extension.upper(), size) if part)

    def clean(self):
        """Ask about the kind of file only when there is one that was accepted."""
        if self.file:
            super().clean()
