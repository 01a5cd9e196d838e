"""The style sheet of the association's own colours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pages.brand.palette import palette, style_sheet
from pages.serving.frame import get_frame

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def brand_style_sheet(request: HttpRequest) -> HttpResponse:
    """Return the colours as CSS; 404 while the site wears its own."""
    colour = get_frame(request).settings.brand_colour
    if not colour:
        raise Http404
    response = HttpResponse(style_sheet(palette(colour)), content_type="text/css")
    # Another colour has another address.
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
