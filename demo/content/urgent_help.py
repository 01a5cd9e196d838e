"""Whom to call when it cannot wait."""

import datetime

from demo.records import UrgentHelpRecord


def _trouble(name: str, title: str, text: str, call: str = "now", **somebody) -> tuple:
    fields = {"title": title, "text": text, "call": call}
    return name, fields | {"who": "", "number": ""} | somebody


def _week(first_day: int, last_day: int, opens: str, closes: str) -> dict:
    return {
        "first_day": str(first_day),
        "last_day": str(last_day),
        "opens": opens,
        "closes": closes,
    }


URGENT_HELP = UrgentHelpRecord(
    slug="faa-hjaelp-nu",
    title="Få hjælp nu",
    summary=(
        "Er nogen i fare, så ring 112. Her er også vores døgnvagt, og hvem du ringer "
        "til lige nu."
    ),
    owner="birgitte",
    created=datetime.date(2020, 3, 16),
    updated=datetime.date(2025, 5, 12),
    show_in_menus=True,
    show_housing_search=False,
    review_interval=6,
    service_points=[
        (
            "service_point",
            {
                "kind": "office",
                "title": "Kontoret på Solgavlsvej",
                "about": "Når noget i din bolig eller din opgang er i stykker",
                "telephone": "12 34 56 00",
                "place": "Solgavlsvej 2",
                "weekly": [
                    _week(0, 2, "09:00", "14:00"),
                    _week(3, 3, "09:00", "17:00"),
                    _week(4, 4, "09:00", "12:00"),
                ],
                "exceptions": [],
                "closed_on_holidays": True,
            },
        ),
    ],
    troubles=[
        _trouble(
            "water",
            "Vandet løber, hvor det ikke skal, eller er væk",
            """
                <p>Luk for hovedhanen, hvis du kan. Den sidder ved vandmåleren. Sæt en
                spand under, og flyt det, der kan tage skade.</p>
            """,
        ),
        _trouble(
            "heat",
            "Varmen er væk om vinteren",
            """
                <p>Spørg en nabo, om det også er koldt der, og sig det, når du ringer.
                Mangler du varmt vand om sommeren, kan det vente til åbningstiden.</p>
            """,
        ),
        _trouble(
            "power",
            "Strømmen er væk",
            """
                <p>Se først på sikringerne og HPFI-relæet. Er der også mørkt på trappen,
                så ring.</p>
            """,
        ),
        _trouble(
            "lift",
            "Elevatoren sidder fast",
            """
                <p>Er du i den, så tryk på alarmknappen, og vent. Prøv ikke selv at
                tvinge dørene op.</p>
            """,
        ),
        _trouble(
            "lock",
            "Døren kan ikke låses",
            "<p>Bliv hjemme, til nogen har set på den.</p>",
        ),
        _trouble(
            "key",
            "Du har låst dig ude",
            """
                <p>Spørg først dem, der har din ekstra nøgle. Låsesmeden skal du selv
                betale.</p>
            """,
            "own",
            who="låsesmeden i Egeby",
            number="12 34 56 87",
        ),
        _trouble(
            "smoke",
            "Der er røg, eller røgalarmen hyler",
            """
                <p>Brænder det i huset, så luk døren til branden, gå ud, og ring
                bagefter. Brug ikke elevatoren. Sig, hvor du er, og hvad der er sket.
                Bliv i røret, til de siger, at du kan lægge på.</p>
            """,
            "alarm",
        ),
        _trouble(
            "rats",
            "Du har set en rotte",
            """
                <p>Rotter skal meldes til kommunen. Sig det også til os, så vi kan finde
                hullet.</p>
            """,
            "office",
        ),
    ],
    body=[
        (
            "costs",
            {
                "title": "Hvad koster det?",
                "text": """
                    <p>Det er gratis at ringe, og det er gratis, at vagten kommer, når
                    det ikke kan vente. Kunne det have ventet, betaler du selv for
                    besøget: 950 kroner om aftenen og i weekenden. Spørg, før nogen
                    kører.</p>
                """,
            },
        ),
        (
            "can_wait",
            {
                "title": "Hvad kan vente?",
                "text": """
                    <p>En hane, der drypper, et toilet, der løber, en pære på trappen og
                    en vaskemaskine, der er gået i stykker. Skriv, når det passer dig,
                    eller ring, når der er åbent.</p>
                """,
                "page": "kontakt",
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
