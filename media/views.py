"""Views of Wagtail's that this site does without."""

from typing import NoReturn

from django.http import Http404, HttpRequest


def no_preview(request: HttpRequest, image_id: int, filter_spec: str) -> NoReturn:
    """Answer where Wagtail prints a picture in any size for its address generator.

    The site has no such generator; here, nothing would limit the work.
    """
    raise Http404
