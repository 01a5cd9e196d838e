"""Whom residents ring: the caretaker, the office, and others, with their hours."""

import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, EmailBlock, StructBlock, StructValue

from departments.blocks.hours import HoursBlock
from departments.hours.opening import OpeningHours, OpeningState
from departments.hours.wording import exception_lines, state_in_words
from pages.blocks.people import PersonChooserBlock
from pages.models import Person
from plaintext.telephones import clean_telephone, validate_telephone


class ServicePointValue(StructValue):
    """A place or somebody to turn to."""

    @property
    def name(self) -> str:
        """What it is called, as an editor wrote it or as the block is called."""
        return self.get("title") or str(self.block.label)

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

    @property
    def opening(self) -> OpeningHours:
        """When it is open; can be asked for any moment with `at`."""
        hours = self.get("hours")
        return hours.opening if hours else OpeningHours()

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

    title = CharBlock(
        label=_("Name"),
        required=False,
        max_length=80,
        help_text=_("Left empty, it is called what the block is called."),
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
    hours = HoursBlock()

    def clean(self, value):
        value = super().clean(value)
        value["telephone"] = clean_telephone(value.get("telephone") or "")
        return value

    class Meta:
        icon = "mobile-alt"
        template = "departments/blocks/service_point.html"
        value_class = ServicePointValue
        preview_value = {
            "about": _("When something in your home is broken"),
            "telephone": "12 34 56 78",
            "place": _("Teglvej 4, the basement"),
            "hours": {
                "weekly": [
                    {
                        "first_day": "0",
                        "last_day": "3",
                        "opens": datetime.time(9),
                        "closes": datetime.time(12),
                    }
                ],
                "closed_on_holidays": True,
            },
        }
