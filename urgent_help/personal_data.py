"""What the page of urgent help holds about people."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import TEXT, WHO, Declared, Holding, Texts, Whose

DECLARED = Declared(
    holdings=[
        Holding(
            "urgent_help.UrgentHelpPage",
            (Whose.CONTACT, Whose.ANYBODY),
            _("Who answers for a page, who is named on it, and what its text says"),
            _("That residents know whom to turn to, and pages are kept true"),
            _("As long as the page; staff delete pages"),
            {
                "summary": TEXT,
                "picture_alt": TEXT,
                "content_owner": WHO,
                "change_note": TEXT,
                "service_points": TEXT,
                "troubles": TEXT,
                "body": TEXT,
            },
            texts=Texts.LEFT,
        ),
    ],
)
