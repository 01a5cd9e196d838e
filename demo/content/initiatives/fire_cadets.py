"""Fire cadets."""

import datetime

from demo.records import InitiativeRecord

FIRE_CADETS = InitiativeRecord(
    slug="brandkadet",
    title="Brandkadet",
    summary=(
        "Unge lærer at slukke brande, give førstehjælp og stole på hinanden. De øver "
        "sammen med rigtige brandfolk og slutter af med en eksamen."
    ),
    picture="brandkadet",
    owner="birgitte",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2019, 11, 19),
    themes=("boern-og-unge", "naboskab-og-tryghed"),
    audience="Unge fra Teglhaven, Engparken og Lærkebo",
    departments=("teglhaven", "engparken", "laerkebo"),
    place="Brandstationen, Havnegade 20",
    how_to_start=(
        "Ring eller skriv til Jonas. Du må gerne komme og se på en øvelse, før du "
        "melder dig til."
    ),
    contact="jonas",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Som brandkadet er du med på brandstationen og ser, hvordan en dag
                    går for brandfolkene. Du prøver tøjet, slangen og stigerne, og du
                    lærer at hjælpe, når nogen er kommet til skade.</p>
                    <p>Brandfolkene er forbilleder for de unge. Hos dem gælder faste
                    regler, og alle skal kunne regne med hinanden. Det øver man sig på
                    hver gang, og det giver et stærkt sammenhold på holdet.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>I nogle boligområder brænder det en gang imellem, fordi nogen har
                    sat ild til noget: en skraldespand, et cykelskur eller en bil. Når
                    brandbilen så kommer, sker det, at mandskabet bliver truet, får sten
                    kastet efter sig eller får stjålet udstyr. Det er farligt for alle,
                    som bor der.</p>
                    <p>De unge, der står og ser på, kender sjældent nogen i brandtøj. Det
                    laver vi om på.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Når du har stået med slangen selv, ser du på brandfolk med andre
                    øjne. Kadetterne siger fra, hvis deres venner vil tænde ild eller
                    genere en brandbil. Det gør hele kvarteret tryggere.</p>
                    <p>De unge får også noget med, som de kan bruge i skolen og på et
                    job: at møde til tiden, lytte, samarbejde og holde ud, når det er
                    hårdt.</p>
                """,
            },
        ),
        (
            "target_group",
            {
                "title": "Hvem kan blive brandkadetter?",
                "introduction": """
                    <p>Holdet er mest for unge, der bor i et udsat boligområde. Det
                    passer godt til dig, hvis du kan nikke til noget af det her:</p>
                """,
                "age_from": 13,
                "age_to": 17,
                "characteristics": [
                    "Du mangler noget at gå til, som giver mening.",
                    "Du er træt af skolen.",
                    "Du tror ikke så meget på dig selv.",
                    "Du har brug for en voksen, der vil dig noget godt.",
                    "Du er ved at blive trukket ind i kriminalitet.",
                ],
                "closing": """
                    <p>Det kan især hjælpe unge, som er begyndt at begå kriminalitet, eller
                    som har en søster eller bror, der gør det. På holdet møder de en
                    anden vej og nogle voksne, der går med dem ad den.</p>
                """,
            },
        ),
        (
            "knowledge",
            {
                "title": "Hvad ved vi om brandkadetter?",
                "text": """
                    <p>Center for Boligsocial Udvikling har spurgt sig for hos fem
                    projekter, der var i gang. De ligger i kommunerne Roskilde, Greve,
                    Slagelse, Fredensborg og København. Centeret holdt 14 interviews med
                    de brandfolk og de medarbejdere i kommunerne, der står for
                    holdene. De talte om, hvem de unge er, hvordan man arbejder med dem,
                    og hvordan det hele er sat op.</p>
                    <p>Det er foreløbige svar, men de fleste af dem er gode. Alle fem
                    steder gennemfører langt de fleste af de unge, og stadig flere spørger,
                    om de kan komme med.</p>
                """,
                "studies": [
                    {
                        "link": "cfbu-brandkadet",
                        "publisher": "Center for Boligsocial Udvikling",
                    },
                ],
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"label": "Video", "links": ["roskilde-video"]},
                    {"label": "Roskilde Kommune", "links": ["roskilde-projekt"]},
                    {"links": ["brandkadet-dk"]},
                ],
            },
        ),
    ],
)
