"""Activities without a date left, among the things to do about one's pages."""

from collections.abc import Iterator

from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext

from activities.models import ActivityPage, Occurrence
from pages.desk.need import REVIEW, Need
from pages.desk.needs import Desk


def activities_over(desk: Desk) -> Iterator[tuple[int, Need]]:
    """Yield the published activities all of whose dates are over; one query.

    Not those that were over long ago: their dates are no longer written down, and
    whoever left them standing has been told for two months.
    """
    left = Occurrence.objects.filter(activity=OuterRef("pk"), ends_at__gt=desk.now)
    own = ActivityPage.objects.filter(pk__in=desk.own, live=True)
    over = own.filter(~Exists(left)).values_list("pk", Max("occurrences__ends_at"))
    for pk, since in over:
        if since is not None:
            sentence = gettext(
                "The activity has no dates left: give it new ones, or take it down"
            )
            yield pk, Need(REVIEW, sentence, since)
