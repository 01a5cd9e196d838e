"""Neighbourhood mothers."""

import datetime

from demo.records import InitiativeRecord

NEIGHBOURHOOD_MOTHERS = InitiativeRecord(
    slug="bydelsmoedre",
    title="Bydelsmødre",
    summary=(
        "Bydelsmødrene er kvinder fra kvarteret, der hjælper andre kvinder. De lytter, "
        "de kender vejen rundt, og de taler 11 sprog."
    ),
    picture="bydelsmoedre",
    owner="naomi",
    created=datetime.date(2020, 11, 2),
    updated=datetime.date(2024, 11, 18),
    themes=("naboskab-og-tryghed", "sundhed"),
    audience="Kvinder i Teglhaven og Engparken",
    departments=("teglhaven", "engparken"),
    place="Engstuen, Engdraget 12, eller hjemme hos dig",
    how_to_start=(
        "Ring til Naomi, og sig, hvilket sprog du helst vil tale. Så ringer en bydelsmor "
        "til dig."
    ),
    contact="naomi",
    body=[
        (
            "about",
            {
                "text": """
                    <p>En bydelsmor har været på et kursus, hvor hun har lært om børn,
                    krop, skole, penge og rettigheder. Hun er frivillig, og hun har selv
                    prøvet at være ny i en opgang, hvor hun ikke kendte nogen.</p>
                    <p>I kan drikke te hjemme hos dig, eller hun kan gå med til et møde
                    på skolen eller hos lægen. Hun bestemmer ikke over dig, og hun
                    fortæller ikke videre, hvad I har talt om.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Nogle kvinder kommer sjældent ud, fordi de ikke kender sproget så
                    godt eller ikke ved, hvem man kan spørge. Et brev fra kommunen når
                    ikke altid frem til dem, men det gør en nabo, der banker på og taler
                    deres sprog.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Kvinderne får en veninde og et sted at begynde, og deres børn
                    kommer oftere i børnehave og til fødselsdag. Bydelsmødrene vokser
                    også selv med opgaven: Syv af dem har fået arbejde, siden de tog
                    kurset.</p>
                """,
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "Jeg kunne ikke sige det til lægen. Jeg sagde det til Amal, og så gik "
                    "vi derhen sammen."
                ),
                "role": "kvinde fra Teglhaven",
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan få besøg?",
                "introduction": "<p>Alle kvinder, og især dig, der:</p>",
                "characteristics": [
                    "er ny i Danmark eller i Egeby",
                    "er meget alene med dine børn",
                    "er gravid eller lige har født",
                    "ikke har det godt derhjemme",
                    "gerne vil tale dit eget sprog en gang imellem.",
                ],
                "closing": """
                    <p>Er du i fare, så vent ikke på os. Se
                    <a page="faa-hjaelp-nu">Få hjælp nu</a>.</p>
                """,
            },
        ),
        (
            "questions",
            {
                "title": "Vil du være bydelsmor?",
                "questions": [
                    {
                        "question": "Hvor lang tid tager kurset?",
                        "answer": """
                            <p>14 onsdage fra kl. 9 til 12. Der er nogen, der passer de
                            små børn imens.</p>
                        """,
                    },
                    {
                        "question": "Skal jeg kunne tale godt dansk?",
                        "answer": """
                            <p>Du skal kunne klare dig. Resten lærer du på vejen.</p>
                        """,
                    },
                    {
                        "question": "Får jeg løn?",
                        "answer": """
                            <p>Nej, det er frivilligt. Men du får et bevis, en udflugt om
                            året og gode kolleger.</p>
                        """,
                    },
                ],
            },
        ),
        (
            "knowledge",
            {
                "title": "Det viser de første fem år",
                "text": """
                    <p>En rapport bygger på samtaler med 60 kvinder, der har haft besøg af
                    en bydelsmor. Ni ud af ti ville råde en veninde til at ringe.</p>
                """,
                "studies": [
                    {
                        "link": "bydelsmoedre-rapport",
                        "publisher": "Kvindenetværket i Egeby",
                        "year": 2021,
                    },
                ],
            },
        ),
        (
            "related_links",
            {
                "groups": [{"links": ["bydelsmoedre-film", "barsel"]}],
            },
        ),
    ],
)
