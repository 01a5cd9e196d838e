"""What activities hold about people."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    NONE,
    TEXT,
    WHO,
    Declared,
    Holding,
    Texts,
    Whose,
)
from personal_data.register.of_pages import page_holding

_DATE = {"place": TEXT, "note": TEXT}

DECLARED = Declared(
    holdings=[
        page_holding("activities.ActivityIndexPage"),
        page_holding(
            "activities.ActivityPage",
            repeats=NONE,
            cancelled_note=TEXT,
            place=TEXT,
            address=TEXT,
            audience=TEXT,
            price=TEXT,
            sign_up=NONE,
            sign_up_note=TEXT,
            contact=WHO,
        ),
        Holding(
            "activities.ActivityChange",
            (Whose.ANYBODY,),
            _(
                "Why a date of an activity is cancelled or moved, which may name somebody"
            ),
            _("That those who would have come find out"),
            _("As long as the page; staff delete pages"),
            {**_DATE, "kind": NONE},
            deleted_by=("activities.ActivityPage",),
            texts=Texts.LEFT,
        ),
        Holding(
            "activities.Occurrence",
            (Whose.ANYBODY,),
            _("The same, as it was published"),
            _("That lists of activities are fast"),
            _("Two months after the date"),
            {**_DATE, "standing": NONE},
            deleted_by=("prolong_activities",),
            texts=Texts.MADE,
        ),
    ],
    nothing={
        "activities.ActivityPage_departments": "for which departments an activity is",
        "activities.ActivityProgramme": "how far dates are written down",
    },
)
