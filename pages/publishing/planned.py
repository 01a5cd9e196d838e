"""What somebody who plans a page is told will happen, and what is over with it."""

from django.contrib import messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Page

from pages.editor.standing import PUBLISH, SUBMIT, plan_in_words
from pages.planning.plan import plan_of
from pages.publishing.said import say_instead


def planned_in_words(page: Page) -> list[str]:
    """Return in sentences what will happen to `page`, and what readers see until then.

    `page` is as the database has it, without what a form has changed.
    """
    now = timezone.now()
    plan = plan_of(page, now)
    sentences = plan_in_words(plan, now)
    if plan.begins:
        sentences.append(_until_then(page))
    return sentences


def end_workflow_of_planned(request, page: Page) -> None:
    """Wagtail hook: whoever may publish and plans a page has approved it.

    Wagtail ends an approval that is under way when a page is published, but not when
    that is to happen later to one that readers see already: it would wait for good.
    """
    page = Page.objects.get(pk=page.pk)
    state = page.current_workflow_state
    if state is not None and page.scheduled_revision is not None:
        state.cancel(user=request.user)


def tell_of_plan(request, page: Page) -> None:
    """Wagtail hook: say what will happen to a page that was sent on."""
    if PUBLISH in request.POST:
        stored = Page.objects.get(pk=page.pk)
        sentences = planned_in_words(stored)
        if stored.scheduled_revision is not None:
            title = page.get_admin_display_title()
            first = gettext("The page “%(title)s” is planned.") % {"title": title}
            say_instead(request, " ".join([first, *sentences]))
        elif sentences:
            messages.info(request, " ".join(sentences))
    elif SUBMIT in request.POST:
        now = timezone.now()
        draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
        if sentences := plan_in_words(plan_of(draft, now), now):
            messages.info(request, " ".join(sentences))


def _until_then(page: Page) -> str:
    if not page.live:
        return gettext("Until then readers cannot see the page.")
    if page.last_published_at is None:
        return gettext("Until then readers see the page as it is.")
    day = date_format(timezone.localtime(page.last_published_at), "j. F Y")
    return gettext("Until then readers see the version of %(day)s.") % {"day": day}
