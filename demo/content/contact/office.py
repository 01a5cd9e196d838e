"""How to reach the association."""

import datetime

from demo.content.contact.forms import REPORT_A_FAULT, WRITE_TO_US
from demo.records import PageRecord

CONTACT = PageRecord(
    slug="kontakt",
    title="Kontakt",
    summary=(
        "Ring, skriv, eller kom forbi kontoret på Solgavlsvej 2. Du kan også ringe "
        "direkte til den kollega, der kender dit område."
    ),
    picture="opgang",
    owner="henrik",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2025, 3, 3),
    show_in_menus=True,
    children=(WRITE_TO_US, REPORT_A_FAULT),
    body=[
        (
            "text",
            {
                "title": "Kontoret",
                "text": """
                    <p>Boligforeningen Solgavlen<br/>Solgavlsvej 2<br/>9999 Egeby</p>
                    <p>Telefon: <a href="tel:12345600">12 34 56 00</a><br/>E-mail: <a
                    href="mailto:post@solgavlen.example">post@solgavlen.example</a></p>
                    <p>Vi har åbent mandag, tirsdag og onsdag kl. 9–14, torsdag kl. 9–17
                    og fredag kl. 9–12. Der er elevator, og døren er bred nok til en
                    kørestol.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Hvem skal du ringe til?",
                "text": """
                    <ul>
                        <li><b>Noget er gået i stykker:</b> Ring til kontoret. Haster det
                        uden for åbningstid, så se <a page="faa-hjaelp-nu">Få hjælp
                        nu</a>. Kan det vente, så <a page="meld-en-fejl">meld det
                        her</a>.</li>
                        <li><b>Husleje og venteliste:</b> Ring til kontoret, eller
                        <a page="skriv-til-os">skriv til os</a>.</li>
                        <li><b>Uro, ensomhed eller en svær nabo:</b> Ring til en
                        <a page="sociale-vicevaerter">social vicevært</a>.</li>
                        <li><b>Penge og gæld:</b> Ring til Line i den
                        <a page="oekonomisk-raadgivning">økonomiske
                        rådgivning</a>.</li>
                    </ul>
                    <p>Taler du ikke så godt dansk, så sig det, når du ringer. Så finder
                    vi en tolk eller en kollega, der taler dit sprog.</p>
                """,
            },
        ),
        (
            "contact",
            {
                "title": "Social vicevært i Teglhaven",
                "person": "yusuf",
                "text": "<p>Telefontid mandag til torsdag kl. 9–11.</p>",
            },
        ),
        (
            "contact",
            {
                "title": "Social vicevært i Engparken og Lærkebo",
                "person": "naomi",
                "text": "<p>Telefontid mandag til torsdag kl. 9–11.</p>",
            },
        ),
        (
            "contact",
            {
                "title": "Børn og unge",
                "person": "jonas",
                "text": "<p>Jonas svarer også på sms, og gerne om aftenen.</p>",
            },
        ),
    ],
)
