"""How to reach the association."""

from page_templates.ready_made.template import ReadyMade
from pages.models import StandardPage

CONTACT = ReadyMade(
    key="kontakt",
    name="Kontakt",
    description=(
        "Hvor kontoret er, hvornår der er åbent, og hvem man ringer til om hvad."
    ),
    page_class=StandardPage,
    suggested_title="Kontakt",
    summary=(
        "Ring, skriv, eller kom forbi. [[Skriv kontorets adresse, og at man også kan "
        "ringe direkte til en medarbejder.]]"
    ),
    body=[
        (
            "text",
            {
                "title": "Kontoret",
                "text": (
                    "<p>[[Navn, vej, postnummer og by.]]</p>"
                    "<p>Telefon: [[nummer]]<br/>E-mail: [[adresse]]</p>"
                    "<p>Vi har åbent [[dage og klokkeslæt]]. [[Er der elevator eller "
                    "trapper? Kan en kørestol komme ind?]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Hvem skal du ringe til?",
                "text": (
                    "<p>[[Skriv det, beboerne ringer om, og nummeret til den, der kan "
                    "hjælpe. Begynd med det, I oftest bliver ringet op om.]]</p>"
                    "<ul>"
                    "<li><b>Noget er gået i stykker:</b> [[hvem, nummer og tid]]</li>"
                    "<li><b>Husleje og venteliste:</b> [[hvem, nummer og tid]]</li>"
                    "<li><b>Uro, ensomhed eller en svær nabo:</b> [[hvem, nummer og "
                    "tid]]</li>"
                    "</ul>"
                    "<p>Taler du ikke så godt dansk, så sig det, når du ringer. "
                    "[[Hvordan hjælper I så? Tolk, kollega, et andet sprog?]]</p>"
                ),
            },
        ),
        (
            "fact_box",
            {
                "title": "Haster det uden for åbningstid?",
                "text": (
                    "<p>Er nogen i fare, så ring <b>112</b>. [[Skriv nummeret til "
                    "jeres døgnvagt, og hvad den hjælper med. Har I siden ”Få hjælp "
                    "nu”, så link til den her.]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Medarbejdere",
                "text": (
                    "<p>[[Vil I vise medarbejdere med navn, telefon og billede, så slet "
                    "dette afsnit, og sæt en blok af typen Kontakt ind for hver.]]</p>"
                ),
            },
        ),
    ],
)
