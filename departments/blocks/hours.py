"""Opening hours as staff write them, in rows."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    StructBlock,
    StructValue,
    TimeBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from departments.hours.opening import (
    MIDNIGHT,
    ExceptionalDays,
    WeeklySpan,
)

_DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]


def _refuse(**errors) -> None:
    raise StructBlockValidationError(
        block_errors={name: ValidationError(words) for name, words in errors.items()}
    )


def _check_times(value) -> None:
    opens, closes = value.get("opens"), value.get("closes")
    if opens and closes is not None and closes != MIDNIGHT and closes <= opens:
        _refuse(
            closes=_(
                "It must close after it opens. What is open past midnight is two rows; "
                "write 0:00 for midnight."
            )
        )


class WeeklySpanBlock(StructBlock):
    """From when until when, on some days of the week."""

    first_day = ChoiceBlock(label=_("From day"), choices=_DAYS, search_index=False)
    last_day = ChoiceBlock(
        label=_("To day"),
        choices=_DAYS,
        required=False,
        search_index=False,
        help_text=_("Leave it empty for one day."),
    )
    opens = TimeBlock(label=_("Opens"))
    closes = TimeBlock(label=_("Closes"))

    def clean(self, value):
        value = super().clean(value)
        first, last = value.get("first_day"), value.get("last_day")
        if last and int(last) < int(first):
            _refuse(last_day=_("The days must follow each other within one week."))
        _check_times(value)
        return value

    class Meta:
        icon = "time"
        label = _("Days and times")
        form_classname = "struct-block rows"


class ExceptionalDaysBlock(StructBlock):
    """Days that are not as others."""

    first = DateBlock(label=_("From date"))
    last = DateBlock(
        label=_("To date"),
        required=False,
        help_text=_("Leave it empty for one day."),
    )
    opens = TimeBlock(
        label=_("Opens"),
        required=False,
        help_text=_("Leave both times empty when it is closed."),
    )
    closes = TimeBlock(label=_("Closes"), required=False)
    reason = CharBlock(
        label=_("Why"),
        required=False,
        max_length=80,
        help_text=_("For example “summer holiday”."),
    )

    def clean(self, value):
        value = super().clean(value)
        if value.get("last") and value["last"] < value["first"]:
            _refuse(last=_("The last day must not be before the first."))
        if (value.get("opens") is None) != (value.get("closes") is None):
            _refuse(closes=_("Write both times, or none when it is closed."))
        _check_times(value)
        return value

    class Meta:
        icon = "date"
        label = _("Days that are different")
        form_classname = "struct-block rows"


def spans_of(rows: Iterable[StructValue]) -> tuple[WeeklySpan, ...]:
    """Return what rows say, without half a row, which a draft may hold."""
    return tuple(span for row in rows if (span := _span(row)))


def exceptions_of(rows: Iterable[StructValue]) -> tuple[ExceptionalDays, ...]:
    """Return what rows say, without those that have no day yet."""
    return tuple(days for row in rows if (days := _exception(row)))


def _span(row: StructValue) -> WeeklySpan | None:
    first, opens, closes = row.get("first_day"), row.get("opens"), row.get("closes")
    if not first or opens is None or closes is None:
        return None
    return WeeklySpan(int(first), int(row.get("last_day") or first), opens, closes)


def _exception(row: StructValue) -> ExceptionalDays | None:
    first: datetime.date | None = row.get("first")
    if first is None:
        return None
    return ExceptionalDays(
        first,
        row.get("last") or first,
        row.get("opens"),
        row.get("closes"),
        row.get("reason") or "",
    )
