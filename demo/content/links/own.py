"""The links of the other pages: invented sources, and pages of our own."""

import datetime

from demo.records import LinkRecord
from links.kinds import Kind
from links.models import Link

UNAVAILABLE = Link.Availability.UNAVAILABLE

OWN_PAGES = {
    "kontakt": LinkRecord(
        values={"title": "Kontakt os", "kind": Kind.PAGE, "source": "Solgavlen"},
        target_page="kontakt",
    ),
}

PUBLIC_AUTHORITIES = {
    "digitaliseringsstyrelsen": LinkRecord(
        values={
            "title": "Klag over en hjemmeside, der ikke er tilgængelig",
            "kind": Kind.PAGE,
            "source": "Digitaliseringsstyrelsen",
            "url": "https://digst.example/webtilgaengelighed/klag",
        },
    ),
    "datatilsynet": LinkRecord(
        values={
            "title": "Klag til Datatilsynet",
            "kind": Kind.PAGE,
            "source": "Datatilsynet",
            "url": "https://datatilsynet.example/klag",
        },
    ),
}

MONEY = {
    "budgetskema": LinkRecord(
        values={
            "title": "Budgetskema 2025",
            "kind": Kind.DOCUMENT,
            "source": "Egeby Gældsråd",
            "url": "https://gaeldsraad.example/skemaer/budget-2025.pdf",
        },
    ),
    "budgetskema-2020": LinkRecord(
        values={
            "title": "Budgetskema 2020",
            "kind": Kind.DOCUMENT,
            "source": "Egeby Gældsråd",
            "url": "https://gaeldsraad.example/skemaer/budget-2020.pdf",
            "availability": UNAVAILABLE,
            "unavailable_since": datetime.date(2025, 1, 14),
            "unavailable_reason": "Gældsrådet har taget det gamle skema ned.",
        },
        replacement="budgetskema",
    ),
    "gaeldsraad": LinkRecord(
        values={
            "title": "Gratis råd om gæld",
            "kind": Kind.PAGE,
            "source": "Egeby Gældsråd",
            "url": "https://gaeldsraad.example/",
        },
    ),
    "laan-artikel": LinkRecord(
        values={
            "title": "Hurtige lån: Det koster de dig",
            "kind": Kind.ARTICLE,
            "source": "Bladet Forbruger",
            "url": "https://forbruger.example/hurtige-laan",
        },
    ),
    "laaneregner": LinkRecord(
        values={
            "title": "Regn ud, hvad et lån koster",
            "kind": Kind.PAGE,
            "source": "Låneregneren",
            "url": "https://laaneregneren.example/",
        },
    ),
}

YOUNG_PEOPLE = {
    "lektier-rapport": LinkRecord(
        values={
            "title": "Et år i lektiecaféen",
            "kind": Kind.REPORT,
            "source": "Egeby Skole",
            "url": "https://egebyskole.example/rapporter/lektiecafe-2024.pdf",
        },
    ),
    "laes-hoejt": LinkRecord(
        values={
            "title": "Læs højt ti minutter om dagen",
            "kind": Kind.ARTICLE,
            "source": "Egeby Bibliotek",
            "url": "https://egebybibliotek.example/laes-hoejt",
        },
    ),
    "matematik-video": LinkRecord(
        values={
            "title": "Brøker forklaret med pizza",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo03",
        },
    ),
    "skattekort": LinkRecord(
        values={
            "title": "Sådan får du et frikort",
            "kind": Kind.PAGE,
            "source": "Skat for unge",
            "url": "https://skatforunge.example/frikort",
        },
    ),
    "ung-paa-job": LinkRecord(
        values={
            "title": "Young at work: your rights",
            "kind": Kind.PAGE,
            "source": "Ung på job",
            "language": "en",
            "url": "https://ungpaajob.example/en/rights",
        },
    ),
    "fritidsjob-undersoegelse": LinkRecord(
        values={
            "title": "Unge med fritidsjob klarer sig bedre i skolen",
            "kind": Kind.STUDY,
            "source": "Center for Ungeliv",
            "url": "https://ungeliv.example/undersoegelser/fritidsjob",
        },
    ),
    "mentor-undersoegelse": LinkRecord(
        values={
            "title": "Når en voksen bliver ved med at komme",
            "kind": Kind.STUDY,
            "source": "Center for Ungeliv",
            "url": "https://ungeliv.example/undersoegelser/mentor",
        },
    ),
    "uddannelse-vejledning": LinkRecord(
        values={
            "title": "Find vej til en uddannelse",
            "kind": Kind.PAGE,
            "source": "Egeby Kommune",
            "url": "https://egeby.example/unge/uddannelse",
        },
    ),
    "foerste-aar": LinkRecord(
        values={
            "title": "Mit første år som mentor",
            "kind": Kind.ARTICLE,
            "source": "Egeby Avis",
            "url": "https://egebyavis.example/mit-foerste-aar-som-mentor",
        },
    ),
    "rap-video": LinkRecord(
        values={
            "title": "Sommerkoncert i gården",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo04",
        },
    ),
    "rap-numre": LinkRecord(
        values={
            "title": "Fem numre fra kælderen",
            "kind": Kind.LINK,
            "source": "Egeby Musikskole",
            "url": "https://egebymusik.example/rapskolen",
        },
    ),
    "rap-plakat": LinkRecord(
        values={
            "title": "Plakat til vinterkoncerten",
            "kind": Kind.DOCUMENT,
            "source": "Egeby Musikskole",
            "url": "https://egebymusik.example/vinterkoncert.pdf",
        },
    ),
    "rap-billetter": LinkRecord(
        values={
            "title": "Billetter til vinterkoncerten",
            "kind": Kind.PAGE,
            "source": "Egeby Musikskole",
            "url": "https://egebymusik.example/billetter",
            "availability": UNAVAILABLE,
            "unavailable_since": datetime.date(2025, 2, 3),
            "unavailable_reason": "Billetsalget blev lukket efter koncerten.",
            "note": "Koncerten er holdt, så der er ikke flere billetter",
        },
    ),
}

HEALTH_AND_NEIGHBOURS = {
    "gaaruter": LinkRecord(
        values={
            "title": "Gåruter i Egeby",
            "kind": Kind.PAGE,
            "source": "Egeby Kommune",
            "url": "https://egeby.example/motion/gaaruter",
            "availability": UNAVAILABLE,
            "unavailable_since": datetime.date(2025, 5, 12),
            "unavailable_reason": "Kommunen har fået ny hjemmeside uden ruterne.",
        },
    ),
    "rygestop": LinkRecord(
        values={
            "title": "Gratis hold til dig, der vil holde op med at ryge",
            "kind": Kind.PAGE,
            "source": "Egeby Kommune",
            "url": "https://egeby.example/sundhed/rygestop",
        },
    ),
    "motion": LinkRecord(
        values={
            "title": "Motion, når det gør ondt",
            "kind": Kind.DOCUMENT,
            "source": "Egeby Kommune",
            "url": "https://egeby.example/sundhed/motion.pdf",
        },
    ),
    "bydelsmoedre-rapport": LinkRecord(
        values={
            "title": "Fem år med bydelsmødre",
            "kind": Kind.REPORT,
            "source": "Kvindenetværket",
            "url": "https://kvindenetvaerket.example/rapporter/fem-aar.pdf",
            "availability": UNAVAILABLE,
            "unavailable_since": datetime.date(2024, 11, 18),
            "unavailable_reason": "Netværket er lukket. Vi fandt en gemt kopi.",
            "archive_url": (
                "https://arkiv.example/2021/kvindenetvaerket/rapporter/fem-aar.pdf"
            ),
            "archived_on": datetime.date(2021, 3, 12),
        },
    ),
    "bydelsmoedre-film": LinkRecord(
        values={
            "title": "En dag med en bydelsmor",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo05",
        },
    ),
    "barsel": LinkRecord(
        values={
            "title": "Mødregrupper på arabisk, somali og tyrkisk",
            "kind": Kind.PAGE,
            "source": "Egeby Kommune",
            "url": "https://egeby.example/familie/moedregrupper",
        },
    ),
}

ENVIRONMENT = {
    "sortering": LinkRecord(
        values={
            "title": "Hvad skal i hvilken beholder?",
            "kind": Kind.PAGE,
            "source": "Egeby Genbrug",
            "url": "https://egebygenbrug.example/sortering",
        },
    ),
    "affald-artikel": LinkRecord(
        values={
            "title": "Teglhaven smider en tredjedel mindre ud",
            "kind": Kind.ARTICLE,
            "source": "Egeby Avis",
            "url": "https://egebyavis.example/teglhaven-affald",
        },
    ),
    "radiator-video": LinkRecord(
        values={
            "title": "Sådan virker din radiator",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo06",
        },
    ),
}

OWN_LINKS = (
    OWN_PAGES
    | PUBLIC_AUTHORITIES
    | MONEY
    | YOUNG_PEOPLE
    | HEALTH_AND_NEIGHBOURS
    | ENVIRONMENT
)
