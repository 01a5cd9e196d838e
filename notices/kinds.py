"""What can be out of order, each with a drawing and words that are ready."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class NoticeKind(TextChoices):
    """What a notice is about."""

    WATER = "water", _("Water")
    HOT_WATER = "hot-water", _("Hot water")
    HEAT = "heat", _("Heating")
    POWER = "power", _("Electricity")
    LIFT = "lift", _("Lift")
    INTERNET = "internet", _("Internet and TV")
    LAUNDRY = "laundry", _("Laundry")
    ACCESS = "access", _("Doors and access")
    OTHER = "other", _("Something else")

    @property
    def wording(self) -> str:
        """What is said if nobody writes anything else; "" for something else."""
        return str(_READY[self].wording)

    @property
    def drawing(self) -> str:
        """The lines of its drawing: an SVG path on a ground of 24 by 24."""
        return _READY[self].drawing


@dataclass(frozen=True)
class _Ready:
    wording: Promise | str
    drawing: str


_READY = {
    NoticeKind.WATER: _Ready(
        _("The water is off. We are working on it."),
        "M4 5h7M7.5 5v4M3 9h10a6 6 0 0 1 6 6h-5a2 2 0 0 0-2-2H3zM16.5 18v3",
    ),
    NoticeKind.HOT_WATER: _Ready(
        _("There is no hot water. The cold water works as usual."),
        "M3 13h18v2a6 6 0 0 1-6 6H9a6 6 0 0 1-6-6zM8 10q-2-2 0-4t0-4M15 10q-2-2 0-4t0-4",
    ),
    NoticeKind.HEAT: _Ready(
        _("The heating is off. We are working on it."),
        "M3 7h18v12H3zM8 7v12M12 7v12M16 7v12M6 19v2M18 19v2M21 10h2",
    ),
    NoticeKind.POWER: _Ready(
        _("The electricity is off. We are working on it."),
        "M14 2 5 14h6l-1 8 9-12h-6z",
    ),
    NoticeKind.LIFT: _Ready(
        _("The lift is out of order. Use the stairs, or ring us if you need help."),
        "M4 2h16v20H4zM12 2v20M6 9l2-3 2 3M14 15l2 3 2-3",
    ),
    NoticeKind.INTERNET: _Ready(
        _("Internet and TV do not work. We are in touch with the supplier."),
        "M2 9a15 15 0 0 1 20 0M5 13a10 10 0 0 1 14 0M8.5 16.5a5 5 0 0 1 7 0M12 20v1",
    ),
    NoticeKind.LAUNDRY: _Ready(
        _("The laundry is closed."),
        "M4 2h16v20H4zM4 7h16M17 4.5h.5M7 4.5h3M12 19a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM8 15q2-2 4 0t4 0",
    ),
    NoticeKind.ACCESS: _Ready(
        _("The door cannot be opened as usual. Ring us if you cannot get in."),
        "M5 22V2h14v20M2 22h20M15 11v3",
    ),
    NoticeKind.OTHER: _Ready(
        "",
        "M12 3 2 21h20zM12 10v5M12 18v.5",
    ),
}
