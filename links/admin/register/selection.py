"""The links of the list that an editor has chosen, as its address says."""

from django.db.models import QuerySet
from django.http import HttpRequest

from links.admin.register.filters import LinkFilterSet
from links.models import Link

# What one request does in a few seconds.
MOST = 10_000


def chosen_links(request: HttpRequest) -> QuerySet[Link]:
    """Return the links that were ticked, or all that the list shows with its filters."""
    ids = request.GET.getlist("id")
    links = Link.objects.select_related("health", "tally").order_by("pk")
    if "all" not in ids:
        return links.filter(pk__in=[int(pk) for pk in ids if pk.isdecimal()])
    filters = LinkFilterSet(request.GET, queryset=links, request=request)
    if filters.is_valid():
        links = filters.qs
    return links.matching(request.GET.get("q", ""))
