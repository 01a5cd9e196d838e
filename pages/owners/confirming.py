"""Saying that a page is still right: the review that changes nothing but its date."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, Revision

from pages.models import BasePage
from pages.models.dates import add_months
from pages.moments import day_in_words
from pages.owners.revisions import revisions_in_use

URL_NAME = "confirm_review"
ACTION = "pages.confirm_review"
# For a page that nobody has given an interval.
_MONTHS = BasePage.ReviewInterval.YEAR


@transaction.atomic
def confirm_review(page: BasePage, user) -> date:
    """Set the next review of `page` an interval from today; return that day.

    Of the live page and of the revisions that it and its drafts are made from, where
    they say the same as the page did: another day in a draft is somebody's choice. What
    the page says of its subject has not changed, and neither has its date of update.
    """
    model = type(page)
    former = page.next_review and page.next_review.isoformat()
    page.next_review = add_months(timezone.localdate(), page.review_interval or _MONTHS)
    model.objects.filter(pk=page.pk).update(next_review=page.next_review)
    revisions = [
        revision
        for revision in revisions_in_use(model).filter(object_id=str(page.pk))
        if revision.content.get("next_review") == former
    ]
    for revision in revisions:
        revision.content["next_review"] = page.next_review.isoformat()
    Revision.objects.bulk_update(revisions, ["content"])
    until = page.next_review.isoformat()
    log(instance=page, action=ACTION, user=user, data={"until": until})
    return page.next_review


def confirm_review_view(request, pk: int):
    """Ask whether a page is still right, and take the answer.

    From a list with one click, which posts; from a letter with two.
    """
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, BasePage) or not (
        page.permissions_for_user(request.user).can_edit() and page.live
    ):
        raise PermissionDenied
    back = get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")
    if request.method == "POST":
        day = day_in_words(confirm_review(page, request.user))
        message = gettext("“%(title)s” is still right. The next review is on %(day)s.")
        messages.success(request, message % {"title": page.title, "day": day})
        return redirect(back)
    context = {
        "page": page,
        "next": back,
        "page_title": gettext("Is it still right?"),
        "header_icon": "calendar-check",
    }
    return TemplateResponse(request, "pages/admin/confirm_review.html", context)


def confirm_review_urls() -> list:
    """Wagtail hook: the address of the question."""
    return [path("pages/<int:pk>/still-right/", confirm_review_view, name=URL_NAME)]


class ConfirmedFormatter(LogFormatter):
    """How the history of a page tells of it."""

    label = _("Confirm that the page is still right")

    def format_message(self, log_entry):
        day = date.fromisoformat(log_entry.data["until"])
        return _("Still right; next review on %(day)s") % {"day": day_in_words(day)}


def tell_of_confirming(actions) -> None:
    """Wagtail hook: register how history tells that a page was found right."""
    actions.register_action(ACTION)(ConfirmedFormatter)
