"""Advice on money and debt."""

import datetime

from demo.records import InitiativeRecord

DEBT_ADVICE = InitiativeRecord(
    slug="oekonomisk-raadgivning",
    title="Økonomisk rådgivning",
    summary=(
        "Få hjælp til regninger, gæld og budget. Tag posten med, også den, du ikke har "
        "åbnet. Det er gratis, og det bliver mellem os."
    ),
    picture="oekonomisk-raadgivning",
    owner="line",
    created=datetime.date(2020, 2, 3),
    updated=datetime.date(2025, 8, 25),
    change_note="Ny åben rådgivning om torsdagen i Engparken.",
    themes=("oekonomi-og-hverdag",),
    audience="Alle voksne, der bor i Solgavlen",
    place="Gavlen, Teglvej 4, og Engstuen, Engdraget 12",
    how_to_start=(
        "Kom tirsdag kl. 15–18 i Gavlen eller torsdag kl. 16–18 i Engstuen. Du kan også "
        "ringe til Line og få en tid."
    ),
    contact="line",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Line læser brevene sammen med dig og laver en liste over, hvad
                    der skal betales først, og hvad der kan vente. Bagefter lægger I et
                    budget, som kan holde i en helt almindelig måned.</p>
                    <p>Hun kan også ringe til banken, kommunen eller inkassofirmaet,
                    mens du sidder ved siden af. Tit kan man få en aftale om at betale
                    lidt ad gangen, hvis man henvender sig i tide.</p>
                """,
            },
        ),
        (
            "fact_box",
            {
                "title": "Kan du ikke betale huslejen?",
                "text": """
                    <p><b>Ring til Line, før den skal betales.</b> Så er der næsten altid
                    en løsning. Venter du, kan du miste din bolig, og det går
                    hurtigere, end de fleste tror.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>En skilsmisse, en sygdom eller et mistet job kan vælte den bedste
                    økonomi. Så hober brevene sig op, og mange skammer sig så meget, at
                    de holder op med at åbne dem. Det kan ske for os alle, og det kan
                    næsten altid rettes op.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>De fleste går lettere hjem, end de kom, fordi de nu ved præcis,
                    hvor meget de skylder, og hvad de skal gøre ved det. Sidste år fandt
                    vi en løsning for 41 familier, der var bagud med huslejen, og 39 af
                    dem bor her stadig.</p>
                """,
            },
        ),
        (
            "steps",
            {
                "title": "Sådan foregår det",
                "introduction": "",
                "steps": [
                    {
                        "title": "Tag det hele med",
                        "text": """
                            <p>Breve, lønseddel, kontoudtog. En plasticpose er fin.</p>
                        """,
                    },
                    {
                        "title": "Vi sorterer",
                        "text": """
                            <p>Husleje, el og varme først. Så maden. Så resten.</p>
                        """,
                    },
                    {
                        "title": "Vi lægger en plan",
                        "text": """
                            <p>Du får den med hjem på ét ark papir, og den er til at forstå.</p>
                        """,
                    },
                    {
                        "title": "Vi mødes igen",
                        "text": """
                            <p>Efter en måned ser vi på, om planen holder. Gør den
                            ikke det, laver vi den om.</p>
                        """,
                    },
                ],
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan få hjælp?",
                "introduction": "<p>Du er velkommen, hvis du for eksempel:</p>",
                "age_from": 18,
                "characteristics": [
                    "har breve, du ikke tør åbne",
                    "skylder penge væk flere steder",
                    "skal leve for mindre end før",
                    "ikke forstår et brev fra det offentlige",
                    "bare vil have et budget, der virker.",
                ],
                "closing": """
                    <p>Har du brug for mere end tal, kan Line tage en
                    <a page="sociale-vicevaerter">social vicevært</a> med.</p>
                """,
            },
        ),
        (
            "questions",
            {
                "title": "Spørgsmål om rådgivningen",
                "questions": [
                    {
                        "question": "Siger I det til boligforeningen?",
                        "answer": """
                            <p>Line er ansat hos os, men hun har tavshedspligt. Kontoret
                            får kun noget at vide, hvis du siger ja.</p>
                        """,
                    },
                    {
                        "question": "Kan I låne mig penge?",
                        "answer": """
                            <p>Nej. Men vi kan hjælpe dig med at søge om støtte, for
                            eksempel boligstøtte eller et legat.</p>
                        """,
                    },
                ],
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {
                        "label": "Skemaer til at udfylde",
                        "links": ["budgetskema-2020", "budgetskema"],
                    },
                    {
                        "label": "Læs mere",
                        "links": ["gaeldsraad", "laan-artikel", "laaneregner"],
                    },
                ],
            },
        ),
    ],
)
