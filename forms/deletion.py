"""A form that somebody waits for an answer to is not deleted with its messages."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Page

from forms.models import FormPage, Submission


def refuse_deletion_of_form(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail hook: keep a page on which, or below which, messages wait."""
    return _refusal_of_forms(request, [page])


def refuse_bulk_deletion_of_forms(
    request: HttpRequest, action_type: str, objects, action
) -> HttpResponse | None:
    """Wagtail hook: the same for pages that are deleted together."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return _refusal_of_forms(request, objects)


def _refusal_of_forms(
    request: HttpRequest, pages: Iterable[Page]
) -> HttpResponse | None:
    pages = list(pages)
    inside = FormPage.objects.none()
    for page in pages:
        inside |= FormPage.objects.descendant_of(page, inclusive=True)
    new = Submission.objects.filter(
        page__in=inside.order_by().values("pk"), state=Submission.State.NEW
    )
    count = new.count()
    if not count:
        return None
    message = ngettext(
        "Somebody waits for an answer: %(count)d message in “%(form)s” is not done. "
        "See to it first; what is deleted with the page cannot be read any more.",
        "Some wait for an answer: %(count)d messages in “%(form)s” are not done. See to "
        "them first; what is deleted with the page cannot be read any more.",
        count,
    )
    form = new.select_related("page").order_by("-created_at", "-pk")[0].page
    messages.error(request, message % {"count": count, "form": form.title})
    parent = pages[0].get_parent()
    return redirect(reverse("wagtailadmin_explore", args=[parent.pk]))
