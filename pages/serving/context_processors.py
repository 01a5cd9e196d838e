"""What every template of the site can use."""

from django.http import HttpRequest

from pages.serving.frame import Frame, get_frame


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Add `frame`: the organisation, the navigation and the breadcrumb."""
    return {"frame": get_frame(request)}
