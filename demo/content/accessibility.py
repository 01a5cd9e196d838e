"""The accessibility statement that the law asks for (lov nr. 692 af 2018)."""

import datetime

from demo.records import PageRecord

ACCESSIBILITY_STATEMENT = PageRecord(
    slug="was",
    title="Tilgængelighedserklæring",
    summary=(
        "Alle skal kunne bruge vores hjemmeside. Her kan du læse, hvad vi ved, der ikke "
        "er godt nok endnu, og hvem du kan sige det til."
    ),
    owner="henrik",
    created=datetime.date(2020, 9, 23),
    updated=datetime.date(2025, 6, 2),
    show_housing_search=False,
    body=[
        (
            "text",
            {
                "title": "Hvor tilgængelig er hjemmesiden?",
                "text": """
                    <p>Denne erklæring gælder for Boligforeningen Solgavlens hjemmeside.
                    Vi er omfattet af lov om tilgængelighed af offentlige organers
                    websteder og mobilapplikationer.</p>
                    <p>Hjemmesiden lever <b>delvist</b> op til loven. Det, der mangler,
                    står i næste afsnit.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Det, der ikke er tilgængeligt endnu",
                "text": """
                    <h3>Videoer hos andre</h3>
                    <p>Vi henviser til videoer, som andre har lagt på nettet. Nogle af dem
                    mangler danske undertekster, og de har ikke synstolkning. Vi skriver
                    ved videoen, om den har undertekster.
                    (WCAG 1.2.2 og 1.2.5)</p>
                    <h3>Sider og dokumenter hos andre</h3>
                    <p>Vi kan ikke rette i det, som andre har lavet. Ring til os, hvis der
                    er noget, du ikke kan læse. Så fortæller vi, hvad der står.</p>
                    <h3>Hvornår bliver det bedre?</h3>
                    <p>Nye videoer, som vi selv laver, får altid undertekster. De
                    gamle gennemgår vi i løbet af det næste år.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Sig til, hvis noget ikke virker",
                "text": """
                    <p>Kan du ikke bruge en side, så vil vi gerne vide det. Du kan også få
                    det, du leder efter, på en anden måde, for eksempel læst op i
                    telefonen eller sendt med posten.</p>
                    <ul>
                        <li>Telefon: <a href="tel:12345606">12 34 56 06</a></li>
                        <li>E-mail: <a
                        href="mailto:web@solgavlen.example">web@solgavlen.example</a></li>
                    </ul>
                    <p>Henrik Dahl svarer dig senest efter fem hverdage.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Du kan klage",
                "text": """
                    <p>Digitaliseringsstyrelsen holder øje med, at loven bliver fulgt. Er
                    du ikke tilfreds med det svar, du får fra os, så kan du
                    <a link="digitaliseringsstyrelsen">klage til
                    Digitaliseringsstyrelsen</a>.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Sådan er erklæringen lavet",
                "text": """
                    <p>Vi har selv gennemgået hjemmesiden. Vi har brugt den med tastatur
                    alene, med skærmlæser, på en lille telefon og forstørret fire
                    gange. Vi har også kørt automatiske test af alle typer sider.</p>
                    <p>Erklæringen blev lavet den 23. september 2020 og er sidst
                    gennemgået den 2. juni 2025.</p>
                """,
            },
        ),
    ],
)
