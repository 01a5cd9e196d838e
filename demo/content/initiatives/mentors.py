"""Mentors."""

import datetime

from demo.records import InitiativeRecord

MENTORS = InitiativeRecord(
    slug="mentor",
    title="Mentor",
    summary=(
        "En mentor er en voksen, der har tid til dig. I mødes en gang om ugen og laver "
        "noget, du har valgt."
    ),
    picture="mentor",
    owner="birgitte",
    created=datetime.date(2019, 10, 7),
    updated=datetime.date(2023, 9, 4),
    # Past its date, as pages come to be: it is on the editors' list from day one.
    review_interval=None,
    next_review=datetime.date(2024, 9, 4),
    themes=("boern-og-unge", "job-og-uddannelse"),
    audience="Unge, der står med noget svært",
    place="Hvor I to aftaler det",
    how_to_start=(
        "Ring til Birgitte. Hun taler med dig først og finder så en mentor, der passer "
        "til dig."
    ),
    contact="birgitte",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Du og din mentor mødes i to timer en gang om ugen. I kan reparere
                    en cykel, gå en tur, skrive en ansøgning eller besøge en skole, og
                    det er altid dig, der vælger.</p>
                    <p>Mentorerne er frivillige. De har været på kursus hos os, vi har
                    indhentet deres børneattest, og de har en af vores medarbejdere at
                    ringe til, hvis noget bliver svært.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Når man er 16 år og er holdt op i skolen, får man mange gode råd
                    af voksne, som snart er videre til den næste. Det er sværere at
                    finde en, der bliver ved med at komme, også når det går lidt op og
                    ned. Det er det, en mentor gør.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Med en voksen ved siden af er det lettere at tage det første
                    skridt. Af de 26 unge, der har haft en mentor hos os, er 19 nu i
                    gang med en uddannelse eller et job.</p>
                    <p>Mentorerne fortæller, at de selv får mindst lige så meget ud af
                    det, for de lærer deres egen by at kende på en ny måde.</p>
                """,
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan få en mentor?",
                "introduction": "<p>Unge, som for eksempel:</p>",
                "age_from": 15,
                "age_to": 24,
                "characteristics": [
                    "er holdt op i skolen eller tænker på det",
                    "er kommet hjem fra en institution",
                    "er flyttet hjemmefra uden at have nogen at spørge",
                    "vil væk fra et dårligt selskab.",
                ],
            },
        ),
        (
            "contact",
            {
                "title": "Vil du selv være mentor?",
                "person": "birgitte",
                "text": """
                    <p>Du skal være over 25 år og kunne blive ved i mindst et år. Ring, og
                    hør, hvornår det næste kursus begynder.</p>
                """,
            },
        ),
        (
            "knowledge",
            {
                "title": "Det ved vi om mentorer",
                "text": """
                    <p>En undersøgelse af mentorer i fire byer viser, at det virker bedst,
                    når de to mødes i mere end et halvt år. Derfor beder vi om et år.</p>
                """,
                "studies": [
                    {
                        "link": "mentor-undersoegelse",
                        "year": 2018,
                    },
                ],
            },
        ),
        (
            "related_links",
            {
                "groups": [{"links": ["uddannelse-vejledning", "foerste-aar"]}],
            },
        ),
    ],
)
