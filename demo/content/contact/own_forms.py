"""Forms that lie below what they are about: a department, and an activity."""

import datetime

from demo.records import FormRecord

_NAME = ("line", {"label": "Dit navn", "is_required": True, "autocomplete": "name"})
_EMAIL = (
    "email",
    {"label": "Din e-mailadresse", "help": "Her svarer vi.", "is_required": True},
)
_CREATED = datetime.date(2025, 9, 1)
_UPDATED = datetime.date(2025, 9, 22)

BORROW_THE_HOUSE = FormRecord(
    slug="laan-gavlen",
    title="Lån beboerhuset Gavlen",
    summary="Til fødselsdag, møde eller en dag med naboerne. Det koster 400 kr. om dagen.",
    owner="yusuf",
    created=_CREATED,
    updated=_UPDATED,
    receivers=("yusuf",),
    button_text="Spørg, om huset er ledigt",
    purpose="Vi bruger det, du skriver, til at svare dig og låse dig ind.",
    thanks="Du hører fra os inden for tre dage.",
    questions=[
        ("date", {"label": "Hvilken dag?", "is_required": True}),
        ("number", {"label": "Hvor mange kommer I?", "is_required": True}),
        _NAME,
        _EMAIL,
    ],
    body=[],
)

COME_TO_THE_MEETING = FormRecord(
    slug="tilmelding",
    title="Tilmelding til beboermødet",
    summary="Sig til, så der er en stol og en kop til dig.",
    owner="yusuf",
    created=_CREATED,
    updated=_UPDATED,
    receivers=("yusuf",),
    button_text="Meld mig til",
    purpose="Vi bruger det, du skriver, til at holde din plads og give dig besked.",
    thanks="Bliver du forhindret, så giv os besked, så en anden kan få pladsen.",
    places=40,
    questions=[
        _NAME,
        _EMAIL,
        (
            "paragraph",
            {
                "label": "Er der noget, vi skal tage hensyn til?",
                "help": "Fx teleslynge, kørestol eller tolk.",
                "is_required": False,
            },
        ),
    ],
    body=[],
)
