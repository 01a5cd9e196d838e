"""What is new in Solgavlen, counted from the day on which the demo is loaded."""

import datetime

from demo.records import NewsListRecord, NewsRecord

NEWS = NewsListRecord(
    slug="nyt",
    title="Nyt",
    summary=(
        "Det, der er sket hos os, og de sider, vi har rettet. Det nyeste står øverst."
    ),
    owner="henrik",
    created=datetime.date(2025, 1, 13),
    updated=datetime.date(2025, 1, 13),
    body=[],
    children=(
        NewsRecord(
            slug="nye-borde-i-vaskeriet",
            title="Nye borde i vaskeriet i Teglhaven",
            summary=(
                "Nu kan du lægge dit tøj sammen uden at bøje dig. Bordene er lavet af "
                "døre fra de gamle kældre, og Yusuf har slebet dem."
            ),
            owner="birgitte",
            days_ago=3,
            departments=("teglhaven",),
            body=[],
        ),
        NewsRecord(
            slug="skoven-af-krukker",
            title="43 krukker er blevet til en lille skov",
            summary=(
                "Børnene fra Engparken har sået kastanjer i alt fra malerspande til en "
                "støvle. Om fem år planter vi dem ud ved søen."
            ),
            owner="line",
            days_ago=12,
            departments=("engparken",),
            picture="miljoeambassadoer",
            body=[
                (
                    "text",
                    {
                        "title": "Vil du passe en krukke?",
                        "text": (
                            "<p>Der står seks tilbage i gangen på Solgavlsvej 2. Tag "
                            "en med hjem, og giv den vand, når jorden er tør.</p>"
                        ),
                    },
                ),
            ],
        ),
        NewsRecord(
            slug="kontoret-har-faaet-rampe",
            title="Kontoret har fået en rampe",
            summary=(
                "Du kan nu komme ind ad hoveddøren med kørestol, rollator og barnevogn. "
                "Klokken sidder lavt på væggen til højre."
            ),
            owner="henrik",
            days_ago=26,
            body=[],
        ),
        NewsRecord(
            slug="tak-for-1212-boller",
            title="Tak for 1.212 boller",
            summary=(
                "Så mange blev der bagt til årets fastelavn i Gavlen. Katten slap fri "
                "ved tredje slag, og ingen gik sultne hjem."
            ),
            owner="line",
            days_ago=290,
            body=[],
        ),
    ),
)
