"""Social caretakers."""

import datetime

from demo.records import InitiativeRecord

SOCIAL_CARETAKERS = InitiativeRecord(
    slug="sociale-vicevaerter",
    title="Sociale viceværter",
    summary=(
        "En social vicevært har nøgler til mere end døre. Du kan tale med dem om penge, "
        "sorg, naboer og breve, du ikke forstår. Det er gratis, og du kan være anonym."
    ),
    picture="social-vicevaert",
    owner="birgitte",
    created=datetime.date(2019, 1, 11),
    updated=datetime.date(2019, 11, 19),
    themes=("naboskab-og-tryghed", "oekonomi-og-hverdag"),
    audience="Alle, der bor i Solgavlen",
    place="Hjemme hos dig eller i beboerhuset Gavlen, Teglvej 4",
    how_to_start=(
        "Bor du i Teglhaven, så ring til Yusuf. Bor du i Engparken eller Lærkebo, så "
        "ring til Naomi. Du behøver ikke sige dit navn."
    ),
    contact="yusuf",
    body=[
        (
            "about",
            {
                "text": """
                    <p>Den almindelige vicevært ordner vandhanen. Den sociale vicevært
                    hjælper, når det er hverdagen, der driller. Målet er, at du får det
                    bedre, at færre er alene, og at en strid mellem naboer bliver løst,
                    mens den endnu er lille.</p>
                    <p>Du kan få gode råd om for eksempel:</p>
                    <ul>
                        <li>penge og regninger</li>
                        <li>ensomhed</li>
                        <li>sygdom, dødsfald, sorg og krise</li>
                        <li>uenighed med en nabo</li>
                        <li>rengøring af hjemmet og den daglige hygiejne</li>
                        <li>flytning til en anden bolig.</li>
                    </ul>
                    <p>Vi ringer også gerne til kommunen, lægen eller hospitalet sammen
                    med dig. Og vi hjælper med at skrive, når du vil søge om noget eller
                    klage over en afgørelse.</p>
                """,
            },
        ),
        (
            "why",
            {
                "text": """
                    <p>Nogle af os lever meget alene. Det kan være på grund af psykisk
                    sygdom, og tit kender kommunen ikke til det. Så kan selv det, andre
                    gør uden at tænke over det, være et bjerg: at åbne posten, vaske tøj
                    eller gå til lægen.</p>
                    <p>Andre kommer tit på kant med naboerne, fordi de lever anderledes,
                    end man plejer i opgangen. Når væggene er tynde, mærker begge parter
                    det. Og hvis mange i samme afdeling har det svært, kan det trykke
                    stemningen for alle.</p>
                """,
            },
        ),
        (
            "value",
            {
                "text": """
                    <p>Det, der så umuligt ud, lader sig ofte løse, når man er to. Beboere,
                    der har fået hjælp, fortæller, at de har det bedre, og at dagene
                    hænger mere sammen.</p>
                    <p>Det mærkes også i resten af huset. Der kommer færre klager, og
                    naboer skændes mindre. Flere føler sig trygge, og færre flytter. Det
                    sparer penge, både i afdelingen og hos kommunen.</p>
                """,
            },
        ),
        (
            "contact",
            {
                "title": "Ring til Naomi i Engparken og Lærkebo",
                "person": "naomi",
                "text": """
                    <p>Naomi har telefontid mandag til torsdag kl. 9–11. Ellers kan du
                    lægge en besked, så ringer hun tilbage samme dag eller dagen
                    efter.</p>
                """,
            },
        ),
        (
            "related_links",
            {
                "groups": [
                    {"label": "Video", "links": ["odense-video"]},
                    {"label": "Socialstyrelsen", "links": ["socialstyrelsen"]},
                    {
                        "links": [
                            "flere-vicevaerter",
                            "vejen-frem",
                            "sydhavnen",
                            "lundtoftegade",
                        ],
                    },
                ],
            },
        ),
    ],
)
