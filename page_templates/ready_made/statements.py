"""What the law asks for: personal data, and accessibility."""

from page_templates.ready_made.template import ReadyMade
from pages.models import AccessibilityPage, StandardPage

PRIVACY = ReadyMade(
    key="personoplysninger",
    name="Personoplysninger",
    description=(
        "Hvad I gemmer om folk, hvor længe, og hvad de kan kræve. Loven siger, at I "
        "skal fortælle det."
    ),
    page_class=StandardPage,
    suggested_title="Sådan behandler vi personoplysninger",
    summary=(
        "Vi gemmer kun det om dig, som vi skal bruge, og ikke længere end nødvendigt."
    ),
    fields={"show_housing_search": False, "review_interval": 12},
    body=[
        (
            "text",
            {
                "title": "Når du læser hjemmesiden",
                "text": (
                    "<p>Vi bruger ikke cookies til at følge dig, og ingen andre firmaer "
                    "ser med. En video bliver først hentet, når du selv trykker på "
                    "afspil. Så gælder reglerne hos den, der har videoen.</p>"
                    "<p>Vores server skriver ned, hvilke sider der bliver hentet, så vi "
                    "kan finde fejl og stoppe misbrug. [[Efter hvor mange dage bliver "
                    "det slettet? Spørg den, der driver serveren.]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Når du lejer en bolig af os",
                "text": (
                    "<p>[[Hvad har I om lejerne, hvad bruger I det til, hvilken lov "
                    "giver jer lov, og hvornår sletter I det?]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Når du får hjælp af en medarbejder",
                "text": (
                    "<p>[[Skriver I noget ned? Siger I det først? Hvem kan læse det, og "
                    "hvornår bliver det slettet?]]</p>"
                    "<p>Vores medarbejdere har tavshedspligt. [[Hvornår må de sige noget "
                    "videre? Se reglerne om underretning efter med en, der kender "
                    "dem.]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Det kan du kræve",
                "text": (
                    "<p>Du har ret til at:</p>"
                    "<ul>"
                    "<li>se, hvad vi har skrevet om dig</li>"
                    "<li>få rettet det, der er forkert</li>"
                    "<li>få slettet det, vi ikke længere har brug for</li>"
                    "<li>sige nej til, at vi bruger dine oplysninger</li>"
                    "<li>få dine oplysninger med dig i en fil.</li>"
                    "</ul>"
                    "<p>Skriv til [[e-mail]], eller ring på [[nummer]]. Du får svar "
                    "inden for en måned. Er du ikke enig med os, så kan du klage til "
                    "Datatilsynet.</p>"
                ),
            },
        ),
        (
            "fact_box",
            {
                "title": "Hvem har ansvaret?",
                "text": (
                    "<p>[[Organisationens navn, adresse og CVR-nummer]] er "
                    "dataansvarlig. [[Har I en databeskyttelsesrådgiver, så skriv navn "
                    "og e-mail.]]</p>"
                ),
            },
        ),
    ],
)

ACCESSIBILITY = ReadyMade(
    key="tilgaengelighed",
    name="Tilgængelighedserklæring",
    description=(
        "Hvor godt alle kan bruge hjemmesiden. Loven kræver den, og siden skriver "
        "selv det meste."
    ),
    page_class=AccessibilityPage,
    suggested_title="Tilgængelighedserklæring",
    summary=(
        "Alle skal kunne bruge hjemmesiden. Her står, hvad der endnu ikke virker for "
        "alle, og hvad du kan gøre."
    ),
    fields={
        "show_housing_search": False,
        "review_interval": 12,
        "known_issues": [
            (
                "known_issue",
                {
                    "title": "[[Det, der ikke virker for alle]]",
                    "text": (
                        "<p>[[Hvem har svært ved det, og hvordan kan de få det samme på "
                        "en anden måde? Lav en blok for hver ting. Virker alt for alle, "
                        "så slet blokken, og vælg det ovenfor.]]</p>"
                    ),
                    "reason": "not_mended",
                    "mended_by": None,
                },
            )
        ],
    },
    body=[
        (
            "text",
            {
                "title": "Hvordan vi har set efter",
                "text": (
                    "<p>[[Hvem har prøvet hjemmesiden, og hvordan? For eksempel med "
                    "tastatur, med en skærmlæser eller på en telefon med stor "
                    "skrift.]]</p>"
                ),
            },
        )
    ],
)
