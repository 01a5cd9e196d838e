"""What is new: short pieces of news, and the page that lists them beside what changed."""

from news.models.index import NewsIndexPage
from news.models.news import NewsPage

__all__ = ["NewsIndexPage", "NewsPage"]
