"""The front page, with the whole tree of pages below it."""

import datetime

from demo.content.activities import CALENDAR
from demo.content.association.about import ABOUT
from demo.content.association.accessibility import ACCESSIBILITY_STATEMENT
from demo.content.association.privacy import PRIVACY
from demo.content.contact.office import CONTACT
from demo.content.departments.overview import DEPARTMENTS
from demo.content.documents import DOCUMENTS_PAGE
from demo.content.initiatives.overview import OVERVIEW
from demo.content.news import NEWS
from demo.content.notices import NOTICE_LIST
from demo.content.urgent_help import URGENT_HELP
from demo.records import HomeRecord

HOME = HomeRecord(
    slug="forside",
    title="Et godt sted at bo",
    seo_title="Boligforeningen Solgavlen i Egeby",
    summary=(
        "Vi er naboer i 752 hjem i Egeby. Her finder du hjælp, når noget er svært, og "
        "nogen at være sammen med, når du har lyst."
    ),
    picture="gaard",
    owner="henrik",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2025, 9, 22),
    tasks=[
        (
            "task",
            {
                "title": "Få hjælp, hvor du bor",
                "text": "Tal i fortrolighed med en social vicevært. Det er gratis.",
                "page": "sociale-vicevaerter",
            },
        ),
        (
            "task",
            {
                "title": "Find noget at være med i",
                "text": "Se alt det, vi laver for børn, unge og voksne.",
                "page": "boligsocial-indsats",
            },
        ),
        (
            "task",
            {
                "title": "Find din afdeling",
                "text": "Skriv din vej, og se, hvem du ringer til.",
                "page": "afdelinger",
            },
        ),
        (
            "task",
            {
                "title": "Få styr på pengene",
                "text": "Tag brevene med. Vi læser dem sammen med dig.",
                "page": "oekonomisk-raadgivning",
            },
        ),
        (
            "task",
            {
                "title": "Ring, hvis det haster",
                "text": "Her er numrene til de svære timer.",
                "page": "faa-hjaelp-nu",
            },
        ),
        (
            "task",
            {
                "title": "Kontakt os",
                "text": "Ring, skriv, eller kom forbi på Solgavlsvej 2.",
                "link": "kontakt",
            },
        ),
    ],
    body=[
        (
            "text",
            {
                "title": "Hvem er vi?",
                "text": """
                    <p>Solgavlen er en almen boligforening. Det vil sige, at ingen
                    tjener penge på din husleje, og at beboerne selv er med til at
                    bestemme. Vi har <a page="afdelinger">fem afdelinger</a>.</p>
                    <p>Vi passer på husene. Men et godt sted at bo er mere end tag og
                    vægge. Derfor har vi også kolleger, der hjælper med lektier, breve,
                    penge og ensomhed. Læs mere <a page="om-os">om os</a>.</p>
                """,
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "Da jeg flyttede ind, kendte jeg ingen. Nu kan jeg ikke gå ud med "
                    "skraldet uden at få en snak."
                ),
                "name": "Ruth",
                "role": "beboer i Teglhaven i 14 år",
            },
        ),
    ],
    children=(
        OVERVIEW,
        DEPARTMENTS,
        CALENDAR,
        URGENT_HELP,
        NEWS,
        NOTICE_LIST,
        DOCUMENTS_PAGE,
        ABOUT,
        CONTACT,
        ACCESSIBILITY_STATEMENT,
        PRIVACY,
    ),
)
