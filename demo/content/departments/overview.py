"""The overview of the departments."""

import datetime

from demo.content.departments.engparken import ENGPARKEN
from demo.content.departments.fjordblik import FJORDBLIK
from demo.content.departments.laerkebo import LAERKEBO
from demo.content.departments.moellehusene import MOELLEHUSENE
from demo.content.departments.teglhaven import TEGLHAVEN
from demo.records import DepartmentIndexRecord

DEPARTMENTS = DepartmentIndexRecord(
    slug="afdelinger",
    title="Afdelinger",
    summary=(
        "Find din afdeling, og se, hvem du ringer til, hvornår vaskeriet har åbent, og "
        "hvem der sidder i bestyrelsen."
    ),
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2025, 10, 6),
    show_in_menus=True,
    plan="egeby",
    body=[
        (
            "text",
            {
                "title": "Hvad er en afdeling?",
                "text": """
                    <p>En afdeling er de huse, der har fælles økonomi, fælles regler og
                    fælles bestyrelse. Din husleje går kun til din egen afdeling. Læs,
                    hvordan du kan <a page="beboerdemokrati">bestemme med, hvor du
                    bor</a>.</p>
                """,
            },
        ),
    ],
    children=(TEGLHAVEN, ENGPARKEN, LAERKEBO, FJORDBLIK, MOELLEHUSENE),
)
