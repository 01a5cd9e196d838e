"""Whom to call when it cannot wait. The numbers are national ones."""

from page_templates.ready_made.template import ReadyMade
from urgent_help.models import UrgentHelpPage

URGENT_HELP = ReadyMade(
    key="faa-hjaelp-nu",
    name="Få hjælp nu",
    description=(
        "Hvem man ringer til lige nu, hvad det koster, og hvad der kan vente."
    ),
    page_class=UrgentHelpPage,
    suggested_title="Få hjælp nu",
    summary=(
        "Er nogen i fare, så ring 112. Her er også numrene til politi, rådgivning og "
        "vores egen døgnvagt."
    ),
    fields={"show_housing_search": False, "review_interval": 6},
    body=[
        (
            "costs",
            {
                "title": "Hvad koster det?",
                "text": (
                    "<p>Det er gratis at ringe, og det er gratis, at nogen kommer, når "
                    "det ikke kan vente. Kunne det have ventet, betaler du selv for "
                    "besøget: [[skriv beløbet]] kroner. Spørg, før nogen kører.</p>"
                ),
            },
        ),
        (
            "can_wait",
            {
                "title": "Hvad kan vente?",
                "text": (
                    "<p>En hane, der drypper, et toilet, der løber, en pære på trappen "
                    "og en vaskemaskine, der er gået i stykker, kan vente, til kontoret "
                    "åbner. [[Hvor skriver man det?]]</p>"
                ),
                "page": None,
            },
        ),
        (
            "text",
            {
                "title": "Når du har brug for nogen at tale med",
                "text": (
                    "<ul>"
                    '<li><b>Livslinjen:</b> <a href="tel:70201201">70 201 201</a>, '
                    "hvis du tænker på at tage dit eget liv.</li>"
                    '<li><b>Lev Uden Vold:</b> <a href="tel:1888">1888</a>, hvis du '
                    "bliver slået, truet eller holdt nede.</li>"
                    '<li><b>BørneTelefonen:</b> <a href="tel:116111">116 111</a>, hvis '
                    "du er under 18 år og har det svært.</li>"
                    '<li><b>Politiet:</b> <a href="tel:114">114</a>, når det ikke '
                    "haster.</li>"
                    "<li>[[Ring til numrene, og se, at de er rigtige. Tilføj dem, der "
                    "findes hos jer: kommunens døgnvagt, krisecenter, natteravne.]]</li>"
                    "</ul>"
                ),
            },
        ),
        (
            "questions",
            {
                "title": "Spørgsmål, vi ofte får",
                "questions": [
                    {
                        "question": "Jeg kan høre, at nogen bliver slået hos naboen.",
                        "answer": (
                            "<p>Ring 112 med det samme. Gå ikke selv derind. [[Hvem hos "
                            "jer kan man tale med bagefter?]]</p>"
                        ),
                    },
                    {
                        "question": "Jeg er bange for at blive sat ud af min bolig.",
                        "answer": (
                            "<p>Ring i dag. Vent ikke til næste brev. [[Navn og nummer "
                            "på den, der kan hjælpe.]]</p>"
                        ),
                    },
                    {
                        "question": "Min nabo har ikke vist sig i flere dage.",
                        "answer": (
                            "<p>Bank på først. Tror du, at der er sket noget alvorligt, "
                            "så ring 112. [[Hvem kan man ellers ringe til?]]</p>"
                        ),
                    },
                ],
            },
        ),
    ],
)
