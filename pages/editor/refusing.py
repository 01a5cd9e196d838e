"""The one question that every way of publishing asks: may readers have this page?"""

from wagtail.models import Page

from pages.guidance.remaining import GuidingTextError, remaining_guidance
from pages.links_on_page.dangers import DangerousLinksError, dangerous_uses
from pages.refusals import RefusedPublicationError


def refusals_of(page: Page) -> list[RefusedPublicationError]:
    """Return all that keeps `page`, as it is in memory, from being published."""
    refusals = []
    if uses := dangerous_uses(page):
        refusals.append(DangerousLinksError(page, uses))
    if remaining := remaining_guidance(page):
        refusals.append(GuidingTextError(page, remaining))
    return refusals
