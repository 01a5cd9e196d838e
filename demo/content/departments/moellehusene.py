"""Møllehusene: small homes for the young."""

import datetime

from demo.content.departments.hours import CHRISTMAS, MORNINGS
from demo.records import DepartmentRecord

MOELLEHUSENE = DepartmentRecord(
    slug="moellehusene",
    title="Møllehusene",
    summary="44 ungdomsboliger i den gamle mølle og to nye længer, tæt på skolerne.",
    owner="henrik",
    created=datetime.date(2022, 3, 14),
    updated=datetime.date(2025, 10, 6),
    homes=44,
    plan_place=(63, 74),
    number="05",
    addresses=(
        {"street": "Gammel Møllevej", "house_from": "6", "house_to": "10"},
        {"street": "Møllestien", "house_from": "1", "house_to": "21", "side": "odd"},
    ),
    service_points=[
        (
            "service_point",
            {
                "kind": "caretaker",
                "about": "Når noget er gået i stykker",
                "telephone": "12 34 56 31",
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
                        "name": "Fælleskøkkenet",
                        "text": "<p>I møllens stueetage. Vask op efter dig.</p>",
                    },
                ]
            },
        ),
        ("contact_people", {"people": ["jonas"]}),
    ],
)
