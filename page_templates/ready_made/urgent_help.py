"""Whom to call when it cannot wait. The numbers are national ones."""

from page_templates.ready_made.template import ReadyMade
from pages.models import StandardPage

URGENT_HELP = ReadyMade(
    key="faa-hjaelp-nu",
    name="Få hjælp nu",
    description=(
        "Numre, når det haster: alarm, politi, rådgivning og jeres egen døgnvagt."
    ),
    page_class=StandardPage,
    suggested_title="Få hjælp nu",
    summary=(
        "Er nogen i fare, så ring 112. Her er også numrene til politi, rådgivning og "
        "vores egen døgnvagt."
    ),
    fields={"show_housing_search": False, "review_interval": 6},
    body=[
        (
            "fact_box",
            {
                "title": "Ring 112, når det gælder liv",
                "text": (
                    '<p>Ring <a href="tel:112">112</a> ved brand, ulykke eller vold. '
                    "Sig, hvor du er, og hvad der er sket. Bliv i røret, til de siger, "
                    "at du kan lægge på.</p>"
                ),
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
            "text",
            {
                "title": "Vand, varme eller strøm uden for åbningstid",
                "text": (
                    "<p>Ring til vores døgnvagt på [[nummer]], hvis et rør er sprunget, "
                    "varmen er væk om vinteren, eller du ikke kan låse din dør. "
                    "[[Hvad hjælper døgnvagten ellers med? Hvad koster det?]]</p>"
                    "<p>Kan det vente, så ring til os i åbningstiden. [[Link til siden "
                    "med kontakt.]]</p>"
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
