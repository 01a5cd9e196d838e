"""How far back a list looks."""

from datetime import date, timedelta

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

DEFAULT = 90
PERIODS = [
    (30, _("The last 30 days")),
    (DEFAULT, _("The last 90 days")),
    (365, _("The last year")),
]


def first_day(days: int) -> date:
    """Return the first of the last `days` days, today being one of them."""
    return timezone.localdate() - timedelta(days=days - 1)


class PeriodFilterSet(WagtailFilterSet):
    """A choice of period, which always is made: of 90 days, if not by anybody."""

    period = django_filters.TypedChoiceFilter(
        choices=PERIODS, coerce=int, label=_("Period"), method="leave"
    )

    def __init__(self, data=None, *args, **kwargs):
        known = {str(days) for days, _label in PERIODS}
        if data is not None and data.get("period") not in known:
            # Wagtail would leave the rows as they are, and not sum them up.
            data = data.copy()
            data.pop("period", None)
        super().__init__(data, *args, **kwargs)

    def leave(self, rows, name, value):
        """Keep what is there: the period is no filter of rows, but part of the sum."""
        return rows

    def filter_queryset(self, queryset):
        """Sum up what is of the period."""
        first = first_day(self.form.cleaned_data.get("period") or DEFAULT)
        return self.sum_up(super().filter_queryset(queryset), first)

    def sum_up(self, queryset, first: date):
        """Return the rows for what happened from `first` on."""
        raise NotImplementedError
