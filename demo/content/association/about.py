"""The association, and the say that residents have."""

import datetime

from demo.records import PageRecord

RESIDENTS_SAY = PageRecord(
    slug="beboerdemokrati",
    title="Bestem med, hvor du bor",
    summary=(
        "Du har stemmeret i din afdeling. Kom til afdelingsmødet, stil et forslag, "
        "eller stil op til bestyrelsen."
    ),
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2025, 2, 11),
    body=[
        (
            "text",
            {
                "title": "Afdelingsmødet bestemmer",
                "text": """
                    <p>Hver afdeling holder møde mindst en gang om året. Her stemmer I om
                    budgettet, om husordenen og om det, I vil bygge nyt. Hver bolig har to
                    stemmer, uanset hvor stor den er.</p>
                """,
            },
        ),
        (
            "steps",
            {
                "title": "Sådan stiller du et forslag",
                "introduction": "<p>Alle, der bor i afdelingen, kan gøre det.</p>",
                "steps": [
                    {
                        "title": "Skriv, hvad du vil have",
                        "text": """
                            <p>Nogle få linjer er nok. Skriv også, hvad du tror, det
                            koster. Vi hjælper gerne.</p>
                        """,
                    },
                    {
                        "title": "Send det i god tid",
                        "text": """
                            <p>Bestyrelsen skal have forslaget senest to uger før
                            mødet.</p>
                        """,
                    },
                    {
                        "title": "Kom og fortæl om det",
                        "text": """
                            <p>Du får ordet, og bagefter stemmer I. Er der flertal,
                            går vi i gang.</p>
                        """,
                    },
                ],
            },
        ),
    ],
)

ABOUT = PageRecord(
    slug="om-os",
    title="Om os",
    summary=(
        "Solgavlen er en almen boligforening med 752 boliger i Egeby. Beboerne "
        "bestemmer, og ingen tjener på huslejen."
    ),
    owner="henrik",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2025, 2, 11),
    show_in_menus=True,
    body=[
        (
            "text",
            {
                "title": "En forening, ikke en forretning",
                "text": """
                    <p>Solgavlen blev stiftet i 1966 af folk, der manglede et ordentligt
                    sted at bo. Dengang som nu dækker huslejen kun det, husene koster.</p>
                    <p>I dag bor der omkring 1.600 mennesker hos os. Den yngste er
                    lige født, og den ældste er 101 år.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Hvem bestemmer?",
                "text": """
                    <p>Det gør du. Hver afdeling vælger en bestyrelse, og sammen vælger
                    de foreningens bestyrelse. Læs, hvordan du kan
                    <a page="beboerdemokrati">bestemme med, hvor du bor</a>, og se
                    <a page="afdelinger">vores fem afdelinger</a>.</p>
                """,
            },
        ),
        (
            "fact_box",
            {
                "title": "Solgavlen i tal",
                "text": """
                    <ul>
                        <li>752 boliger i fem afdelinger</li>
                        <li>cirka 1.600 beboere</li>
                        <li>23 ansatte, heraf fem i det boligsociale arbejde</li>
                        <li>stiftet i 1966.</li>
                    </ul>
                """,
            },
        ),
        (
            "contact",
            {
                "title": "Vil du vide mere om det boligsociale arbejde?",
                "person": "birgitte",
                "text": """
                    <p>Birgitte leder arbejdet og fortæller gerne om det, også til skoler
                    og foreninger.</p>
                """,
            },
        ),
    ],
    children=(RESIDENTS_SAY,),
)
