"""What the dashboard tells administrators of the backups."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.admin.ui.components import Component

from backups.standing import Standing, standing


class BackupSummary(Component):
    """When the last backup was made, and a warning when that is not well."""

    name = "backups"
    template_name = "backups/admin/summary.html"

    def __init__(self, state: Standing, now: datetime) -> None:
        # Last, unless it is about something that has to be done.
        self.order = 900 if state.is_well else 10
        self.state = state
        self.now = now

    def get_context_data(self, parent_context=None):
        good, failure = self.state.last_good, self.state.failure
        return {
            "state": self.state,
            "made": in_words(good.made_at, self.now) if good else "",
            "size": filesizeformat(good.size) if good else "",
            "failed": in_words(failure.made_at, self.now) if failure else "",
        }


def tell_of_backups(request: HttpRequest, panels: list) -> None:
    """Wagtail hook: add the summary for those who look after the site."""
    if request.user.has_perm("backups.view_backup"):
        now = timezone.now()
        panels.append(BackupSummary(standing(now), now))


def in_words(moment: datetime, now: datetime) -> str:
    """Return a time of the past as one would say it: yesterday at 3.15 am."""
    local, today = timezone.localtime(moment), timezone.localdate(now)
    return gettext("%(day)s at %(time)s") % {
        "day": _day(local.date(), today),
        "time": date_format(local, "G.i"),
    }


def _day(day: date, today: date) -> str:
    if day == today:
        return gettext("today")
    if day == today - timedelta(days=1):
        return gettext("yesterday")
    return date_format(day, "j. F Y")
