"""Activities without a date left, among the things to do about one's pages."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from activities.models import Occurrence
from pages.desk.counting import Asking, Source, counted_by_page
from pages.desk.need import REVIEW


def _over(desk: Asking) -> QuerySet:
    """The published activities all of whose dates are over.

    Not those that were over long ago: their dates are no longer written down, and
    whoever left them standing has been told for two months.
    """
    left = Occurrence.objects.filter(
        activity=OuterRef("activity"), ends_at__gt=timezone.now()
    )
    dates = Occurrence.objects.filter(
        ~Exists(left), activity__in=desk.own_ids, activity__live=True
    )
    return counted_by_page(dates, "ends_at", page="activity")


def _in_words(count: int) -> str:
    return gettext("The activity has no dates left: give it new ones, or take it down")


ACTIVITIES_OVER = Source(REVIEW, _over, _in_words)
