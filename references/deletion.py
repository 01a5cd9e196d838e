"""What is in use cannot be deleted.

A foreign key can say so with PROTECT; a choice inside a StreamField or rich
text cannot. Models that set `refuse_deletion_while_used` are guarded here
whichever way they are used: in the admin with the list of uses, and below it
by a signal that no other way in can pass.
"""

from collections.abc import Iterable, Sequence

from django.apps import apps
from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from references.usage import Use, count_uses, edit_url, uses_of

# More than anybody removes one by one.
USES_SHOWN = 100


def guarded_models() -> list[type[Model]]:
    """Return the models whose objects may not be deleted while used."""
    return [
        model
        for model in apps.get_models()
        if getattr(model, "refuse_deletion_while_used", False)
    ]


def connect() -> None:
    """Guard every model that asks for it."""
    for model in guarded_models():
        pre_delete.connect(
            refuse_deletion, sender=model, dispatch_uid=f"refuse {model._meta.label}"
        )


def refuse_deletion(sender, instance, **kwargs) -> None:
    """Signal receiver: raise ProtectedError when `instance` is in use."""
    uses = uses_of(instance, most=USES_SHOWN)
    if uses:
        raise ProtectedError(f"{instance!r} is in use", {use.source for use in uses})


def refusal_response(request, objects) -> TemplateResponse | None:
    """Return the page that lists the uses of `objects`, or None if none is used.

    For Wagtail's before_delete_snippet hook, which both the delete view of one
    snippet and the bulk action run before anything is asked or done.
    """
    used = [
        (obj, uses)
        for obj in objects
        if getattr(obj, "refuse_deletion_while_used", False)
        and (uses := uses_of(obj, most=USES_SHOWN))
    ]
    if not used:
        return None
    counts = [max(len(uses), count_uses(obj)) for obj, uses in used]
    return refusal_page(request, used, counts)


def refusal_page(
    request,
    used: Iterable[tuple[Model, Sequence[Use]]],
    counts: Iterable[int] | None = None,
) -> TemplateResponse:
    """Return the page that says of each object in `used` where it is used.

    `counts` says how many uses each has, when those given are the first few.
    """
    used = list(used)
    counts = counts or [len(uses) for _obj, uses in used]
    refused = [
        {
            "object": obj,
            "count": count,
            "uses": [
                {"use": use, "edit_url": edit_url(use, request.user)}
                for use in uses[:USES_SHOWN]
            ],
            "more": max(0, count - USES_SHOWN),
        }
        for (obj, uses), count in zip(used, counts, strict=True)
    ]
    return TemplateResponse(
        request,
        "references/deletion_refused.html",
        {
            "refused": refused,
            "page_title": _("Cannot be deleted"),
            "header_icon": "warning",
        },
        status=409,
    )
