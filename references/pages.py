"""A page that others belong to is not deleted while they do.

Of a model that sets `refuse_deletion_while_chosen`. Other pages may be deleted although
something leads there; what leads there is then seen to.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Model, ProtectedError, Q
from django.db.models.signals import pre_delete
from django.template.response import TemplateResponse
from wagtail.models import Page

from references.deletion import USES_SHOWN, refusal_page
from references.usage import choices_of, chosen_among

# Of more than these nobody reads; when they are free, the next are told of.
PAGES_SHOWN = 20


def page_types_to_keep() -> list[type[Page]]:
    """Return the page types of which no page may be deleted while it is chosen."""
    return [
        model
        for model in apps.get_models()
        if getattr(model, "refuse_deletion_while_chosen", False)
    ]


def guard_pages() -> None:
    """Guard every page type that asks for it."""
    for model in page_types_to_keep():
        uid = f"refuse {model._meta.label}"
        pre_delete.connect(keep_chosen_page, sender=model, dispatch_uid=uid)


def keep_chosen_page(sender, instance: Model, **kwargs) -> None:
    """Signal receiver: raise ProtectedError when something has chosen `instance`."""
    if uses := choices_of(instance, most=USES_SHOWN):
        message = f"{instance!r} is chosen elsewhere"
        raise ProtectedError(message, {use.source for use in uses})


def refuse_to_delete_page(request, page: Page) -> TemplateResponse | None:
    """Wagtail hook: list what has chosen `page`, or a page below it."""
    return _refusal(request, [page])


def refuse_to_delete_pages(
    request, action_type: str, objects, action
) -> TemplateResponse | None:
    """Wagtail hook: the same for pages that are deleted together."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return _refusal(request, objects)


def _refusal(request, pages: Iterable[Page]) -> TemplateResponse | None:
    paths = [page.path for page in pages]
    used = [
        chosen
        for model in page_types_to_keep()
        for chosen in chosen_among(
            model.objects.filter(_below(paths)).order_by("path"),
            most=PAGES_SHOWN,
            most_uses=USES_SHOWN,
        )
    ]
    if not used:
        return None
    return refusal_page(
        request,
        [(each.obj, each.uses) for each in used],
        [each.count for each in used],
    )


def _below(paths: Iterable[str]) -> Q:
    """Return a condition on pages: on one of these paths, or below it."""
    conditions = (Q(path__startswith=path) for path in paths)
    return reduce(or_, conditions, Q(pk__in=[]))
