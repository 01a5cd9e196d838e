"""Template tag that prints the site's pictures."""

import logging

from django import template
from django.utils.safestring import SafeString

from media.renditions import Crop, crops_of, picture_for, share_rendition

register = template.Library()
logger = logging.getLogger(__name__)


@register.simple_tag
def site_picture(image, variant: str, alt: str = "", eager: bool = False) -> str:
    """Print `image` in the renditions of `variant`; nothing if its file is bad.

    Nor is anything printed of a picture that is not for everybody.

    Whatever stands around it belongs in an `if` around what the tag gave.

    `alt` is the alternative text in this place, empty for a decorative picture.
    `eager` is for the one picture that leads the page.
    """
    if not image or image.is_withheld:
        return ""
    loading = (
        {"loading": "eager", "fetchpriority": "high"} if eager else {"loading": "lazy"}
    )
    try:
        return picture_for(image, variant, {"alt": alt, **loading})
    except OSError as error:
        logger.warning("Picture %s is left out of a page: %s", image.pk, error)
        return SafeString("")


@register.simple_tag
def share_picture_url(image) -> str:
    """Return the full address of `image` for other sites; "" if its file is bad."""
    if image.is_withheld:
        return ""
    try:
        return share_rendition(image).full_url
    except OSError:
        return ""


@register.simple_tag
def picture_crops(image) -> list[Crop]:
    """Return the crops that the site makes of `image`; none if its file is bad."""
    try:
        return crops_of(image)
    except OSError:
        return []
