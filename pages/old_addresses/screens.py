"""Wagtail's screens for taking pages away, with the question where addresses lead.

What is to be found out before a page goes is kept with the request until it has gone;
both happen in the transaction of the screen.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page

from pages.old_addresses.leading_on import lead_on, lead_there_too
from pages.old_addresses.question import NAME, OldAddressForm
from pages.old_addresses.taking_away import (
    TakenAway,
    to_be_deleted,
    to_be_unpublished,
)

DELETE, UNPUBLISH = "delete", "unpublish"
_KEPT = "_old_addresses"


def before_unpublishing(request, page: Page) -> HttpResponse | None:
    """Wagtail hook: take the answer, or ask again, before a page is unpublished."""
    return _take_answer(request, _unpublished(request, [page]))


def before_deleting(request, page: Page) -> HttpResponse | None:
    """Wagtail hook: the same before a page is deleted."""
    if request.method != "POST" or not type_to_delete_confirmation(request):
        return None
    return _take_answer(request, to_be_deleted([page]))


def before_many(request, action_type: str, objects, action) -> HttpResponse | None:
    """Wagtail hook: the same before many pages are unpublished or deleted together."""
    if request.method != "POST" or not issubclass(action.model, Page):
        return None
    if action_type == UNPUBLISH:
        return _take_answer(request, _unpublished(request, objects))
    if action_type == DELETE:
        return _take_answer(request, to_be_deleted(objects))
    return None


def after_one(request, page: Page) -> None:
    """Wagtail hook: have addresses lead on from a page that has just gone."""
    _lead_on(request)


def after_many(request, action_type: str, objects, action) -> None:
    """Wagtail hook: the same of many."""
    _lead_on(request)


def taken_by(action_type: str, pages: Iterable[Page]) -> TakenAway:
    """Return what a screen that asks about `pages` takes away in any case."""
    if action_type == DELETE:
        return to_be_deleted(pages)
    # Those below are another question, on the same screen.
    return to_be_unpublished(pages, may=None)


def _unpublished(request, pages: Iterable[Page]) -> TakenAway:
    with_those_below = request.POST.get("include_descendants")
    may = _may_unpublish(request.user) if with_those_below else None
    return to_be_unpublished(pages, may)


def _may_unpublish(user):
    return lambda page: page.permissions_for_user(user).can_unpublish()


def _take_answer(request, taken: TakenAway) -> HttpResponse | None:
    form = OldAddressForm(request.POST, taken=taken)
    if not form.is_valid():
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, error)
        return redirect(_back_to(request))
    if taken.for_good:
        lead_there_too(taken, form.targets)
    setattr(request, _KEPT, (taken, form.targets, NAME in request.POST))
    return None


def _back_to(request) -> str:
    query = request.GET.copy()
    query[NAME] = request.POST.get(NAME, "")
    return f"{request.path}?{query.urlencode()}"


def _lead_on(request) -> None:
    taken, targets, was_asked = getattr(request, _KEPT, (None, {}, False))
    if taken is None or not taken.count:
        return
    made = lead_on(taken, targets)
    if was_asked:
        messages.info(request, _said(taken, targets, made))


def _said(taken: TakenAway, targets, made: int) -> str:
    titles = {target.title for target in targets.values() if target}
    if not made:
        return ngettext(
            "The old address leads nowhere: readers are told that the page is gone.",
            "The old addresses lead nowhere: readers are told that the pages are gone.",
            taken.count,
        )
    if len(titles) > 1:
        return gettext("Each old address now leads to the page above it.")
    return ngettext(
        "The old address now leads to “%(title)s”.",
        "%(count)d old addresses now lead to “%(title)s”.",
        made,
    ) % {"title": titles.pop(), "count": made}
