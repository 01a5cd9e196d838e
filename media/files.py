"""The files of pictures: nothing is stored before the site has made it its own."""

import logging
from pathlib import PurePath

from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.conversion import LONGEST_SIDE, convert

logger = logging.getLogger(__name__)


class StorageFailedError(OSError):
    """A storage that is not a disk does not answer, or refuses."""


_TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


class CleanPicture(SimpleUploadedFile):
    """A picture that this site has written: ordinary, and with nothing but pixels."""

    def __init__(self, content: bytes, name: str):
        super().__init__(name, content, _TYPES[PurePath(name).suffix])

    @classmethod
    def made_from(
        cls, file: File, name: str, longest_side: int = LONGEST_SIDE
    ) -> "CleanPicture":
        """Return what the site keeps of `file`. Raises PictureRefusedError."""
        file.seek(0)
        content, suffix = convert(file.read(), longest_side)
        return cls(content, f"{PurePath(name).stem}{suffix}")


class KeptFile(WagtailImageFieldFile):
    """The file of a picture, through which every way into the storage leads.

    Forms, commands, imports and `bulk_create` all end in `save`.
    """

    def save(self, name, content, save=True) -> None:
        """Store `content` as the site keeps it. Raises PictureRefusedError."""
        if not isinstance(content, CleanPicture):
            content = CleanPicture.made_from(content, name)
        super().save(content.name, content, save)

    save.alters_data = True

    def get_image_dimensions(self):
        """Return width and height as the file's first bytes tell them.

        Wagtail would unpack the whole picture. One that is still to be converted
        has none: they are known when it is stored.
        """
        if not self._committed and not isinstance(self.file, CleanPicture):
            return None, None
        close = self.closed
        try:
            self.open()
            with Image.open(self.file) as picture:
                return picture.size
        # A row without a size asks here whenever it is read, and must be readable.
        except Exception:
            logger.warning("The size of %s cannot be read", self.name, exc_info=True)
            return 0, 0
        finally:
            if close:
                self.close()
            else:
                self.seek(0)


class PictureFileField(WagtailImageField):
    """The field of such a file.

    Must stand before the fields for width and height: they get their values when
    the file is stored, which happens in the order of the fields.
    """

    attr_class = KeptFile
