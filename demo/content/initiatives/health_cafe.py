"""The health café."""

import datetime

from demo.records import InitiativeRecord

HEALTH_CAFE = InitiativeRecord(
    slug="sundhedscafe",
    title="Sundhedscafé",
    summary=(
        "Gå en tur, få målt dit blodtryk, og spis en sund frokost sammen med andre. Du "
        "bestemmer selv, hvor meget du er med til."
    ),
    picture="sundhedscafe",
    owner="naomi",
    created=datetime.date(2021, 9, 6),
    updated=datetime.date(2025, 5, 19),
    themes=("sundhed", "naboskab-og-tryghed"),
    audience="Voksne i alle afdelinger",
    place="Fælleshuset i Lærkebo, Lærkevænget 3",
    how_to_start="Kom torsdag kl. 10. Gåturen er kort, og vi venter på den langsomste.",
    contact="naomi",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Hver torsdag mødes vi i fælleshuset og går en tur på en halv
                    time. Bagefter laver vi frokost sammen, og den koster 20 kroner,
                    uanset hvor meget man spiser.</p>
                    <p>Den første torsdag i måneden kommer der en sygeplejerske. Hun
                    måler blodtryk og blodsukker og svarer på de spørgsmål, man ikke fik
                    stillet hos lægen.</p>
                """,
            },
        ),
        (
            "image",
            {
                "image": "opgang",
                "caption": "Aftalen om den næste gåtur bliver tit lavet i opgangen.",
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>De fleste ved godt, hvad der er sundt. Det svære er at komme i
                    gang og at blive ved, når man er alene om det. Nogle undgår også
                    lægen, fordi de er bange for ikke at kunne forklare, hvad der er
                    galt.</p>
                    <p>Når naboer gør det sammen, bliver det til en fast aftale i ugen,
                    og så kommer man af sted, også når det regner.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Man får rørt sig, og man får grinet. To af deltagerne har opdaget
                    i tide, at deres blodtryk var alt for højt, og fem er holdt op med
                    at ryge, fordi de støttede hinanden undervejs.</p>
                    <p>Flere af dem, der kom alene den første gang, er i dag venner og
                    spiser også sammen om søndagen.</p>
                """,
            },
        ),
        (
            "steps",
            {
                "title": "En torsdag i caféen",
                "introduction": "<p>Du må komme og gå, som det passer dig.</p>",
                "steps": [
                    {
                        "title": "Kl. 10: Vi går",
                        "text": """
                            <p>Vi følger <a link="gaaruter">en af byens gåruter</a> langs
                            åen. Der er bænke undervejs.</p>
                        """,
                    },
                    {
                        "title": "Kl. 10.45: Vi laver mad",
                        "text": "<p>Alle kan skrælle en gulerod.</p>",
                    },
                    {
                        "title": "Kl. 12: Vi spiser",
                        "text": """
                            <p>Maden er uden svinekød, og der er altid noget grønt.</p>
                        """,
                    },
                ],
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kommer i caféen?",
                "introduction": "<p>Mest voksne, som:</p>",
                "age_from": 18,
                "characteristics": [
                    "gerne vil bevæge sig lidt mere",
                    "har sukkersyge, for højt blodtryk eller ondt i ryggen",
                    "vil holde op med at ryge",
                    "savner nogen at spise frokost med.",
                ],
                "closing": """
                    <p>Du må gerne tage din rollator, din hund eller dit barnebarn med.</p>
                """,
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"label": "Egeby Kommune", "links": ["rygestop", "motion"]},
                ],
            },
        ),
    ],
)
