"""Engparken: the low blocks along the stream."""

import datetime

from demo.content.departments.hours import (
    CHRISTMAS,
    LAUNDRY,
    MORNINGS,
    SATURDAY,
    hours,
)
from demo.records import DepartmentRecord

ENGPARKEN = DepartmentRecord(
    slug="engparken",
    title="Engparken",
    summary="224 boliger i lave blokke fra 1981 tæt på åen, med sti helt ind til byen.",
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2025, 10, 6),
    homes=224,
    plan_place=(29, 80),
    number="02",
    phone="12 34 56 30",
    email="engparken@solgavlen.example",
    addresses=(
        {"street": "Engdraget", "house_from": "2", "house_to": "64", "side": "even"},
        {"street": "Engdraget", "house_from": "1", "house_to": "51", "side": "odd"},
        {"street": "Åbrinken", "house_from": "10", "house_to": "28"},
    ),
    service_points=[
        (
            "service_point",
            {
                "kind": "caretaker",
                "about": "Når noget i din bolig eller opgang er gået i stykker",
                "telephone": "12 34 56 31",
                "place": "Engdraget 12, i gavlen",
                "weekly": MORNINGS,
                "exceptions": CHRISTMAS,
            },
        ),
    ],
    body=[
        (
            "rooms",
            {
                "rooms": [
                    {
                        "name": "Vaskerierne",
                        "text": """
                            <p>Engdraget 20 og Åbrinken 14. Maskinerne tager
                            nøglebrik. Hæng ikke andres tøj til tørre.</p>
                        """,
                        "hours": LAUNDRY,
                    },
                    {
                        "name": "Fælleslokalet Engstuen",
                        "text": """
                            <p>Engdraget 12. Der er plads til 60, og det koster 300
                            kroner at låne det en dag.</p>
                        """,
                    },
                    {
                        "name": "Genbrugsboden",
                        "text": "<p>Stil det, andre kan bruge. Tag det, du mangler.</p>",
                        "hours": [hours(SATURDAY, "", "10:00:00", "13:00:00")],
                    },
                ]
            },
        ),
        (
            "board",
            {
                "text": """
                    <p>Kom forbi Engstuen den sidste onsdag i måneden kl. 19, så er der
                    kaffe og tid til spørgsmål.</p>
                """,
                "members": [
                    {
                        "name": "Bodil Ravn",
                        "role": "formand",
                        "term_ends": "2028-08-31",
                    },
                    {"name": "Tomasz Zielinski", "term_ends": "2027-08-31"},
                    {"name": "Hanne Friis", "term_ends": "2027-08-31"},
                ],
            },
        ),
        ("contact_people", {"people": ["naomi"]}),
        (
            "house_rules",
            {
                "text": """
                    <p>Vis hensyn, så går det nok. Vask trappe, når skiltet hænger på din
                    dør. Vil du holde fest, så sig det til din opgang et par dage
                    før.</p>
                """
            },
        ),
    ],
)
