"""What the association does with personal data."""

import datetime

from demo.content.association.organisation import PRIVACY_PAGE
from demo.records import PageRecord

PRIVACY = PageRecord(
    slug=PRIVACY_PAGE,
    title="Sådan behandler vi personoplysninger",
    summary=(
        "Vi gemmer kun det om dig, som vi skal bruge, og ikke længere end nødvendigt. "
        "Hjemmesiden holder ikke øje med dig."
    ),
    owner="henrik",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2025, 4, 7),
    show_housing_search=False,
    body=[
        (
            "text",
            {
                "title": "Når du læser hjemmesiden",
                "text": """
                    <p>Vi bruger ikke cookies til at følge dig, vi prøver ikke at finde
                    ud af, hvem du er, og ingen andre firmaer ser med. Vil du se en
                    video hos YouTube, bliver den først hentet, når du selv trykker på
                    afspil. Så gælder YouTubes regler.</p>
                    <p>Vores server skriver ned, hvilke sider der bliver hentet, så vi kan
                    finde fejl og stoppe misbrug. Det sletter vi efter 30 dage.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Når du lejer en bolig af os",
                "text": """
                    <p>Vi har dit navn, din adresse, dit cpr-nummer, din lejekontrakt og
                    det, du betaler. Det skal vi bruge for at holde aftalen med dig og
                    følge loven om almene boliger. Vi sletter det fem år efter, at
                    du er flyttet og alt er betalt.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Når du får hjælp af en medarbejder",
                "text": """
                    <p>Du kan tale med en social vicevært uden at sige, hvem du er. Skriver
                    vi noget ned om dig, så spørger vi først. Du kan altid sige nej eller
                    fortryde, og så sletter vi det.</p>
                    <p>Vores medarbejdere har tavshedspligt. De siger kun noget videre,
                    hvis du har sagt ja, eller hvis et barn er i fare. Så skal vi
                    fortælle kommunen det.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Det kan du kræve",
                "text": """
                    <p>Du har ret til at:</p>
                    <ul>
                        <li>se, hvad vi har skrevet om dig</li>
                        <li>få rettet det, der er forkert</li>
                        <li>få slettet det, vi ikke længere har brug for</li>
                        <li>sige nej til, at vi bruger dine oplysninger</li>
                        <li>få dine oplysninger med dig i en fil.</li>
                    </ul>
                    <p>Skriv til <a
                    href="mailto:post@solgavlen.example">post@solgavlen.example</a>, eller
                    ring på <a href="tel:12345600">12 34 56 00</a>. Du får svar inden for
                    en måned.</p>
                    <p>Er du ikke enig med os, så kan du <a link="datatilsynet">klage til
                    Datatilsynet</a>.</p>
                """,
            },
        ),
        (
            "fact_box",
            {
                "title": "Hvem har ansvaret?",
                "text": """
                    <p>Boligforeningen Solgavlen, Solgavlsvej 2, 9999 Egeby, CVR
                    12345678, er dataansvarlig.</p>
                """,
            },
        ),
    ],
)
