"""The rap school."""

import datetime

from demo.records import InitiativeRecord

RAP_SCHOOL = InitiativeRecord(
    slug="rapskole",
    title="Rapskole",
    summary=(
        "Skriv dine egne tekster, find et beat, og stå på en scene. Rapskolen er for "
        "dig, der har noget at sige, også når det er svært at sige."
    ),
    picture="rapskole",
    owner="jonas",
    created=datetime.date(2022, 3, 14),
    updated=datetime.date(2025, 6, 23),
    change_note="Videoen fra sommerkoncerten er kommet på.",
    themes=("boern-og-unge",),
    audience="Unge i Engparken og resten af Egeby",
    place="Musikrummet, Engdraget 12, kælderen",
    how_to_start=(
        "Kom tirsdag kl. 18, og hør på. Du behøver ikke optræde, før du selv vil."
    ),
    contact="jonas",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Hver tirsdag aften mødes vi i kælderen under Engdraget 12, hvor
                    der er mikrofoner, højttalere og en gammel pladespiller. En rapper
                    og en producer er til stede hele aftenen og hjælper dig videre med
                    tekst og rytme.</p>
                    <p>To gange om året holder vi koncert i gården, og så kommer folk
                    ned fra opgangene med stole og kaffe.</p>
                """,
            },
        ),
        (
            "video",
            {
                "link": "rap-video",
                "picture": "gaard",
                "length": "4 min. 10 sek.",
                "caption_language": "da",
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Nogle unge bærer rundt på meget, som aldrig bliver sagt højt. I
                    skolen skal man skrive det rigtige, men her skal man skrive det, der
                    er sandt.</p>
                    <p>Før vi fik musikrummet, var der ikke noget sted at gå hen om
                    aftenen. Det gav uro i kældrene, og det gjorde naboerne utrygge.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Man bliver god til ord af at rappe, og flere fortæller, at de har
                    fået bedre karakterer i dansk. Men det vigtigste er, at de unge tør
                    stå ved det, de mener, og samtidig lærer at lytte til andre.</p>
                    <p>Naboerne kender deres navne, og der bliver sjældnere ringet om
                    uro i kælderen.</p>
                """,
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "Jeg troede, de lavede ballade dernede. Så hørte jeg min nabos dreng "
                    "rappe om sin morfar. Jeg måtte finde lommetørklædet frem."
                ),
                "name": "Else",
                "role": "beboer i Engparken",
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan gå på rapskolen?",
                "introduction": "<p>Alle unge er velkomne. Det kan især være for dig, der:</p>",
                "age_from": 12,
                "age_to": 19,
                "characteristics": [
                    "skriver tekster for dig selv",
                    "hellere vil lave musik end spille fodbold",
                    "synes, at skolen er lidt trang",
                    "savner et sted at være om aftenen.",
                ],
                "closing": """
                    <p>Vi har én regel: Man rapper ikke grimt om nogen, der er til
                    stede.</p>
                """,
            },
        ),
        (
            "link_list",
            {
                "title": "Hør, hvad vi laver",
                "links": ["rap-numre", "rap-plakat", "rap-billetter"],
            },
        ),
    ],
)
