"""What is held about colleagues who stop."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import OWN, WHO, Declared, Holding, Whose

_STAFF = (Whose.STAFF, Whose.CONTACT)
_KEPT = _("Until a month after the last day")
_JOB = "let_colleagues_go"

DECLARED = Declared(
    holdings=[
        Holding(
            "colleagues.Departure",
            _STAFF,
            _("Who stops, when, who takes over, and who planned it"),
            _("That pages always have somebody who answers for them"),
            _KEPT,
            {
                "user": WHO,
                "person": WHO,
                "successor": WHO,
                "asked_by": WHO,
                "last_day": OWN,
                "done_at": OWN,
                "asked_at": OWN,
            },
            deleted_by=(_JOB,),
        ),
        Holding(
            "colleagues.Handover",
            _STAFF,
            _("What a colleague had, and who has taken it over"),
            _("That it can be taken back"),
            _KEPT,
            {"successor": WHO, "thing": OWN},
            deleted_by=(_JOB,),
        ),
    ]
)
