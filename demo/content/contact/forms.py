"""The forms: writing to the office, and reporting what is broken."""

import datetime

from demo.records import FormRecord

_NAME = ("line", {"label": "Dit navn", "is_required": True, "autocomplete": "name"})
_TELEPHONE = ("telephone", {"label": "Dit telefonnummer", "is_required": False})

WRITE_TO_US = FormRecord(
    slug="skriv-til-os",
    title="Skriv til os",
    summary=(
        "Skriv, hvad du har på hjerte. Vi svarer inden for to hverdage. Haster det, så "
        "ring til kontoret."
    ),
    owner="henrik",
    created=datetime.date(2025, 9, 1),
    updated=datetime.date(2025, 9, 22),
    receivers=("henrik",),
    button_text="Send beskeden",
    thanks="Vi læser den på næste hverdag og svarer inden for to.",
    questions=[
        _NAME,
        (
            "email",
            {
                "label": "Din e-mailadresse",
                "help": "Her svarer vi.",
                "is_required": True,
            },
        ),
        _TELEPHONE,
        (
            "paragraph",
            {
                "label": "Hvad vil du spørge om eller fortælle os?",
                "help": "Skriv ikke dit CPR-nummer. Vi skal nok spørge, hvis vi mangler "
                "noget.",
                "is_required": True,
            },
        ),
    ],
    body=[],
)

REPORT_A_FAULT = FormRecord(
    slug="meld-en-fejl",
    title="Meld en fejl",
    summary=(
        "Et vindue, der ikke kan lukkes, lys, der er gået på trappen, en lås, der "
        "driller: Fortæl os om det her, så kommer vi."
    ),
    owner="henrik",
    created=datetime.date(2025, 9, 1),
    updated=datetime.date(2025, 9, 22),
    receivers=("henrik",),
    button_text="Meld fejlen",
    purpose="Vi bruger det, du skriver, til at finde og udbedre fejlen.",
    thanks=(
        "Viceværten ser på det på næste hverdag. Skal vi ind i boligen, ringer vi først."
    ),
    questions=[
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
        ("date", {"label": "Hvornår begyndte det?", "is_required": False}),
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
    body=[
        (
            "fact_box",
            {
                "title": "Haster det?",
                "text": """
                    <p>Strømmer der vand, lugter der af gas, eller er nogen i fare, så
                    brug ikke formularen. Se <a page="faa-hjaelp-nu">Få hjælp
                    nu</a>.</p>
                """,
            },
        ),
    ],
)
