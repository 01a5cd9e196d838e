"""The guides as screens of the admin, for all who may sign in to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from guides.rendering import GUIDES, PICTURE, SHOW, guide, pictures


@require_safe
def show_guide(request: HttpRequest, name: str) -> HttpResponse:
    """Show one guide whole, so that the browser can search in it."""
    if name not in GUIDES:
        raise Http404
    return render(
        request,
        "guides/guide.html",
        {"guide": guide(name), "name": GUIDES[name]},
    )


@require_safe
def show_picture(request: HttpRequest, name: str) -> HttpResponse:
    """Send a picture of a guide; a name is looked up, and is no path."""
    if (file := pictures().get(name)) is None:
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="image/png")


def guide_urls() -> list:
    """Wagtail hook: the addresses of both, for staff alone as all hooked ones are."""
    return [
        path("guides/<slug:name>/", show_guide, name=SHOW),
        path("guides/billeder/<str:name>", show_picture, name=PICTURE),
    ]
