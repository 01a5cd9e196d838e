"""How the register stands, day by day: noted each hour, so a day ends as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils import timezone

from linkcheck.verdicts import Verdict
from links.models import Link, LinkHealth, RegisterDay, Report

# From the worst to the best; what is drawn lies in this order from below.
TROUBLE = (
    Verdict.DANGEROUS,
    Verdict.PROBABLY_BROKEN,
    Verdict.FAILING,
    Verdict.MOVED,
    Verdict.UNSURE,
)


@dataclass(frozen=True)
class Standing:
    """How many links had which verdict on one day."""

    date: date
    verdicts: dict[str, int]
    unavailable: int = 0
    open_reports: int = 0

    @property
    def checked(self) -> int:
        """The links of which a check has said something."""
        return sum(self.verdicts.values()) - self.unchecked

    @property
    def unchecked(self) -> int:
        """Those that wait for their first check; nothing is known of them yet."""
        return self.verdicts.get(Verdict.UNCHECKED, 0)

    @property
    def works(self) -> int:
        return self.verdicts.get(Verdict.OK, 0)

    @property
    def percentage(self) -> int | None:
        """How many of a hundred checked links work, and None when there is none.

        A hundred means all of them. New links change nothing before they are checked.
        """
        if not self.checked:
            return None
        if self.works == self.checked:
            return 100
        return min(round(self.works * 100 / self.checked), 99)


def standing_now() -> Standing:
    """Count the register as it is."""
    counts = LinkHealth.objects.order_by().values_list("verdict")
    return Standing(
        date=timezone.localdate(),
        verdicts=dict(counts.annotate(Count("pk"))),
        unavailable=Link.objects.filter(
            availability=Link.Availability.UNAVAILABLE
        ).count(),
        open_reports=Report.objects.filter(closed_at=None).count(),
    )


def note_today() -> None:
    """Keep how the register stands today; later in the day, replace it."""
    now = standing_now()
    RegisterDay.objects.update_or_create(
        date=now.date,
        defaults={
            "verdicts": now.verdicts,
            "unavailable": now.unavailable,
            "open_reports": now.open_reports,
        },
    )


def standings(days: int) -> list[Standing]:
    """Return what was noted on the last `days` days, the oldest first.

    A day on which nothing ran is missing.
    """
    first = timezone.localdate() - timedelta(days=days - 1)
    return [
        Standing(day.date, day.verdicts, day.unavailable, day.open_reports)
        for day in RegisterDay.objects.filter(date__gte=first).order_by("date")
    ]


def unbroken(days: Iterable[Standing]) -> list[list[Standing]]:
    """Return the days in runs that have no gap of more than a week.

    The site may have been off for a while, and what was then nobody knows.
    """
    runs: list[list[Standing]] = []
    for day in days:
        if runs and day.date - runs[-1][-1].date <= timedelta(days=7):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
