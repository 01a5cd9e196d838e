"""Lærkebo: terraced houses without steps."""

import datetime

from demo.content.departments.hours import CHRISTMAS, MORNINGS
from demo.records import DepartmentRecord

LAERKEBO = DepartmentRecord(
    slug="laerkebo",
    title="Lærkebo",
    summary=(
        "104 rækkehuse fra 1994, de fleste uden trin. Mange af dem, der bor her, er "
        "over 60 år."
    ),
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2025, 10, 6),
    homes=104,
    plan_place=(52, 18),
    number="03",
    email="laerkebo@solgavlen.example",
    addresses=({"street": "Lærkevænget", "house_from": "1", "house_to": "104"},),
    service_points=[
        (
            "service_point",
            {
                "kind": "caretaker",
                "about": "Når noget er gået i stykker, ude eller inde",
                "telephone": "12 34 56 31",
                "place": "Lærkevænget 3",
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
                        "name": "Fælleshuset",
                        "text": """
                            <p>Lærkevænget 3, med køkken, værksted og en stor have. Der
                            er fællesspisning hver torsdag.</p>
                        """,
                    },
                    {
                        "name": "Gæsteværelset",
                        "text": "<p>200 kroner for en nat. Spørg i fælleshuset.</p>",
                    },
                ]
            },
        ),
        (
            "board",
            {
                "members": [
                    {
                        "name": "Poul Erik Thygesen",
                        "role": "formand",
                        "term_ends": "2027-10-31",
                    },
                    {"name": "Inge Lauridsen", "term_ends": "2028-10-31"},
                ],
            },
        ),
        ("contact_people", {"people": ["naomi"]}),
        (
            "house_rules",
            {
                "text": """
                    <p>Hækken klipper du selv, helst før sankthans. Sneen tager
                    viceværten på vejen og du foran din egen dør.</p>
                """
            },
        ),
    ],
)
