"""Whom residents ring: the caretaker, the office, and others, with their hours."""

import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    EmailBlock,
    ListBlock,
    StructBlock,
    StructValue,
)

from departments.blocks.hours import (
    ExceptionalDaysBlock,
    WeeklySpanBlock,
    exceptions_of,
    spans_of,
)
from departments.hours.opening import OpeningHours, OpeningState
from departments.hours.wording import exception_lines, state_in_words, weekly_lines
from pages.blocks.people import PersonChooserBlock
from pages.models import Person
from plaintext.telephones import clean_telephone, validate_telephone

KINDS = [
    ("caretaker", pgettext_lazy("whom to ring", "Caretaker")),
    ("office", pgettext_lazy("whom to ring", "Office")),
    ("other", pgettext_lazy("whom to ring", "Somebody else")),
]


class ServicePointValue(StructValue):
    """A place or somebody to turn to."""

    # Whether it is for when nobody else is open.
    is_duty = False

    @property
    def name(self) -> str:
        """What it is called, as an editor wrote it or as its kind is called."""
        return self.get("title") or str(dict(KINDS).get(self.get("kind"), ""))

    @property
    def public_person(self) -> Person | None:
        """Who answers there: nobody who has left."""
        person = self.get("person")
        return person if person is not None and person.is_active else None

    @property
    def phone(self) -> str:
        """The number to ring: its own, or that of who answers."""
        person = self.public_person
        return self.get("telephone") or (person.phone if person else "")

    @property
    def email(self) -> str:
        """The address to write to: its own, or that of who answers."""
        person = self.public_person
        return self.get("email_address") or (person.email if person else "")

    @cached_property
    def opening(self) -> OpeningHours:
        """When it is open; can be asked for any moment with `at`."""
        return OpeningHours(
            spans_of(self.get("weekly") or ()),
            exceptions_of(self.get("exceptions") or ()),
            bool(self.get("closed_on_holidays")),
        )

    @property
    def weekly_lines(self) -> list[tuple[str, str]]:
        """Days and times, in words."""
        return weekly_lines(self.opening)

    @property
    def is_empty(self) -> bool:
        """Whether it tells nobody anything."""
        place = self.get("place")
        return not (
            self.phone or self.email or place or self.public_person or self.opening
        )

    @cached_property
    def state(self) -> OpeningState | None:
        """What `look_at_the_clock` found; None when it has not, or has no hours."""
        return None

    def look_at_the_clock(self, now: datetime.datetime) -> None:
        """Keep for the template what is so at the moment `now`."""
        if not self.opening:
            return
        self.state = self.opening.at(now)
        self.state_in_words = state_in_words(self.state, now)
        self.exception_lines = exception_lines(self.opening, now.date())


class ServicePointBlock(StructBlock):
    """Somebody or some place to turn to, and when."""

    kind = ChoiceBlock(label=_("Who or what"), choices=KINDS, default="caretaker")
    title = CharBlock(
        label=_("Name"),
        required=False,
        max_length=80,
        help_text=_("Left empty, it is called what is chosen above."),
    )
    about = CharBlock(
        label=_("What to turn to them with"),
        required=False,
        max_length=160,
        help_text=_("For example “When something in your home is broken”."),
    )
    person = PersonChooserBlock(label=_("Member of staff"), required=False)
    telephone = CharBlock(
        label=_("Phone"),
        required=False,
        max_length=60,
        validators=[validate_telephone],
        help_text=_("Left empty, it is that of the member of staff."),
    )
    email_address = EmailBlock(label=_("E-mail"), required=False)
    place = CharBlock(
        label=_("Where"),
        required=False,
        max_length=120,
        help_text=_("For example “Teglvej 4, the basement”."),
    )
    weekly = ListBlock(WeeklySpanBlock(), label=_("Opening hours"), default=[])
    exceptions = ListBlock(
        ExceptionalDaysBlock(),
        label=_("Days that are different"),
        default=[],
        help_text=_("Holidays and days off. They are not shown once they are over."),
    )
    closed_on_holidays = BooleanBlock(
        label=_("Closed on public holidays"), required=False, default=True
    )

    def clean(self, value):
        value = super().clean(value)
        value["telephone"] = clean_telephone(value.get("telephone") or "")
        return value

    class Meta:
        icon = "mobile-alt"
        label = _("Whom to ring")
        description = _("Somebody or some place to turn to, with phone and hours.")
        template = "departments/blocks/service_point.html"
        value_class = ServicePointValue
        preview_value = {
            "kind": "caretaker",
            "about": _("When something in your home is broken"),
            "telephone": "12 34 56 78",
            "place": _("Teglvej 4, the basement"),
            "weekly": [
                {
                    "first_day": "0",
                    "last_day": "3",
                    "opens": datetime.time(9),
                    "closes": datetime.time(12),
                }
            ],
        }
