"""The register of links: those of the two first initiatives, then the others."""

import datetime

from demo.content.links.own import OWN_LINKS
from demo.records import LinkRecord
from links.kinds import Kind
from links.models import Link

UNAVAILABLE = Link.Availability.UNAVAILABLE
CHECKED_ON = datetime.date(2019, 11, 19)

FIRE_CADET_LINKS = {
    "cfbu-brandkadet": LinkRecord(
        values={
            "title": (
                "Brandkadet - Vidensindsamling om brandkadetter i udsatte boligområder"
            ),
            "kind": Kind.STUDY,
            "source": "CFBU",
            "url": "https://cfbu.example/undersoegelser/brandkadet",
        },
    ),
    "roskilde-video": LinkRecord(
        values={
            "title": "Svedig afslutning: Roskildes brandkadetter til eksamen",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo01",
        },
    ),
    "roskilde-projekt": LinkRecord(
        values={
            "title": "Projekt brandkadetter",
            "kind": Kind.PAGE,
            "source": "Roskilde Kommune",
            "url": "https://roskilde-kommune.example/projekt-brandkadetter",
        },
    ),
    "brandkadet-dk": LinkRecord(
        values={
            "title": "www.brandkadet.dk",
            "kind": Kind.LINK,
            "url": "https://www.brandkadet.dk/",
        },
    ),
}

SOCIAL_CARETAKER_LINKS = {
    "odense-video": LinkRecord(
        values={
            "title": "Sociale Viceværter I Odense Kommune",
            "kind": Kind.VIDEO,
            "source": "YouTube",
            "url": "https://www.youtube.com/watch?v=DemoVideo02",
        },
    ),
    "socialstyrelsen": LinkRecord(
        values={
            "title": "Sociale viceværter",
            "kind": Kind.LINK,
            "source": "Socialstyrelsen",
            "url": "https://socialstyrelsen.example/sociale-vicevaerter",
            "availability": UNAVAILABLE,
            "unavailable_since": CHECKED_ON,
            "unavailable_reason": "Siden giver fejl 404. Prøvet tre gange på to uger.",
        },
    ),
    "flere-vicevaerter": LinkRecord(
        values={
            "title": "Flere sociale viceværter i almene boligområder",
            "kind": Kind.ARTICLE,
            "url": "https://boligliv.example/flere-sociale-vicevaerter",
        },
    ),
    "vejen-frem": LinkRecord(
        values={
            "title": "Sociale viceværter er vejen frem",
            "kind": Kind.ARTICLE,
            "url": "https://beboernyt.example/sociale-vicevaerter-er-vejen-frem",
        },
    ),
    "sydhavnen": LinkRecord(
        values={
            "title": "Sociale viceværter i sydhavnen",
            "kind": Kind.PAGE,
            # Nobody knows any longer where it led.
            "availability": UNAVAILABLE,
            "unavailable_since": CHECKED_ON,
            "unavailable_reason": (
                "Projektet er slut. Adressen stod ikke på den gamle hjemmeside."
            ),
        },
    ),
    "lundtoftegade": LinkRecord(
        values={
            "title": "Evaluering af social vicevært i Lundtoftegade KAB",
            "kind": Kind.ARTICLE,
            "url": "https://kab.example/evaluering-lundtoftegade",
            "availability": UNAVAILABLE,
            "unavailable_since": CHECKED_ON,
            "unavailable_reason": "Artiklen er fjernet. Vi har spurgt efter en kopi.",
        },
    ),
}

LINKS = FIRE_CADET_LINKS | SOCIAL_CARETAKER_LINKS | OWN_LINKS
