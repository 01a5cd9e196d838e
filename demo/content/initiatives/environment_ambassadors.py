"""Environment ambassadors."""

import datetime

from demo.records import InitiativeRecord

ENVIRONMENT_AMBASSADORS = InitiativeRecord(
    slug="miljoeambassadoerer",
    title="Miljøambassadører",
    summary=(
        "Sammen får vi mindre affald, flere blomster og lavere varmeregning. En "
        "miljøambassadør viser, hvordan man gør, og tager gerne hånden i mulden."
    ),
    picture="miljoeambassadoer",
    owner="yusuf",
    created=datetime.date(2022, 4, 22),
    updated=datetime.date(2025, 4, 28),
    change_note="Nye beholdere til mad, pap og plast i Teglhaven.",
    themes=("miljoe", "naboskab-og-tryghed"),
    audience="Alle, der bor i Teglhaven og Lærkebo",
    departments=("teglhaven", "laerkebo"),
    place="Gårdene i Teglhaven og haven i Lærkebo",
    how_to_start=(
        "Kom til fælles havedag den første lørdag i måneden kl. 10, eller ring til Yusuf."
    ),
    contact="yusuf",
    body=[
        (
            "about",
            {
                "text": """
                    <p>En miljøambassadør er en nabo, der ved lidt mere end os andre om
                    affald, vand og varme. I Teglhaven er der tolv, og de går rundt i
                    opgangene, svarer på spørgsmål og hænger tegninger op, som alle kan
                    forstå.</p>
                    <p>Om foråret bygger vi højkasser i gården, hvor alle må plante, og
                    børnene står for at vande hele sommeren.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Det er dyrt at få kørt affald væk, når det er sorteret forkert,
                    og den regning betaler vi alle sammen over huslejen. Mange fryser
                    også om vinteren og betaler for meget for varmen, fordi ingen har
                    vist dem, hvordan radiatorerne skal indstilles.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>På to år er der kommet en tredjedel mindre i beholderne til
                    restaffald. Det har sparet Teglhaven for 84.000 kroner, og dem har
                    afdelingen brugt på bænke og nye træer.</p>
                    <p>Det bedste er måske, at folk falder i snak, mens de luger.</p>
                """,
            },
        ),
        (
            "image",
            {
                "image": "gaard",
                "caption": "Gården i Teglhaven, som den ser ud, når solen er fremme.",
            },
        ),
        (
            "steps",
            {
                "title": "Sådan sparer du på varmen",
                "introduction": "<p>Det kræver ikke nye vinduer.</p>",
                "steps": [
                    {
                        "title": "Skru alle radiatorer på det samme tal",
                        "text": """
                            <p>Flere lune radiatorer er billigere end én, der er glohed.</p>
                        """,
                    },
                    {
                        "title": "Luft ud i fem minutter",
                        "text": """
                            <p>Gør det tre gange om dagen, og luk for varmen imens.</p>
                        """,
                    },
                    {
                        "title": "Flyt sofaen",
                        "text": """
                            <p>Står den op ad radiatoren, er det sofaen, du varmer op.</p>
                        """,
                    },
                ],
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan blive miljøambassadør?",
                "introduction": "<p>Du skal bo hos os, og det er godt, hvis du:</p>",
                "age_from": 16,
                "characteristics": [
                    "kan lide at tale med folk",
                    "har en aften om måneden",
                    "ikke har noget imod at lugte lidt til en skraldespand.",
                ],
                "closing": "<p>Er du yngre, må du komme med en voksen.</p>",
            },
        ),
        (
            "call_to_action",
            {
                "text": "<p>Vi begynder på et nyt hold hvert forår.</p>",
                "label": "Meld dig som miljøambassadør",
                "link": "kontakt",
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"label": "Sortering", "links": ["sortering", "affald-artikel"]},
                    {"label": "Varme", "links": ["radiator-video"]},
                ],
            },
        ),
    ],
)
