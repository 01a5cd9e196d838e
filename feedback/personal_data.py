"""What is held of those who say what they were looking for, and searched in vain."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import OWN, TEXT, WHO, Declared, Holding, Whose

_WRITTEN = "FEEDBACK_COMMENT_DAYS"
_A_YEAR = _("A year")

DECLARED = Declared(
    holdings=[
        Holding(
            "feedback.FeedbackComment",
            (Whose.RESIDENT, Whose.STAFF),
            _(
                "What a resident did not find, never who; phone numbers and mail "
                "addresses are taken out. Who saw to it, and what was done"
            ),
            _("That pages say what residents look for"),
            _A_YEAR,
            {"text": TEXT, "note": TEXT, "seen_at": OWN, "seen_by": WHO},
            deleted_by=("forget_feedback", _WRITTEN),
        ),
        Holding(
            "feedback.FruitlessSearch",
            (Whose.ANYBODY,),
            _("Words that several visitors searched for in a week, never who"),
            _("That pages say what residents look for"),
            _A_YEAR,
            {"stems": TEXT, "words": TEXT},
            deleted_by=("forget_feedback", _WRITTEN),
        ),
    ],
    nothing={
        "feedback.FeedbackTally": "counts of answers by page and day",
        "feedback.FeedbackCount": (
            "how many answers groups of visitors sent within an hour; no addresses"
        ),
        "feedback.SearchTrace": (
            "a keyed hash of words, and the number of a group of visitors that changes "
            "every day; deleted with the week"
        ),
    },
)
