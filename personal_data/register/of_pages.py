"""What each page type of ours holds about people, whatever else it is about."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import TEXT, WHO, Holding, Texts, Whose

_PAGE = {
    "summary": TEXT,
    "picture_alt": TEXT,
    "content_owner": WHO,
    "change_note": TEXT,
    "body": TEXT,
}


def page_holding(label: str, **parts) -> Holding:
    """Return what a page type holds: who answers for it, and its words.

    `parts` say it of the fields that it has besides.
    """
    return Holding(
        label,
        (Whose.CONTACT, Whose.ANYBODY),
        _("Who answers for a page, who is named on it, and what its text says"),
        _("That residents know whom to turn to, and pages are kept true"),
        _("As long as the page; staff delete pages"),
        {**_PAGE, **parts},
        texts=Texts.LEFT,
    )
