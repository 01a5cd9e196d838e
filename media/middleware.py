"""What is meant for some alone is kept by nobody on the way."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Collection

from media.models import SiteDocument

logger = logging.getLogger(__name__)

_TRY_AGAIN_SECONDS = 60
PASSWORD_VIEWS = frozenset(
    {
        "wagtailcore_authenticate_with_password",
        "wagtaildocs_authenticate_with_password",
    }
)
DOCUMENT_VIEW = "wagtaildocs_serve"
PRIVATE = "private, no-store"


class PrivateFilesMiddleware:
    """Says of private documents, and of every refusal of one, that they are private.

    Only the file of a document that everybody may see can be kept by caches.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Answer for a document whose file cannot be fetched from where it lies."""
        match = request.resolver_match
        is_document = match is not None and match.view_name == DOCUMENT_VIEW
        if not (is_document and isinstance(error, OSError)):
            return None
        if isinstance(error, FileNotFoundError):
            raise Http404 from error
        logger.warning("document_not_fetched", exc_info=error)
        response = render(request, "media/not_fetched.html", status=503)
        response["Retry-After"] = str(_TRY_AGAIN_SECONDS)
        return response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and (
            match.view_name in PASSWORD_VIEWS
            or (
                match.view_name == DOCUMENT_VIEW
                and not (_is_the_file(response) and _is_public(match.args[0]))
            )
        ):
            response["Cache-Control"] = PRIVATE
        return response


def _is_the_file(response: HttpResponse) -> bool:
    return response.status_code in (200, 206, 304) and not response.headers.get(
        "Content-Type", ""
    ).startswith("text/html")


def _is_public(document_id: str) -> bool:
    collections = SiteDocument.objects.filter(pk=document_id).values("collection")
    collection = Collection.objects.filter(pk__in=collections).first()
    return collection is not None and not collection.get_view_restrictions().exists()
