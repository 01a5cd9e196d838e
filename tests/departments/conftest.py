import datetime

import pytest

from departments.models import DepartmentPage
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    DocumentFactory,
    PersonFactory,
    PictureFactory,
    publish,
)

MONDAY_TO_THURSDAY = {
    "first_day": "0",
    "last_day": "3",
    "opens": datetime.time(9),
    "closes": datetime.time(12),
}


def stored(field: str, blocks: list):
    """Return a stream of a department, with what its choosers chose."""
    block = DepartmentPage._meta.get_field(field).stream_block
    return block.to_python([{"type": name, "value": value} for name, value in blocks])


def service_point(**values) -> tuple[str, dict]:
    given = {"kind": "caretaker", "telephone": "12 34 56 11", "weekly": []}
    return "service_point", given | values


def full_department(overview=None, rows: int = 2, **fields) -> DepartmentPage:
    """A department with `rows` of everything that it can have."""
    overview = overview or DepartmentIndexPageFactory()
    people = [PersonFactory(photo=PictureFactory()) for _ in range(rows)]
    documents = DocumentFactory.create_batch(rows)
    body = [
        (
            "rooms",
            {
                "rooms": [
                    {
                        "name": f"Vaskeri {n}",
                        "text": "<p>I kælderen</p>",
                        "hours": [MONDAY_TO_THURSDAY],
                    }
                    for n in range(rows)
                ]
            },
        ),
        (
            "board",
            {
                "members": [
                    {
                        "name": f"Åse Ærø {n}",
                        "role": "formand",
                        "term_ends": datetime.date(2030, 3, 1),
                    }
                    for n in range(rows)
                ]
            },
        ),
        ("contact_people", {"people": [person.pk for person in people]}),
        ("house_rules", {"text": "<p>Skru ned efter kl. 22.</p>"}),
        (
            "documents",
            {
                "documents": [
                    {"document": document.pk, "title": "", "dated": None}
                    for document in documents
                ]
            },
        ),
    ]
    points = [
        service_point(person=person.pk, weekly=[MONDAY_TO_THURSDAY])
        for person in people[:6]
    ]
    values = {
        "title": "Teglhaven",
        "homes": 312,
        "number": "41-07",
        "phone": "12 34 56 10",
        "email": "teglhaven@solgavlen.example",
        "picture": PictureFactory(),
        "addresses": [
            {
                "street": f"Teglvej {chr(97 + n % 26)}",
                "house_from": "2",
                "house_to": "40",
                "side": "even",
                "postcode": "9999",
                "town": "Egeby",
            }
            for n in range(rows)
        ],
        "service_points": stored("service_points", points),
        "body": stored("body", body),
    }
    return publish(DepartmentPageFactory(parent=overview, **values | fields))


@pytest.fixture
def overview():
    return DepartmentIndexPageFactory(slug="afdelinger")
