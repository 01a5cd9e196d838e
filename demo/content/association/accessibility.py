"""The accessibility statement that the law asks for (lov nr. 692 af 2018)."""

import datetime

from demo.records import AccessibilityRecord

ACCESSIBILITY_STATEMENT = AccessibilityRecord(
    slug="was",
    title="Tilgængelighedserklæring",
    summary=(
        "Alle skal kunne bruge vores hjemmeside. Her kan du læse, hvad vi ved, der ikke "
        "er godt nok endnu, og hvem du kan sige det til."
    ),
    owner="henrik",
    created=datetime.date(2020, 9, 23),
    updated=datetime.date(2026, 6, 2),
    show_housing_search=False,
    assessed_on=datetime.date(2026, 6, 2),
    complaints_link="digitaliseringsstyrelsen",
    known_issues=[
        (
            "known_issue",
            {
                "title": "Videoer hos andre",
                "text": """
                    <p>Vi henviser til videoer, som andre har lagt på nettet. Nogle af dem
                    mangler danske undertekster, og de har ikke synstolkning. Vi skriver
                    ved videoen, om den har undertekster. (WCAG 1.2.2 og 1.2.5)</p>
                """,
                "reason": "exempt",
            },
        ),
        (
            "known_issue",
            {
                "title": "Vores egne gamle videoer",
                "text": """
                    <p>Videoer fra før 2024 har ingen undertekster. Ring til os, så
                    fortæller vi, hvad der bliver sagt. (WCAG 1.2.2)</p>
                """,
                "reason": "not_mended",
                "mended_by": "2027-06-30",
            },
        ),
    ],
    body=[
        (
            "text",
            {
                "title": "Sådan har vi prøvet hjemmesiden",
                "text": """
                    <p>Vi har brugt den med tastatur alene, på en lille
                    telefon og forstørret fire gange. Vi har også kørt automatiske test
                    af alle typer sider.</p>
                    <p>Den første erklæring er fra den 23. september 2020.</p>
                """,
            },
        ),
    ],
)
