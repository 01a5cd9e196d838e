"""What is done for and with residents."""

from initiatives.models import InitiativeIndexPage, InitiativePage
from page_templates.ready_made.template import ReadyMade

OVERVIEW = ReadyMade(
    key="oversigt",
    name="Oversigt over indsatser",
    description=(
        "Siden over alle indsatser. Den viser selv et kort for hver, når de er udgivet."
    ),
    page_class=InitiativeIndexPage,
    suggested_title="Boligsocial indsats",
    summary=(
        "Her kan du få hjælp, møde andre eller selv være med. [[Hvor foregår det, og "
        "for hvem? Én eller to sætninger.]]"
    ),
    body=[
        (
            "text",
            {
                "title": "Ved du ikke, hvor du skal begynde?",
                "text": (
                    "<p>Ring til os. Så finder vi ud af det sammen. [[Navn, nummer og "
                    "tid. Skriv også, om man kan komme forbi uden en aftale.]]</p>"
                ),
            },
        ),
        (
            "text",
            {
                "title": "Hvorfor gør vi det?",
                "text": (
                    "<p>[[Hvad er I sammen om, og hvem betaler? To til fire sætninger "
                    "til dem, der vil vide mere.]]</p>"
                ),
            },
        ),
    ],
)

INITIATIVE = ReadyMade(
    key="indsats",
    name="Indsats",
    description=(
        "Én indsats med de afsnit, som alle har, og spørgsmål, der hjælper dig i gang."
    ),
    page_class=InitiativePage,
    summary=(
        "[[Hvad er det, hvem er det for, og hvad får man ud af det? Skriv til den, der "
        "overvejer at komme.]]"
    ),
    fields={
        "audience": "[[for eksempel: Unge fra 13 år i vores afdelinger]]",
        "place": "[[hvor man skal møde op]]",
        "how_to_start": "[[Det første, man skal gøre: ring, skriv, eller kom forbi.]]",
        "review_interval": 12,
    },
    body=[
        (
            "about",
            {
                "text": (
                    "<p>[[Begynd med det, man mærker, når man kommer første gang. Hvad "
                    "sker der, hvor tit, og hvem er der?]]</p>"
                    "<p>[[Hvad koster det? Skal man melde sig til? Må man tage nogen "
                    "med?]]</p>"
                )
            },
        ),
        (
            "why",
            {
                "text": (
                    "<p>[[Hvad er svært, som indsatsen hjælper med? Skriv, så den, der "
                    "selv står i det, føler sig set.]]</p>"
                )
            },
        ),
        (
            "value",
            {
                "text": (
                    "<p>[[Hvad får deltagerne ud af det? Og naboerne og området? Et "
                    "eksempel siger mere end et tal.]]</p>"
                )
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan være med?",
                "introduction": "<p>Du kan være med, hvis du:</p>",
                "characteristics": ["[[bor i en af vores afdelinger]]", "[[har lyst]]"],
                "closing": (
                    "<p>Er du i tvivl, så spørg. [[Skriv aldersgrænsen i felterne "
                    "ovenfor, hvis der er en.]]</p>"
                ),
            },
        ),
        (
            "knowledge",
            {
                "title": "",
                "text": (
                    "<p>[[Har nogen undersøgt, om det virker? Hvem, hvordan, og hvad "
                    "fandt de? Ved I det ikke, så slet teksten. Så vises afsnittet "
                    "ikke.]]</p>"
                ),
                "studies": [],
            },
        ),
        ("related_links", {"groups": []}),
    ],
)
