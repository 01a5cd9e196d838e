"""What is held about those who make templates of pages."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Texts,
    Whose,
)

DECLARED = Declared(
    holdings=[
        Holding(
            "page_templates.PageTemplate",
            (Whose.STAFF, Whose.ANYBODY),
            _("Templates of pages, and who made them"),
            _("That staff can begin with what others have made"),
            _("As long as the template; staff delete templates"),
            {
                "name": TEXT,
                "description": TEXT,
                "content": TEXT,
                "made_by": WHO,
                "made_at": OWN,
            },
            texts=Texts.LEFT,
        )
    ]
)
