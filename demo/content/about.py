"""The association, its departments and the say that residents have."""

import datetime

from demo.records import PageRecord

DEPARTMENTS = PageRecord(
    slug="afdelinger",
    title="Vores tre afdelinger",
    summary=(
        "Teglhaven, Engparken og Lærkebo er meget forskellige. Se, hvad der er hvor, og "
        "hvor I mødes."
    ),
    owner="henrik",
    created=datetime.date(2021, 5, 3),
    updated=datetime.date(2024, 6, 10),
    body=[
        (
            "text",
            {
                "title": "Teglhaven",
                "text": """
                    <p>312 boliger i røde og gule murstensblokke fra 1968. Her er to
                    gårde, en boldbane og beboerhuset Gavlen på Teglvej 4. I Gavlen ligger
                    lektiecaféen og kontoret for de sociale viceværter.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Engparken",
                "text": """
                    <p>224 boliger i lave blokke fra 1981 tæt på åen. I kælderen under
                    Engdraget 12 har de unge deres musikrum. Fælleslokalet Engstuen ligger
                    i samme hus og kan lånes til fester.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Lærkebo",
                "text": """
                    <p>104 rækkehuse fra 1994, de fleste uden trin. Mange af dem, der bor
                    her, er over 60 år. Fælleshuset på Lærkevænget 3 har køkken, værksted
                    og en stor have.</p>
                """,
            },
        ),
    ],
)

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
        "Solgavlen er en almen boligforening med 640 boliger i Egeby. Beboerne "
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
                    <p>I dag bor der omkring 1.400 mennesker hos os. Den yngste er
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
                    <a page="afdelinger">vores tre afdelinger</a>.</p>
                """,
            },
        ),
        (
            "fact_box",
            {
                "title": "Solgavlen i tal",
                "text": """
                    <ul>
                        <li>640 boliger i tre afdelinger</li>
                        <li>cirka 1.400 beboere</li>
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
    children=(DEPARTMENTS, RESIDENTS_SAY),
)
