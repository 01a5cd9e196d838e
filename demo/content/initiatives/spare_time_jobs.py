"""Spare-time jobs for young people."""

import datetime

from demo.records import InitiativeRecord

SPARE_TIME_JOBS = InitiativeRecord(
    slug="fritidsjob",
    title="Fritidsjob",
    summary=(
        "Er du mellem 13 og 17 år, så hjælper vi dig med at finde et job efter skole. "
        "Vi kender butikkerne, og vi går med første gang."
    ),
    picture="fritidsjob",
    owner="jonas",
    created=datetime.date(2020, 8, 17),
    updated=datetime.date(2025, 9, 15),
    change_note="Bageren på Torvet søger to unge til weekenden.",
    themes=("boern-og-unge", "job-og-uddannelse"),
    audience="Unge fra Teglhaven, Engparken og Lærkebo",
    departments=("teglhaven", "engparken", "laerkebo"),
    place="Musikrummet, Engdraget 12, kælderen",
    how_to_start=(
        "Send en sms til Jonas, og skriv dit navn og din alder. Så finder I en dag at "
        "tale sammen."
    ),
    contact="jonas",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Vi begynder med at tale om, hvad du er god til, og hvornår du har
                    tid. Så skriver vi en ansøgning sammen og øver samtalen, og når du
                    skal møde chefen, går Jonas med, hvis du har lyst til det.</p>
                    <p>Vi har aftaler med elleve butikker og værksteder i Egeby. Du kan
                    også få et job hos os, hvor du for eksempel gør rent i vaskeriet,
                    vander blomster eller deler beboerbladet ud.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Mange unge får deres første job, fordi forældrene kender nogen,
                    der mangler en hånd i butikken. Den slags bekendte har ikke alle
                    familier, og derfor låner vi vores ud.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Du tjener dine egne penge og lærer at møde til tiden, også når du
                    er træt. Næste gang du søger arbejde, er der en voksen, som kan
                    fortælle, at du er til at regne med.</p>
                    <p>Butikkerne får unge medarbejdere, der gerne vil lære noget, og
                    kunderne får øje på, hvor meget de unge i kvarteret kan.</p>
                """,
            },
        ),
        (
            "fact_box",
            {
                "title": "Det siger reglerne",
                "text": """
                    <ul>
                        <li>Du skal være fyldt 13 år.</li>
                        <li>På en skoledag må du højst arbejde to timer.</li>
                        <li>Er du under 15 år, skal dine forældre vide, hvad du laver og
                        hvornår.</li>
                        <li>Du skal have løn og en seddel, der viser, hvad du får.</li>
                    </ul>
                """,
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "Første dag tabte jeg en hel bakke med boller. Ingen råbte. Nu lukker "
                    "jeg selv butikken om søndagen."
                ),
                "name": "Malik",
                "role": "16 år, fra Engparken",
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan få et fritidsjob?",
                "introduction": "<p>Du kan være med, hvis du:</p>",
                "age_from": 13,
                "age_to": 17,
                "characteristics": [
                    "bor i en af vores afdelinger",
                    "passer din skole eller er på vej tilbage til den",
                    "har lyst til at tjene dine egne penge.",
                ],
                "closing": """
                    <p>Du behøver ikke have prøvet noget før. Har du brug for mere ro
                    først, så er <a page="mentor">en mentor</a> måske noget for
                    dig.</p>
                """,
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"label": "Skat og løn", "links": ["skattekort", "ung-paa-job"]},
                    {"links": ["fritidsjob-undersoegelse"]},
                ],
            },
        ),
    ],
)
