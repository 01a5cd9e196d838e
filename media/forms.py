"""The form behind a picture in the admin."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Takes a picture only when it can be unpacked to the end.

    Wagtail reads no more than the beginning of a file. One that is cut short
    would be taken, and then break every page that shows it.
    """

    def to_python(self, data):
        try:
            uploaded = super().to_python(data)
            if uploaded is not None:
                # The number of pixels has been checked by now.
                with Image.open(uploaded) as picture:
                    picture.load()
                uploaded.seek(0)
        except ValidationError:
            raise
        except Image.DecompressionBombError as error:
            message = _("The picture is too large: at most %(limit)d million pixels.")
            raise ValidationError(
                message,
                code="file_too_many_pixels",
                params={"limit": self.max_image_pixels // 1_000_000},
            ) from error
        # Pillow's readers raise whatever the bytes make them stumble over.
        except Exception as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error
        return uploaded


class PictureForm(BaseImageForm):
    """Wagtail's form, with a stricter look at the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(label=given.label, widget=given.widget)
