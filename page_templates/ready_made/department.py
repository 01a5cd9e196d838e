"""Where residents live: the overview of departments, and one department."""

from departments.models import DepartmentIndexPage, DepartmentPage
from page_templates.ready_made.template import ReadyMade

DEPARTMENTS = ReadyMade(
    key="afdelinger",
    name="Oversigt over afdelinger",
    description=(
        "Siden over alle afdelinger. Den viser dem selv, og man finder sin egen ud fra "
        "adressen."
    ),
    page_class=DepartmentIndexPage,
    suggested_title="Afdelinger",
    summary=(
        "Find din afdeling, og se, hvem du ringer til. [[Hvor mange afdelinger er der, "
        "og hvor ligger de?]]"
    ),
    body=[],
)

DEPARTMENT = ReadyMade(
    key="afdeling",
    name="Afdeling",
    description="En afdeling: hvem man ringer til, fælleshuset, bestyrelsen og husordenen.",
    page_class=DepartmentPage,
    summary=(
        "[[Hvad er det for et sted? Skriv, hvor mange boliger der er, hvor de ligger, "
        "og hvad der samler beboerne.]]"
    ),
    fields={
        "service_points": [
            (
                "service_point",
                {
                    "kind": "caretaker",
                    "about": "Når noget i din bolig er gået i stykker",
                    "place": "[[Hvor holder han eller hun til?]]",
                },
            ),
            (
                "service_point",
                {
                    "kind": "office",
                    "about": "Nøgler, vaskeri, parkering og alt andet",
                    "place": "[[Adressen på kontoret]]",
                },
            ),
        ]
    },
    body=[
        (
            "text",
            {
                "title": "Her bor vi",
                "text": (
                    "<p>[[Hvor mange boliger er der, fra hvornår, og hvordan er de? Er "
                    "der elevator eller trin? Hvad er der uden for døren: gård, "
                    "legeplads, boldbane, have?]]</p>"
                ),
            },
        ),
        (
            "rooms",
            {
                "rooms": [
                    {
                        "name": "Fælleshuset",
                        "text": (
                            "<p>[[Adressen, og hvad huset bruges til. Hvordan låner man "
                            "det, og hvad koster det?]]</p>"
                        ),
                    },
                    {
                        "name": "Vaskeri",
                        "text": "<p>[[Hvor, hvornår, og hvordan betaler man?]]</p>",
                    },
                    {
                        "name": "Parkering",
                        "text": "<p>[[Hvor, og skal man have tilladelse?]]</p>",
                    },
                    {
                        "name": "Affald",
                        "text": "<p>[[Hvor, og hvad skal sorteres?]]</p>",
                    },
                ]
            },
        ),
        (
            "board",
            {
                "text": (
                    "<p>Du har stemmeret i din afdeling. [[Hvornår er der "
                    "afdelingsmøde? Hvordan får man fat i bestyrelsen?]]</p>"
                )
            },
        ),
        ("contact_people", {}),
        (
            "house_rules",
            {
                "text": (
                    "<p>[[Hvad er I blevet enige om: ro om natten, husdyr, trappevask, "
                    "grill?]]</p>"
                )
            },
        ),
        ("documents", {}),
    ],
)
