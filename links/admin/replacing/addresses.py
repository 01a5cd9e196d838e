"""Where replacing is done."""

from django.urls import include, path

from links.admin.replacing.planning import ChosenPlanView, HostPlanView
from links.admin.replacing.results import ResultsView, decide_on_rewrite

_PATTERNS = [
    path("", ChosenPlanView.as_view(), name="chosen"),
    path("of/<str:host>/", HostPlanView.as_view(), name="of_host"),
    path("<int:pk>/", ResultsView.as_view(), name="results"),
    path("<int:pk>/<slug:action>/", decide_on_rewrite, name="do"),
]


def replacing_urls() -> list:
    """Wagtail hook: the addresses of replacing a piece of many addresses."""
    return [path("links/addresses/", include((_PATTERNS, "link_replacing")))]
