"""Whether pictures lie where staff may think that nobody sees them."""

from wagtail.images import get_image_model

from diagnosis.findings import Check, Finding, ok, warning
from media.privacy import in_private_collections


def look_at_closed_pictures() -> Finding:
    """Say how many pictures are in collections that are closed."""
    count = get_image_model().objects.filter(in_private_collections()).count()
    if count:
        return warning(
            f"{count} in collections that are closed, and seen by who has the address",
            "Move them to other collections, or delete them, under Billeder.",
        )
    return ok("none in collections that are closed")


CHECKS = [Check("closed pictures", look_at_closed_pictures, needs_database=True)]
