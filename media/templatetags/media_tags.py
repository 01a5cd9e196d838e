"""Template tag that prints the site's pictures."""

import logging

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError

from media.renditions import SHARE_SPEC, picture_for

register = template.Library()
logger = logging.getLogger(__name__)


@register.simple_tag
def site_picture(image, variant: str, alt: str = "", eager: bool = False) -> str:
    """Print `image` in the renditions of `variant`; nothing if its file is gone.

    `alt` is the alternative text in this place, empty for a decorative picture.
    `eager` is for the one picture that leads the page.
    """
    if image is None:
        return ""
    loading = (
        {"loading": "eager", "fetchpriority": "high"} if eager else {"loading": "lazy"}
    )
    try:
        picture = picture_for(image, variant, {"alt": alt, **loading})
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing", image.pk)
        return SafeString("")
    return picture.__html__()


@register.simple_tag
def share_picture_url(image) -> str:
    """Return the full address of `image` for other sites; "" if its file is gone."""
    try:
        return image.get_rendition(SHARE_SPEC).full_url
    except SourceImageIOError:
        return ""
