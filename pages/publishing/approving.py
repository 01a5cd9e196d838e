"""What somebody who approves a page is told has become of it."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.publishing.planned import planned_in_words
from pages.publishing.said import say_instead


def tell_of_approval(request, page) -> None:
    """Wagtail hook: say what became of a page that was approved from its form.

    Wagtail says that it was saved, which is the least of it.
    """
    sent = request.POST
    if "action-workflow-action" not in sent:
        return
    if sent.get("workflow-action-name") != "approve":
        return
    # Anew: what the form was made with knows nothing of the plan that was agreed to.
    page = Page.objects.get(pk=page.pk)
    if page.workflow_in_progress:
        return
    said = (
        _("The page “%(title)s” has been approved and published.")
        if page.live and not page.approved_schedule
        else _("The page “%(title)s” has been approved.")
    )
    sentences = [said % {"title": page.get_admin_display_title()}]
    say_instead(request, " ".join([*sentences, *planned_in_words(page)]))
