"""Forms: to write, to sign up, to report a fault."""

from forms.models import FormPage
from page_templates.ready_made.template import ReadyMade

_NAME = ("line", {"label": "Dit navn", "is_required": True, "autocomplete": "name"})
_EMAIL = (
    "email",
    {"label": "Din e-mailadresse", "help": "Her svarer vi.", "is_required": True},
)
_TELEPHONE = ("telephone", {"label": "Dit telefonnummer", "is_required": False})

CONTACT_FORM = ReadyMade(
    key="kontaktformular",
    name="Skriv til os",
    description="En formular, hvor beboerne kan skrive til jer.",
    page_class=FormPage,
    suggested_title="Skriv til os",
    summary=(
        "Skriv, hvad du har på hjerte. Vi svarer inden for [[hvor mange hverdage]]. "
        "Haster det, så ring til [[nummer]]."
    ),
    body=[],
    fields={
        "button_text": "Send beskeden",
        "questions": [
            _NAME,
            _EMAIL,
            _TELEPHONE,
            (
                "paragraph",
                {
                    "label": "Hvad vil du spørge om eller fortælle os?",
                    "help": "Skriv ikke dit CPR-nummer.",
                    "is_required": True,
                },
            ),
        ],
    },
)

SIGN_UP_FORM = ReadyMade(
    key="tilmelding",
    name="Tilmelding",
    description="En formular til at melde sig til noget, med antal pladser og venteliste.",
    page_class=FormPage,
    summary=(
        "Meld dig til [[hvad]] den [[dag]] kl. [[tid]] i [[sted]]. [[Hvem er det for, "
        "og hvad koster det?]]"
    ),
    body=[],
    fields={
        "button_text": "Meld mig til",
        "purpose": "Vi bruger det, du skriver, til at holde din plads og give dig besked.",
        "thanks": "Bliver du forhindret, så giv os besked, så en anden kan få pladsen.",
        "places": 20,
        "questions": [
            _NAME,
            _EMAIL,
            _TELEPHONE,
            (
                "paragraph",
                {
                    "label": "Er der noget, vi skal tage hensyn til?",
                    "help": "Fx allergi, eller at du bruger kørestol.",
                    "is_required": False,
                },
            ),
        ],
    },
)

FAULT_FORM = ReadyMade(
    key="meld-en-fejl",
    name="Meld en fejl",
    description="En formular til det, der er gået i stykker, med billede.",
    page_class=FormPage,
    suggested_title="Meld en fejl",
    summary=(
        "Er noget gået i stykker i din bolig, på trappen eller udenfor? Fortæl os om "
        "det her. [[Hvornår ser I på det?]]"
    ),
    body=[
        (
            "fact_box",
            {
                "title": "Haster det?",
                "text": (
                    "<p>Strømmer der vand, lugter der af gas, eller er nogen i fare, så "
                    "brug ikke formularen. Ring til [[døgnvagtens nummer]].</p>"
                ),
            },
        )
    ],
    fields={
        "button_text": "Meld fejlen",
        "purpose": "Vi bruger det, du skriver, til at finde og udbedre fejlen.",
        "questions": [
            (
                "choice",
                {
                    "label": "Hvor er fejlen?",
                    "is_required": True,
                    "options": [
                        "I min bolig",
                        "På trappen, i kælderen eller i vaskeriet",
                        "Udenfor",
                    ],
                },
            ),
            (
                "paragraph",
                {
                    "label": "Hvad er der galt?",
                    "help": "Skriv, hvad der sker, og hvor det er.",
                    "is_required": True,
                },
            ),
            (
                "picture",
                {
                    "label": "Et billede af det",
                    "help": "Ét billede på højst 10 MB. Stedet, det er taget, bliver "
                    "fjernet.",
                    "is_required": False,
                },
            ),
            (
                "line",
                {
                    "label": "Din adresse",
                    "help": "Vej, nummer, etage og dør.",
                    "is_required": True,
                    "autocomplete": "street-address",
                },
            ),
            _NAME,
            ("telephone", {"label": "Dit telefonnummer", "is_required": True}),
            ("email", {"label": "Din e-mailadresse", "is_required": False}),
            (
                "tick",
                {
                    "label": "Viceværten må låse sig ind, hvis jeg ikke er hjemme.",
                    "is_required": False,
                },
            ),
        ],
    },
)
