"""Whom to ring at a moment: an office while it is open, otherwise those on duty."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from wagtail.blocks import StreamValue

from clock.moments import COPENHAGEN, holds_today, local_day
from departments.hours.opening import OpeningHours, OpeningState
from departments.hours.wording import exception_lines, state_in_words, weekly_lines
from pages.emergency import ALARM, EmergencyNumber
from plaintext.telephones import find_telephones

# Of `departments.blocks.service_points.KINDS`.
ANSWERING = ("caretaker", "office")


@dataclass(frozen=True)
class Contact:
    """Somebody to ring; `href` is "" of what cannot be dialled."""

    name: str
    number: str
    when: str = ""

    @property
    def href(self) -> str:
        telephones = find_telephones(self.number)
        return f"tel:{telephones[0].number}" if telephones else ""


@dataclass(frozen=True)
class Office:
    """Those who answer at certain hours: an office, or a department's own on duty."""

    name: str
    number: str
    hours: OpeningHours = field(default_factory=OpeningHours)
    # What to turn to them with.
    about: str = ""

    @property
    def contact(self) -> Contact:
        return Contact(self.name, self.number, self.about)


@dataclass(frozen=True)
class OfficeNow:
    """An office at a moment, as a template shows it."""

    office: Office
    state: OpeningState | None
    now: datetime.datetime

    @classmethod
    def at(cls, now: datetime.datetime, office: Office) -> "OfficeNow":
        """Return an office at a moment, which is aware."""
        return cls(office, office.hours.at(now) if office.hours else None, now)

    @property
    def is_open(self) -> bool:
        """Whether it is known to be open."""
        return bool(self.state and self.state.is_open)

    @property
    def contact(self) -> Contact:
        return self.office.contact

    @property
    def state_in_words(self) -> str:
        """Whether it is open and until when; "" where its hours are not known."""
        return state_in_words(self.state, self.now) if self.state else ""

    @property
    def weekly_lines(self) -> list[tuple[str, str]]:
        return weekly_lines(self.office.hours)

    @property
    def exception_lines(self) -> list[str]:
        return exception_lines(self.office.hours, local_day(self.now))


@dataclass(frozen=True)
class Answer:
    """Whom to ring at `now`, of offices and of the numbers in the site's settings.

    The first office is the nearest one: a department's own before the association's.
    `own_duty` are on duty in the department alone, and come before the association's.
    """

    offices: Sequence[OfficeNow]
    numbers: Sequence[EmergencyNumber]
    now: datetime.datetime
    own_duty: Sequence[OfficeNow] = ()

    @classmethod
    def at(
        cls,
        now: datetime.datetime,
        offices: Sequence[Office],
        numbers: Sequence[EmergencyNumber],
        own_duty: Sequence[Office] = (),
    ) -> "Answer":
        """Return the answer at a moment, which is aware."""
        known, duty = (
            [OfficeNow.at(now, office) for office in each if office.number]
            for each in (offices, own_duty)
        )
        return cls(known, numbers, now, duty)

    @cached_property
    def alarm(self) -> Contact:
        """112, with what the association says of it."""
        words = [number.when for number in self.numbers if is_alarm(number)]
        return Contact("112", ALARM, words[0] if words else "")

    @cached_property
    def on_duty(self) -> list[Contact]:
        """Those who answer when no office does: the numbers of the settings but 112.

        The first of them is meant; others may be for something else.
        """
        return [
            Contact(
                number.name or gettext("The duty number"), number.number, number.when
            )
            for number in self.numbers
            if not is_alarm(number)
        ]

    @property
    def shared_duty(self) -> list[Contact]:
        """The same without those that the department has written as its own."""
        own = {duty.office.number for duty in self.own_duty}
        return [contact for contact in self.on_duty if contact.number not in own]

    @cached_property
    def _own_duty_now(self) -> OfficeNow | None:
        duties = (duty for duty in self.own_duty if not duty.state or duty.is_open)
        return next(duties, None)

    @property
    def duty_now(self) -> Contact | None:
        """Who is on duty: the department's own, or else the association's."""
        if self._own_duty_now:
            return self._own_duty_now.contact
        return next(iter(self.on_duty), None)

    @cached_property
    def open_offices(self) -> list[OfficeNow]:
        return [office for office in self.offices if office.is_open]

    @cached_property
    def is_unknown(self) -> bool:
        """Whether nobody has said when any office is open."""
        return not any(office.state for office in self.offices)

    @cached_property
    def contacts(self) -> list[Contact]:
        """Whom to ring now, the nearest first."""
        if self.open_offices:
            return [office.contact for office in self.open_offices]
        first = [self.duty_now] if self.duty_now else []
        if self.is_unknown:
            return [*(office.contact for office in self.offices), *first]
        return first

    @property
    def sentence(self) -> str:
        """Whom to ring now, and why, in a sentence that is true when read aloud."""
        duty = self.duty_now.name if self.duty_now else ""
        offices = self.open_offices or self.offices
        names = {
            "offices": pgettext("opening hours", " and ").join(
                each.office.name for each in offices
            ),
            "duty": duty,
        }
        if self.open_offices:
            text = gettext("Right now %(offices)s is open. Ring there.")
        elif not offices:
            text = gettext("Ring %(duty)s.") if duty else ""
        elif self.is_unknown and duty:
            text = gettext("Ring %(offices)s when it is open, and otherwise %(duty)s.")
        elif self.is_unknown:
            text = gettext("Ring %(offices)s.")
        elif duty:
            text = gettext("Right now %(offices)s is closed. Ring %(duty)s.")
        else:
            text = gettext("Right now %(offices)s is closed.")
        return text % names

    @cached_property
    def changes_at(self) -> datetime.datetime | None:
        """When the answer is another one; None if it never is."""
        moments = (each.state.changes_at for each in self._deciding if each.state)
        return min(filter(None, moments), key=datetime.datetime.timestamp, default=None)

    @property
    def _deciding(self) -> list[OfficeNow]:
        """Those whose hours decide: of those on duty none after the one who answers.

        And none at all while an office is open.
        """
        decided = list(self.offices)
        if not self.open_offices:
            for duty in self.own_duty:
                decided.append(duty)
                if duty is self._own_duty_now:
                    break
        return decided

    @property
    def holds_until(self) -> datetime.datetime | None:
        """When the words are other ones, at midnight at the latest; None if never."""
        if not any(each.state for each in (*self.offices, *self.own_duty)):
            return None
        return holds_today(self.now, [self.changes_at])

    @property
    def until(self) -> str:
        """Until when the answer is true, as a day and a time; "" for always."""
        if self.changes_at is None:
            return ""
        return date_format(
            self.changes_at.astimezone(COPENHAGEN), gettext("l j F \\a\\t H.i")
        )


def is_alarm(number: EmergencyNumber) -> bool:
    """Return whether a number of the settings is 112, however it is written."""
    return "".join(number.number.split()) == ALARM


def offices_of(service_points: StreamValue) -> list[Office]:
    """Return those who answer when something is broken: caretakers and offices.

    Others to turn to, such as an adviser, are not whom to ring about a burst pipe.
    """
    return [
        Office(block.value.name, block.value.phone, block.value.opening)
        for block in service_points
        if block.value.get("kind") in ANSWERING
    ]


def duty_of(service_points: StreamValue) -> list[Office]:
    """Return who is on duty in a department alone, in its own order."""
    return [
        Office(
            block.value.name,
            block.value.phone,
            block.value.opening,
            block.value.get("about") or "",
        )
        for block in service_points
        if block.value.is_duty
    ]


def answer_in(
    now: datetime.datetime,
    own: StreamValue | None,
    shared: Sequence[Office],
    numbers: Sequence[EmergencyNumber],
) -> Answer:
    """Return the answer for a department with its `own` service points, or for all.

    The same office, written at the department and for all, is one.
    """
    offices = offices_of(own) if own else []
    known = {office.number for office in offices}
    others = [office for office in shared if office.number not in known]
    return Answer.at(now, [*offices, *others], numbers, duty_of(own) if own else ())
