"""Teglhaven: the blocks around the two yards."""

import datetime

from demo.content.contact.own_forms import BORROW_THE_HOUSE
from demo.content.departments.hours import CHRISTMAS, LAUNDRY, MORNINGS, OFFICE
from demo.records import DepartmentRecord

TEGLHAVEN = DepartmentRecord(
    slug="teglhaven",
    title="Teglhaven",
    summary=(
        "312 boliger i røde og gule murstensblokke fra 1968 omkring to gårde, en "
        "boldbane og beboerhuset Gavlen."
    ),
    picture="gaard",
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2025, 10, 6),
    homes=312,
    children=(BORROW_THE_HOUSE,),
    plan_place=(21, 25),
    number="01",
    phone="12 34 56 20",
    email="teglhaven@solgavlen.example",
    addresses=(
        {"street": "Teglvej", "house_from": "1", "house_to": "47", "side": "odd"},
        {"street": "Teglvej", "house_from": "2", "house_to": "38", "side": "even"},
        {"street": "Murerstræde", "house_from": "1A", "house_to": "9D"},
        {"street": "Kalkgården"},
    ),
    service_points=[
        (
            "service_point",
            {
                "kind": "caretaker",
                "about": "Når noget i din bolig eller opgang er gået i stykker",
                "telephone": "12 34 56 21",
                "place": "Teglvej 4, kælderen",
                "weekly": MORNINGS,
                "exceptions": CHRISTMAS,
            },
        ),
        (
            "service_point",
            {
                "kind": "office",
                "about": "Nøgler, parkering, fremleje og spørgsmål om din husleje",
                "telephone": "12 34 56 00",
                "email_address": "post@solgavlen.example",
                "place": "Solgavlsvej 2",
                "weekly": OFFICE,
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
                        "name": "Vaskeriet",
                        "text": """
                            <p>I kælderen på Teglvej 12. Du reserverer tid på tavlen og
                            betaler med din nøglebrik.</p>
                        """,
                        "hours": LAUNDRY,
                    },
                    {
                        "name": "Beboerhuset Gavlen",
                        "text": """
                            <p>Teglvej 4. Her ligger <a page="lektiecafe">lektiecaféen</a>.
                            Den store sal kan lånes til fester for 400 kroner. Spørg
                            viceværten.</p>
                        """,
                    },
                    {
                        "name": "Cykelværkstedet",
                        "text": "<p>I gård 2. Værktøjet er fælles, og det er gratis.</p>",
                    },
                ]
            },
        ),
        (
            "board",
            {
                "text": """
                    <p>Bestyrelsen mødes den første tirsdag i måneden i Gavlen. Skriv til
                    teglhaven@solgavlen.example, eller læg et brev i postkassen ved
                    døren.</p>
                """,
                "members": [
                    {
                        "name": "Ruth Iversen",
                        "role": "formand",
                        "term_ends": "2027-09-30",
                    },
                    {
                        "name": "Mehmet Aksoy",
                        "role": "kasserer",
                        "term_ends": "2028-09-30",
                    },
                    {"name": "Kirsten Buhl", "term_ends": "2028-09-30"},
                    {"name": "Ali Warsame", "role": "suppleant"},
                ],
            },
        ),
        ("contact_people", {"people": ["yusuf"]}),
        (
            "house_rules",
            {
                "text": """
                    <ul>
                        <li>Der er ro fra kl. 22 til kl. 7, og til kl. 8 i
                        weekenden.</li>
                        <li>Du må have én hund eller én kat. Giv kontoret besked.</li>
                        <li>Grill i gården, ikke på altanen.</li>
                        <li>Barnevogne står i kælderen og ikke i opgangen, af hensyn til
                        brand.</li>
                    </ul>
                """
            },
        ),
    ],
)
