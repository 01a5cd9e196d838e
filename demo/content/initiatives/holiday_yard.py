"""A page that is still being written, so that a draft can be seen in the admin."""

import datetime

from demo.records import InitiativeRecord

HOLIDAY_YARD = InitiativeRecord(
    slug="sommerferie-i-gaarden",
    title="Sommerferie i gården",
    summary=(
        "En uge med leg, is og vandkamp for de børn, der ikke skal ud at rejse i "
        "sommerferien."
    ),
    picture="gaard",
    owner="jonas",
    created=datetime.date(2025, 10, 6),
    updated=datetime.date(2025, 10, 6),
    is_draft=True,
    themes=("boern-og-unge",),
    audience="Børn i alle afdelinger",
    place="Gården i Teglhaven",
    how_to_start="Tilmelding åbner, når vi har fundet en dato.",
    contact="jonas",
    body=[
        (
            "about",
            {
                "text": """
                    <p>I den sidste uge af sommerferien fylder vi gården med boldspil,
                    maling og en lang vandrutsjebane. Vi spiser frokost sammen hver
                    dag.</p>
                """,
            },
        ),
        ("why", {"text": ""}),
        ("value", {"text": ""}),
        (
            "target_group",
            {
                "title": "Hvem kan være med?",
                "age_from": 6,
                "age_to": 12,
                "characteristics": [],
            },
        ),
        ("knowledge", {}),
        ("related_links", {"groups": []}),
    ],
)
