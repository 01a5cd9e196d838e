"""Tells who tried why a page was not published."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from pages.refusals import RefusedPublicationError


class RefusedPublicationMiddleware:
    """Says why a page was not published, where no form could say it.

    Approving and publishing many at once come here. Both happen in a transaction,
    so nothing of them is left.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request, exception) -> HttpResponse | None:
        if not isinstance(exception, RefusedPublicationError):
            return None
        edit_url = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        button = messages.button(edit_url, gettext("Edit the page"))
        messages.error(request, exception.explain(), buttons=[button])
        back = get_valid_next_url_from_request(request) or edit_url
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # What Wagtail's window for a comment on an approval understands.
            return JsonResponse({"step": "success", "redirect": back})
        return redirect(back)
