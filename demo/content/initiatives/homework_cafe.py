"""The homework café."""

import datetime

from demo.records import InitiativeRecord

HOMEWORK_CAFE = InitiativeRecord(
    slug="lektiecafe",
    title="Lektiecafé",
    summary=(
        "Få ro, en bolle og hjælp til lektierne. Caféen er for alle fra 3. til "
        "10. klasse, og du behøver ikke melde dig til."
    ),
    picture="lektiecafe",
    owner="jonas",
    created=datetime.date(2019, 8, 12),
    updated=datetime.date(2025, 8, 11),
    change_note="Vi har fået åbent om torsdagen igen.",
    themes=("boern-og-unge", "job-og-uddannelse"),
    audience="Skoleelever i Teglhaven, Engparken og Lærkebo",
    departments=("teglhaven", "engparken", "laerkebo"),
    place="Beboerhuset Gavlen, Teglvej 4",
    how_to_start=(
        "Kom mandag, onsdag eller torsdag kl. 15–17. Tag dine bøger og din computer med."
    ),
    contact="jonas",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Tre eftermiddage om ugen er det store bord i Gavlen dækket med
                    boller og saft. Du sætter dig, finder dine lektier frem og rækker
                    hånden op, når du går i stå.</p>
                    <p>Hjælperne er frivillige fra kvarteret. Nogle har været lærere,
                    andre læser på universitetet, og Svend har været murer i 40 år og
                    kan forklare brøker, så alle forstår dem.</p>
                """,
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "Før gemte jeg matematikken til sidst. Nu tager jeg den først, for "
                    "Svend forklarer det, så jeg kan se det for mig."
                ),
                "name": "Zahra",
                "role": "går i 7. klasse og bor i Teglhaven",
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Det er svært at samle tankerne om en opgave, når der sidder fem
                    om spisebordet, eller når forældrene ikke kan dansk nok til at
                    hjælpe. Det siger ikke noget om, hvor dygtigt et barn er, men det
                    kan ses på karaktererne.</p>
                    <p>Mange børn ved godt, hvad de mangler, men der er ikke altid tid
                    til at spørge i klassen. Her er der altid en voksen ved bordet.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Børnene møder i skole med lektierne lavet, og lærerne fortæller,
                    at de oftere tør række hånden op. De lærer også nogle voksne at
                    kende, som de hilser på i gården bagefter.</p>
                    <p>Forældrene slipper for at skændes om lektier hver aften, og det
                    betyder meget for stemningen derhjemme.</p>
                """,
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan være med?",
                "introduction": """
                    <p>Alle fra 3. til 10. klasse. Du er velkommen, hvis du:</p>
                """,
                "age_from": 9,
                "age_to": 16,
                "characteristics": [
                    "er kørt fast i en opgave",
                    "har svært ved at finde ro derhjemme",
                    "skal op til prøve",
                    "bare godt kan lide at sidde sammen med andre.",
                ],
                "closing": """
                    <p>Er du yngre, må du komme sammen med en voksen. Om onsdagen er
                    der lektiehjælp på
                    <a href="https://egebybibliotek.example/lektiehjaelp">biblioteket</a>
                    for de mindste.</p>
                """,
            },
        ),
        (
            "call_to_action",
            {
                "text": "<p>Har du to timer om ugen, så mangler vi dig som hjælper.</p>",
                "label": "Skriv til os om at blive lektiehjælper",
                "link": "kontakt",
            },
        ),
        (
            "knowledge",
            {
                "title": "Virker det?",
                "text": """
                    <p>Egeby Skole har fulgt 38 børn, som kom i caféen i et år. Lærerne
                    siger, at to ud af tre afleverer flere opgaver end før.</p>
                """,
                "studies": [
                    {
                        "link": "lektier-rapport",
                        "year": 2024,
                    },
                ],
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"links": ["laes-hoejt", "matematik-video"]},
                ],
            },
        ),
    ],
)
