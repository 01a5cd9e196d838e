"""What a page still lacks, said once it has been published all the same."""

from django.contrib import messages

from pages.models import BasePage


def warn_after_publishing(request, page) -> None:
    """Wagtail hook: say what is lacking when somebody has published or asked to."""
    if not isinstance(page, BasePage):
        return
    if {"action-publish", "action-submit"} & request.POST.keys():
        for warning in page.readiness_warnings():
            messages.warning(request, warning)
