"""The forms behind pictures and documents in the admin."""

import logging
from io import BytesIO
from pathlib import PurePath

import filetype
from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from willow.image import INITIAL_IMAGE_CLASSES

from media.conversion import LONGEST_SIDE
from media.conversion.turns import StillBusyError
from media.files import CleanPicture
from media.privacy.closing import refuse_closed
from media.sizes import told_apart

logger = logging.getLogger(__name__)

AVATAR_SIDE = 400
# Said in the name of the file, so that it is known which ones the site has made.
AVATAR_NAME = "made-by-site"


class PictureField(WagtailImageField):
    """Takes a picture that the site could convert, and hands that one on."""

    def __init__(self, *args, longest_side: int = LONGEST_SIDE, **kwargs):
        super().__init__(*args, **kwargs)
        self.longest_side = longest_side

    def check_image_file_size(self, f):
        """Refuse a file that is too large, with both sizes in words that differ."""
        _check_size(self, f)

    def to_python(self, data):
        """Return the picture as the site keeps it.

        Wagtail would unpack it here, in this process, before it looks at its size.
        """
        uploaded = FileField.to_python(self, data)
        if uploaded is None:
            return None
        self.check_image_file_size(uploaded)
        content = uploaded.read()
        self._recognise(uploaded, content)
        self.check_image_file_format(uploaded)
        try:
            return CleanPicture.made_from(
                BytesIO(content), uploaded.name, self.longest_side
            )
        except StillBusyError as error:
            message = _("The site is busy with other pictures. Try again in a moment.")
            raise ValidationError(message, code="busy") from error

    def _recognise(self, uploaded, content: bytes) -> None:
        """Note which format the first bytes are of; Willow would parse all of an SVG."""
        suffix = PurePath(uploaded.name).suffix.lower()
        if suffix.removeprefix(".") not in self.allowed_image_extensions:
            raise ValidationError(
                self.error_messages["invalid_image_extension"],
                code="invalid_image_extension",
            )
        known = INITIAL_IMAGE_CLASSES.get(filetype.guess_extension(content))
        if known is None:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            )
        uploaded.image = known(BytesIO(content))


class StoredWhenValid:
    """A form whose file is stored once all else is right, before anything is saved.

    So a storage that is full, away or refuses is one more thing that the form says,
    whatever screen it stands on, and nothing that was typed is lost.
    """

    file_field = "file"

    def _post_clean(self):
        super()._post_clean()
        if self.errors or self.file_field not in self.changed_data:
            return
        file = getattr(self.instance, self.file_field)
        if not file or file._committed:  # noqa: SLF001 - as Django asks, too
            return
        sent = file.file
        try:
            file.save(file.name, sent, save=False)
        except OSError:
            logger.warning("file_not_stored", exc_info=True)
            message = _(
                "The file cannot be stored just now. Choose it again and try once more"
                " in a moment; if that does not help, tell those who run the site."
            )
            self.add_error(self.file_field, ValidationError(message, code="storage"))
        else:
            # Wagtail reads it once more, for its hash: not from the storage.
            getattr(self.instance, self.file_field).file = sent


class PictureForm(StoredWhenValid, BaseImageForm):
    """Wagtail's form, with a stricter look at the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(label=given.label, widget=given.widget)

    def clean(self):
        """Refuse a collection that not everybody may see: no picture can be hidden."""
        cleaned = super().clean()
        try:
            refuse_closed(cleaned.get("collection"))
        except ValidationError as error:
            self.add_error("collection", error)
        return cleaned


class ProfilePictureForm(StoredWhenValid, AvatarPreferencesForm):
    """Wagtail's form for one's own portrait in the admin, which is public as well."""

    file_field = "avatar"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Here, so that its words are in the language of who asks.
        self.fields["avatar"] = PictureField(
            label=self.fields["avatar"].label, required=False, longest_side=AVATAR_SIDE
        )

    def clean_avatar(self):
        """Keep the portrait there is, unless there is a new one or none is wanted."""
        avatar = self.cleaned_data.get("avatar")
        if avatar is False:
            return avatar
        if isinstance(avatar, CleanPicture):
            avatar.name = AVATAR_NAME + PurePath(avatar.name).suffix
            return avatar
        return self._original_avatar


class DocumentField(WagtailDocumentField):
    """Wagtail's field, with both sizes in words that differ."""

    def check_document_file_size(self, f):
        """Refuse a file that is too large."""
        _check_size(self, f)


class DocumentForm(StoredWhenValid, BaseDocumentForm):
    """Wagtail's form, with that field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = DocumentField(label=given.label, widget=given.widget)


def _check_size(field, file) -> None:
    limit = field.max_upload_size
    if limit is None or file.size <= limit:
        return
    size, most = told_apart(file.size, limit)
    raise ValidationError(
        field.error_messages["file_too_large"]
        % {"file_size": size, "max_filesize": most},
        code="file_too_large",
    )
