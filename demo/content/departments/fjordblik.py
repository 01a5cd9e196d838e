"""Fjordblik: the tower by the harbour."""

import datetime

from demo.content.departments.hours import CHRISTMAS, LAUNDRY, MORNINGS
from demo.records import DepartmentRecord

FJORDBLIK = DepartmentRecord(
    slug="fjordblik",
    title="Fjordblik",
    summary="68 lejligheder fra 2012 i ti etager ved havnen, med elevator og tagterrasse.",
    owner="henrik",
    created=datetime.date(2022, 3, 14),
    updated=datetime.date(2025, 10, 6),
    homes=68,
    plan_place=(78, 46),
    number="04",
    phone="12 34 56 50",
    addresses=({"street": "Havnegade", "house_from": "31A", "house_to": "31C"},),
    service_points=[
        (
            "service_point",
            {
                "kind": "caretaker",
                "about": "Elevatoren, varmen og alt andet, der driller",
                "telephone": "12 34 56 21",
                "weekly": MORNINGS,
                "exceptions": CHRISTMAS,
            },
        ),
        (
            "duty",
            {
                "title": "Vagten i Havnegade",
                "about": "Når elevatoren står, eller vandet løber",
                "telephone": "12 34 56 55",
            },
        ),
    ],
    body=[
        (
            "rooms",
            {
                "rooms": [
                    {
                        "name": "Vaskeriet",
                        "text": "<p>I stuen ved opgang B.</p>",
                        "hours": LAUNDRY,
                    },
                    {
                        "name": "Tagterrassen",
                        "text": "<p>For alle i huset. Tag dit skrald med ned.</p>",
                    },
                ]
            },
        ),
        (
            "board",
            {
                "members": [
                    {
                        "name": "Samira Haddad",
                        "role": "formand",
                        "term_ends": "2028-05-31",
                    },
                    {"name": "Jens Ole Kvist", "term_ends": "2027-05-31"},
                ],
            },
        ),
    ],
)
