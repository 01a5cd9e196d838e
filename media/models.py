"""Pictures and documents.

The models are the site's own from the first day because swapping them later
means rewriting every reference to them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath

from django.core.cache import cache
from django.core.files import File
from django.db import DatabaseError, models
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import string_to_ascii
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
    get_upload_to,
)
from wagtail.search import index

from media.conversion.turns import StillBusyError, in_turn
from media.files import CleanPicture, PictureFileField
from media.privacy import private_among

logger = logging.getLogger(__name__)

# What lies here was made by this site. Pictures from before that lie elsewhere
# until `clean_pictures` has been at them.
KEPT_FOLDER = "pictures"
NAME_LENGTH = 60
# How long a picture that could not be read is left alone.
UNREADABLE_SECONDS = 60
UNREADABLE_SIZE = 320, 200


def _with_tags_to_choose_by(search_fields: list) -> list:
    """Let words and a tag be looked for together, which Wagtail's choosers offer."""
    return [
        *(field for field in search_fields if field.field_name != "tags"),
        *(
            index.RelatedFields("tags", [*field.fields, index.FilterField("name")])
            for field in search_fields
            if field.field_name == "tags"
        ),
    ]


class SiteImage(AbstractImage):
    """A picture; `description` is what it shows, offered as alternative text.

    Its file is one that the site has written itself: see `media.files`.
    """

    file = PictureFileField(
        verbose_name=AbstractImage._meta.get_field("file").verbose_name,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    # Wagtail's own, here so that they stand after the file.
    width = models.IntegerField(
        AbstractImage._meta.get_field("width").verbose_name, editable=False
    )
    height = models.IntegerField(
        AbstractImage._meta.get_field("height").verbose_name, editable=False
    )
    # What the file was made from by `clean_pictures`, until that is deleted.
    replaced_file = models.CharField(
        max_length=100, blank=True, db_default="", editable=False
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, when they should be named."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")
    search_fields = _with_tags_to_choose_by(AbstractImage.search_fields)

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @cached_property
    def is_withheld(self) -> bool:
        """Whether the picture is not printed, since its collection is private.

        `prefetch_renditions` says it for all pictures of a page at once.
        """
        return bool(private_among([self]))

    @property
    def is_kept(self) -> bool:
        """Whether the stored file is one that this site has made."""
        return PurePath(self.file.name).parts[:1] == (KEPT_FOLDER,)

    def get_upload_to(self, filename: str) -> str:
        """Return the path of a file: short, and of letters that every storage takes."""
        name = PurePath(filename)
        stem = slugify(string_to_ascii(name.stem))[:NAME_LENGTH] or "billede"
        return f"{KEPT_FOLDER}/{stem}{name.suffix}"

    @contextmanager
    def open_file(self) -> Iterator[File]:
        """Open the file; one from before the site made its own is converted first."""
        with super().open_file() as file:
            if self.is_kept or isinstance(self.file.file, CleanPicture):
                yield file
            else:
                yield CleanPicture.made_from(file, self.file.name)

    def get_rendition(self, filter: Filter | str) -> "Rendition":  # noqa: A002
        """Return a rendition for the admin: a sign when there can be none.

        Every list, chooser and preview of Wagtail's asks here.
        """
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            width, height = UNREADABLE_SIZE
            return Rendition(image=self, width=width, height=height)

    def create_rendition(self, filter: Filter) -> "Rendition":  # noqa: A002
        """Make a rendition. Raises SourceImageIOError, whatever went wrong."""
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters: Filter) -> dict[Filter, "Rendition"]:
        """Make renditions. Raises SourceImageIOError, whatever went wrong.

        One after the other, where Wagtail unpacks the picture three times at once.
        Each is stored when it is made, so that none is made twice.
        """
        if not filters:
            return {}
        with self._reading():
            with self.open_file() as file:
                content = file.read()
            return {choice: self._create(choice, content) for choice in filters}

    def _create(self, choice: Filter, content: bytes) -> "Rendition":
        """Return the rendition that another has made meanwhile, or make it."""
        key = {
            "filter_spec": choice.spec,
            "focal_point_key": choice.get_cache_key(self),
        }
        with in_turn("rendition"):
            if found := self.renditions.filter(**key).first():
                return found
            source = File(BytesIO(content), name=self.file.name)
            file = self.generate_rendition_file(choice, source=source)
            return self.renditions.get_or_create(**key, defaults={"file": file})[0]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn what reading the file may raise into the one error that is expected.

        Storages and the readers of formats raise what they like. A picture that
        failed is not tried again by every page that shows it.
        """
        key = f"media.unreadable:{self.pk}:{slugify(self.file.name)}"
        if cache.get(key):
            raise SourceImageIOError("It could not be read a moment ago.")
        try:
            yield
        except (DatabaseError, InvalidFilterSpecError, SourceImageIOError):
            # Of these the last is what Wagtail says when there is no file.
            raise
        except StillBusyError as error:
            raise SourceImageIOError("Other pictures take their time.") from error
        except Exception as error:
            logger.warning("Picture %s cannot be read", self.pk, exc_info=True)
            cache.set(key, True, UNREADABLE_SECONDS)
            raise SourceImageIOError(str(error)) from error


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

    @property
    def url(self) -> str:
        """The address of the file, or of a sign that there is none to be shown."""
        return self.file.url if self.file else static("images/unreadable.svg")

    @property
    def alt(self) -> str:
        """The description of the picture, or what the sign says."""
        return super().alt if self.file else gettext("The picture cannot be shown")


class SiteDocument(AbstractDocument):
    """A file that residents can download."""

    admin_form_fields = Document.admin_form_fields
    search_fields = _with_tags_to_choose_by(AbstractDocument.search_fields)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @cached_property
    def is_private(self) -> bool:
        """Whether the document is not for everybody; fetched ahead where there are many."""
        return bool(private_among([self]))

    @property
    def public_description(self) -> str:
        """Type and size, when everybody may know them."""
        return "" if self.is_private else self.file_description

    @property
    def file_description(self) -> str:
        """Type and size as readers see them, such as “PDF, 1,2 MB”."""
        size = filesizeformat(self.file_size) if self.file_size else ""
        return ", ".join(part for part in (self.file_extension.upper(), size) if part)

    def clean(self):
        """Ask about the kind of file only when there is one that was accepted."""
        if self.file:
            super().clean()
