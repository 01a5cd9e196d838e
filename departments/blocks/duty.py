"""A department's own duty number: whom to ring there when nobody else is open."""

import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock

from departments.blocks.hours import WeeklySpanBlock
from departments.blocks.service_points import ServicePointBlock, ServicePointValue
from plaintext.telephones import validate_telephone


class DutyValue(ServicePointValue):
    """Somebody on duty: always when nobody else is open, or at hours of their own."""

    is_duty = True

    @property
    def name(self) -> str:
        return self.get("title") or gettext("The duty number")

    def look_at_the_clock(self, now: datetime.datetime) -> None:
        """Say nothing of being open: who answers now depends on the offices as well."""
        super().look_at_the_clock(now)
        self.state_in_words = ""


class DutyBlock(ServicePointBlock):
    """A number for when nobody is open, in the department alone."""

    kind = person = email_address = place = None
    title = CharBlock(
        label=_("Name"),
        required=False,
        max_length=80,
        help_text=_(
            "For example “The plumber on duty”. Left empty: “The duty number”."
        ),
    )
    about = CharBlock(
        label=_("What to turn to them with"),
        required=False,
        max_length=160,
        help_text=_("For example “Burst pipes, and when there is no heat”."),
    )
    telephone = CharBlock(
        label=_("Phone"), max_length=60, validators=[validate_telephone]
    )
    weekly = ListBlock(
        WeeklySpanBlock(),
        label=_("Hours of duty"),
        default=[],
        help_text=_(
            "Leave it empty when they answer whenever nobody else is open. At other "
            "hours residents are given the duty number of the whole association."
        ),
    )
    closed_on_holidays = BooleanBlock(
        label=_("Nobody is on duty on public holidays"), required=False
    )

    class Meta:
        icon = "warning"
        label = _("The department’s own duty number")
        description = _(
            "Whom to ring when nobody else is open. Without one, it is the duty number of "
            "the whole association."
        )
        template = "departments/blocks/duty.html"
        value_class = DutyValue
        preview_value = {
            "about": _("Burst pipes, and when there is no heat"),
            "telephone": "12 34 56 88",
            "weekly": [
                {
                    "first_day": "0",
                    "last_day": "6",
                    "opens": datetime.time(15),
                    "closes": datetime.time(0),
                }
            ],
        }
