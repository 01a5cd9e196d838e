"""One piece of news: what has happened, and for whom."""

from news.models import NewsPage
from page_templates.ready_made.template import ReadyMade

NEWS = ReadyMade(
    key="nyt",
    name="Nyt",
    description="Noget, der er sket, med få ord.",
    page_class=NewsPage,
    summary=(
        "[[Hvad er der sket, hvor, og hvad betyder det for den, der bor her? To "
        "sætninger er nok.]]"
    ),
    body=[],
)
