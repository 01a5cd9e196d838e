"""Pages that links of the register lead to are not deleted from under them.

The database refuses it, and Wagtail asks before it deletes a page that is
itself such a target; but a page takes those below it along.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.template.response import TemplateResponse
from wagtail.models import Page

from links.models import Link
from references.deletion import refusal_page
from references.usage import Use


def refuse_page_deletion(request, page: Page) -> TemplateResponse | None:
    """Wagtail hook: list the links that lead to `page` or to a page below it."""
    return _refusal(request, [page])


def refuse_bulk_page_deletion(
    request, action_type: str, objects, action
) -> TemplateResponse | None:
    """Wagtail hook: the same for pages that are deleted together."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return _refusal(request, objects)


def _refusal(request, pages: Iterable[Page]) -> TemplateResponse | None:
    uses = defaultdict(list)
    for link in Link.objects.leading_into(pages).select_related("target_page"):
        uses[link.target_page].append(Use(link))
    return refusal_page(request, uses.items()) if uses else None
