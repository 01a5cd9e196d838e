"""What somebody who approves a page is told has become of it."""

from django.contrib import messages
from django.utils.translation import gettext as _


def tell_of_approval(request, page) -> None:
    """Wagtail hook: say what became of a page that was approved from its form.

    Wagtail says that it was saved, which is the least of it.
    """
    sent = request.POST
    if "action-workflow-action" not in sent:
        return
    if sent.get("workflow-action-name") != "approve":
        return
    page.refresh_from_db()
    if page.workflow_in_progress:
        return
    # To go through them is to take them; what Wagtail calls a success is said anew.
    waiting = [m for m in messages.get_messages(request) if m.level != messages.SUCCESS]
    for message in waiting:
        messages.add_message(request, message.level, message, message.extra_tags)
    said = (
        _("The page “%(title)s” has been approved and published.")
        if page.live and not page.approved_schedule
        else _("The page “%(title)s” has been approved.")
    )
    messages.success(request, said % {"title": page.get_admin_display_title()})
