"""One department: its homes, its houses and who looks after them."""

from page_templates.ready_made.template import ReadyMade
from pages.models import StandardPage

DEPARTMENT = ReadyMade(
    key="afdeling",
    name="Afdeling",
    description="En afdeling: boligerne, fælleshuset, bestyrelsen og den praktiske hjælp.",
    page_class=StandardPage,
    summary=(
        "[[Hvad er det for et sted? Skriv, hvor mange boliger der er, hvor de ligger, "
        "og hvad der samler beboerne.]]"
    ),
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
            "text",
            {
                "title": "Fælleshuset",
                "text": (
                    "<p>[[Adressen, og hvad huset bruges til. Hvordan låner man det, "
                    "og hvad koster det?]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Vaskeri, parkering og affald",
                "text": (
                    "<ul>"
                    "<li><b>Vaskeri:</b> [[hvor, hvornår, og hvordan man betaler]]</li>"
                    "<li><b>Parkering:</b> [[hvor, og om man skal have tilladelse]]</li>"
                    "<li><b>Affald:</b> [[hvor, og hvad der skal sorteres]]</li>"
                    "</ul>"
                ),
            },
        ),
        (
            "steps",
            {
                "title": "Når noget går i stykker",
                "introduction": "",
                "steps": [
                    {
                        "title": "Ring til ejendomskontoret",
                        "text": "<p>[[Nummer, e-mail og telefontid.]]</p>",
                    },
                    {
                        "title": "Aftal, hvornår vi kommer",
                        "text": (
                            "<p>[[Skal man være hjemme? Hvor lang tid plejer det at "
                            "tage?]]</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "text",
            {
                "title": "Bestem med",
                "text": (
                    "<p>Du har stemmeret i din afdeling. [[Hvornår er der "
                    "afdelingsmøde? Hvem sidder i bestyrelsen, og hvordan får man fat i "
                    "dem?]]</p>"
                ),
            },
        ),
    ],
)
