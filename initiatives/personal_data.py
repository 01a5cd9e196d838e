"""What is held about those whom the pages about initiatives name."""

from pages.personal_data import page_holding
from personal_data.register.declaring import TEXT, WHO, Declared

DECLARED = Declared(
    holdings=[
        page_holding("initiatives.InitiativeIndexPage"),
        page_holding(
            "initiatives.InitiativePage",
            audience=TEXT,
            place=TEXT,
            how_to_start=TEXT,
            contact=WHO,
        ),
    ],
    nothing={
        "initiatives.Theme": "subjects",
        "initiatives.InitiativePage_themes": "which subject a page is about",
    },
)
