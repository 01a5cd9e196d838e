"""The moments that staff choose most often, ready to press."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from clock.fields import in_field
from pages.moments import moment_as_said

# When the first of the readers are up, and somebody is at work who can mend it. No
# clock is ever put on or back at this hour.
_MORNING = time(8)
_LAST_MINUTE = time(23, 59)
_MONDAY = 0


@dataclass(frozen=True)
class ReadyChoice:
    """A moment with what it is called."""

    moment: datetime
    label: str

    @property
    def value(self) -> str:
        """The moment as browsers write it in a field, without a zone."""
        return in_field(self.moment)


def publication_choices(now: datetime) -> list[ReadyChoice]:
    """Return tomorrow, Monday and a week from now, at eight; no day twice."""
    today = timezone.localdate(now)
    tomorrow = today + timedelta(days=1)
    until_monday = (_MONDAY - tomorrow.weekday()) % 7
    days = [
        tomorrow,
        tomorrow + timedelta(days=until_monday),
        today + timedelta(days=7),
    ]
    in_a_week = days[-1]
    choices = []
    for day in dict.fromkeys(days):
        moment = _at(day, _MORNING)
        said = moment_as_said(moment, now)
        if day == in_a_week:
            said = gettext("in a week, %(moment)s") % {"moment": said}
        choices.append(ReadyChoice(moment, _capitalised(said)))
    return choices


def expiry_choices(now: datetime) -> list[ReadyChoice]:
    """Return the end of the day in a week and in four, and the end of the year."""
    today = timezone.localdate(now)
    days = [
        (today + timedelta(days=7), gettext("In a week (%(day)s)")),
        (today + timedelta(days=28), gettext("In four weeks (%(day)s)")),
        (date(today.year, 12, 31), gettext("When the year ends (%(day)s)")),
    ]
    return [
        ReadyChoice(
            _at(day, _LAST_MINUTE), label % {"day": date_format(day, gettext("j F"))}
        )
        for day, label in days
    ]


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
