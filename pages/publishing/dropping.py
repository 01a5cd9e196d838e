"""Giving up what is planned for a page, with one press."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, Revision

from pages.planning.pressed import EXPIRE, GO_LIVE

URL_NAME = "drop_plan"
EXPIRY_DROPPED = "pages.drop_expiry"


@require_POST
def drop_plan_view(request, pk: int):
    """Take back when a page is published, or when it is taken down."""
    page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(request.user).can_unschedule():
        raise PermissionDenied
    title = page.get_admin_display_title()
    what = request.POST.get("what")
    if what == GO_LIVE and drop_publication(page, request.user):
        said = gettext("“%(title)s” is not published on its own any longer.")
        messages.success(request, said % {"title": title})
    elif what == EXPIRE and drop_expiry(page, request.user):
        said = gettext("“%(title)s” is not taken down on its own any longer.")
        messages.success(request, said % {"title": title})
    else:
        # It has happened, or a colleague was first.
        said = gettext("Nothing is planned for “%(title)s” that could be taken back.")
        messages.info(request, said % {"title": title})
    back = get_valid_next_url_from_request(request)
    return redirect(back or reverse("wagtailadmin_pages:edit", args=[page.pk]))


@transaction.atomic
def drop_publication(page: Page, user) -> bool:
    """Have `page` published at no set time; return whether it was to be."""
    revision = page.scheduled_revision
    if revision is None:
        return False
    revision.approved_go_live_at = None
    # Wagtail's, which tells the history for when it was.
    revision.save(user=user, update_fields=["approved_go_live_at"])
    revision.content[GO_LIVE] = None
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    Page.objects.filter(pk=page.pk, live=False).update(go_live_at=None)
    return True


@transaction.atomic
def drop_expiry(page: Page, user) -> bool:
    """Leave a live `page` with its readers; return whether it was to be taken down.

    Its draft and what is planned of it keep an end of their own.
    """
    live = Page.objects.filter(pk=page.pk, live=True).exclude(expire_at=None)
    former = live.values_list("expire_at", flat=True).first()
    if former is None or not live.update(expire_at=None):
        return False
    for revision in Revision.page_revisions.filter(
        pk__in=[page.live_revision_id, page.latest_revision_id]
    ):
        if parse_datetime(revision.content.get(EXPIRE) or "") == former:
            revision.content[EXPIRE] = None
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    log(instance=page, action=EXPIRY_DROPPED, user=user)
    return True


class ExpiryDroppedFormatter(LogFormatter):
    """How the history of a page tells of it."""

    label = _("Take back that the page is taken down on its own")
    message = _("Is not taken down on its own any longer")


def tell_of_dropping(actions) -> None:
    """Wagtail hook: register how history tells that a page stays."""
    actions.register_action(EXPIRY_DROPPED)(ExpiryDroppedFormatter)


def drop_plan_urls() -> list:
    """Wagtail hook: where plans are taken back."""
    return [path("pages/<int:pk>/drop-plan/", drop_plan_view, name=URL_NAME)]
