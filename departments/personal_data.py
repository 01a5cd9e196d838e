"""What the pages of departments hold about people."""

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

_PAGE = {
    "summary": TEXT,
    "picture_alt": TEXT,
    "content_owner": WHO,
    "change_note": TEXT,
    "body": TEXT,
}


def _page_holding(label: str, **parts) -> Holding:
    return Holding(
        label,
        (Whose.CONTACT, Whose.ANYBODY),
        _("Who answers for a page, who is named on it, and what its text says"),
        _("That residents know whom to turn to, and pages are kept true"),
        _("As long as the page; staff delete pages"),
        {**_PAGE, **parts},
        texts=Texts.LEFT,
    )


DECLARED = Declared(
    holdings=[
        _page_holding("departments.DepartmentIndexPage", plan_description=TEXT),
        _page_holding(
            "departments.DepartmentPage",
            number=NONE,
            homes=NONE,
            phone=TEXT,
            email=TEXT,
            service_points=TEXT,
        ),
    ],
    nothing={"departments.DepartmentAddress": "streets and house numbers of homes"},
)
