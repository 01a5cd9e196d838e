"""Whom to call when it cannot wait."""

import datetime

from demo.records import PageRecord

URGENT_HELP = PageRecord(
    slug="faa-hjaelp-nu",
    title="Få hjælp nu",
    summary=(
        "Er nogen i fare, så ring 112. Her er også numrene til politi, rådgivning og "
        "vores egen døgnvagt."
    ),
    owner="birgitte",
    created=datetime.date(2020, 3, 16),
    updated=datetime.date(2025, 5, 12),
    show_in_menus=True,
    show_housing_search=False,
    review_interval=6,
    body=[
        (
            "fact_box",
            {
                "title": "Ring 112, når det gælder liv",
                "text": """
                    <p>Ring <a href="tel:112">112</a> ved brand, ulykke eller vold. Sig,
                    hvor du er, og hvad der er sket. Bliv i røret, til de siger, at du
                    kan lægge på.</p>
                    <p>Brænder det i huset, så luk døren til branden, gå ud, og ring
                    bagefter.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Når du har brug for nogen at tale med",
                "text": """
                    <ul>
                        <li><b>Livslinjen:</b> <a href="tel:70201201">70 201 201</a>, hvis
                        du tænker på at tage dit eget liv.</li>
                        <li><b>Lev Uden Vold:</b> <a href="tel:1888">1888</a>, hvis du
                        bliver slået, truet eller holdt nede. De svarer hele døgnet.</li>
                        <li><b>BørneTelefonen:</b> <a href="tel:116111">116 111</a>, hvis
                        du er under 18 år og har det svært.</li>
                        <li><b>Politiet:</b> <a href="tel:114">114</a>, når det ikke
                        haster.</li>
                    </ul>
                    <p>Du behøver ikke sige dit navn til rådgiverne.</p>
                """,
            },
        ),
        (
            "text",
            {
                "title": "Vand, varme eller strøm uden for åbningstid",
                "text": """
                    <p>Ring til vores døgnvagt på <a href="tel:12345699">12 34 56 99</a>,
                    hvis et rør er sprunget, varmen er væk om vinteren, eller du ikke kan
                    låse din dør. Ring også, hvis elevatoren sidder fast.</p>
                    <p>Se først, om vi ved det i forvejen:
                    <a page="drift-og-varsler">Drift og varsler</a>.</p>
                    <p>Kan det vente, så ring til os i <a page="kontakt">åbningstiden</a>.
                    Har du låst dig ude, skal du selv betale låsesmeden.</p>
                """,
            },
        ),
        (
            "questions",
            {
                "title": "Spørgsmål, vi ofte får",
                "questions": [
                    {
                        "question": "Jeg kan høre, at nogen bliver slået hos naboen.",
                        "answer": """
                            <p>Ring 112 med det samme. Gå ikke selv derind. Du kan også
                            tale med en <a page="sociale-vicevaerter">social
                            vicevært</a> bagefter.</p>
                        """,
                    },
                    {
                        "question": "Jeg er bange for at blive sat ud af min bolig.",
                        "answer": """
                            <p>Ring til Line i den
                            <a page="oekonomisk-raadgivning">økonomiske rådgivning</a> i
                            dag. Vent ikke til næste brev. Jo før du ringer, jo mere kan
                            vi gøre.</p>
                        """,
                    },
                    {
                        "question": "Min nabo har ikke vist sig i flere dage.",
                        "answer": """
                            <p>Bank på først. Svarer ingen, så ring til en social
                            vicevært. Tror du, at der er sket noget alvorligt, så ring
                            112.</p>
                        """,
                    },
                ],
            },
        ),
    ],
)
