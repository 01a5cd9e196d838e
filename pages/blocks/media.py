"""Blocks with pictures and video."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue
from wagtail.images import get_image_model

from links.blocks import LinkChooserBlock, preview_link
from links.kinds import Kind
from pages.blocks.choosers import PictureBlock, PictureChooserBlock
from pages.blocks.videos import privacy_embed_url


class ImageBlock(StructBlock):
    """A picture with its description."""

    image = PictureBlock(label=_("Picture"))
    caption = CharBlock(
        label=_("Caption"),
        required=False,
        max_length=250,
        help_text=_("Shown below the picture."),
    )

    def get_preview_value(self):
        return self.normalize(
            {
                "image": {
                    "image": get_image_model().objects.last(),
                    "alt_text": "",
                    "decorative": True,
                },
                "caption": gettext("What the picture shows, and when it was taken."),
            }
        )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture, with a description for those who cannot see it.")
        template = "pages/blocks/image.html"


CAPTIONS = [
    ("da", _("With Danish captions")),
    ("other", _("With captions in another language")),
    ("none", _("Without captions")),
]


class VideoValue(StructValue):
    """A video as its template shows it."""

    @property
    def embed_url(self) -> str:
        """The address of the player, when the video’s host has one we know."""
        link = self.get("link")
        return privacy_embed_url(link.href) if link and link.is_available else ""

    @property
    def captions(self) -> str:
        """Whether the video has captions, in words."""
        return str(dict(CAPTIONS).get(self.get("caption_language"), ""))


class VideoBlock(StructBlock):
    """A video that is fetched from its host only when the reader asks."""

    link = LinkChooserBlock(label=_("Video"))
    picture = PictureChooserBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Shown until the video is started."),
    )
    length = CharBlock(
        label=_("Length"),
        required=False,
        max_length=40,
        help_text=_("For example “3 min. 20 sek.”."),
    )
    caption_language = ChoiceBlock(
        label=_("Captions"), choices=CAPTIONS, required=False, search_index=False
    )

    def get_preview_value(self):
        return self.normalize(
            {
                "link": preview_link(
                    title=gettext("A day with the caretaker"),
                    kind=Kind.VIDEO,
                    source="YouTube",
                ),
                "length": gettext("3 min. 20 sec."),
                "caption_language": "da",
            }
        )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _(
            "Nothing is fetched from the video’s host before it is started."
        )
        template = "pages/blocks/video.html"
        value_class = VideoValue
