"""What is held of those who keep notices, and of whom a notice names."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Whose,
)
from personal_data.register.of_pages import page_holding

_WHY = _("That residents know what does not work, and colleagues who saw to it")
_KEPT = _("30 days after it is over")
_JOB = ("forget_notices",)

DECLARED = Declared(
    holdings=[
        Holding(
            "notices.Notice",
            (Whose.STAFF, Whose.ANYBODY),
            _("What a notice says to residents, and who made it"),
            _WHY,
            _KEPT,
            {
                "text": TEXT,
                "place": TEXT,
                "working_word": TEXT,
                "solved_word": TEXT,
                "created_at": OWN,
                "created_by": WHO,
            },
            deleted_by=_JOB,
        ),
        Holding(
            "notices.NoticeEvent",
            (Whose.STAFF, Whose.ANYBODY),
            _("What was said of a notice while it lasted, by whom and when"),
            _WHY,
            _KEPT,
            {"text": TEXT, "at": OWN, "by": WHO},
            deleted_by=_JOB,
        ),
        page_holding("notices.NoticeIndexPage"),
    ],
    nothing={"notices.Notice_departments": "which notices are for which departments"},
)
