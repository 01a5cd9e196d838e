"""News beside updated pages, as residents read it: the list, a piece, the feeds."""

import datetime
import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from news.elsewhere import shown_news
from news.models import NewsIndexPage, NewsPage
from news.models.listing import PER_PAGE
from page_cache.marking import parameters_of
from tests.factories import (
    DepartmentPageFactory,
    InitiativePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)
BUDGET = 3


@pytest.fixture
def news_list() -> NewsIndexPage:
    SiteSettingsFactory()
    return NewsIndexPageFactory(slug="nyt", show_in_menus=True)


def ago(days: int) -> datetime.date:
    return timezone.localdate() - days * DAY


def piece(parent, days: int = 0, **fields) -> NewsPage:
    day = ago(days)
    return NewsPageFactory(parent=parent, content_created=day, **fields)


def entries(client, address: str) -> list[tuple[str, str]]:
    """Return what each entry of the list is called, and what it is said to be."""
    found = parse(client.get(address)).select("main .results li")
    return [
        (words(one(entry, "h3")), words(one(entry, ".small")).split()[0])
        for entry in found
    ]


def feed(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def test_news_and_updated_pages_stand_in_one_list_by_day_and_are_told_apart(
    client, news_list
):
    piece(news_list, 2, title="Ny legeplads")
    StandardPageFactory(
        title="Husorden", content_updated=ago(1), change_note="Grill er tilladt."
    )
    piece(news_list, 0, title="Rampe ved kontoret")
    assert entries(client, news_list.url) == [
        ("Rampe ved kontoret", "Nyt"),
        ("Husorden", "Opdateret"),
        ("Ny legeplads", "Nyt"),
    ]
    assert "Grill er tilladt." in client.get(news_list.url).text


def test_news_that_was_corrected_stays_news_of_its_day(client, news_list):
    news = piece(news_list, 5, title="Ny legeplads")
    NewsPage.objects.filter(pk=news.pk).update(content_updated=ago(0))
    assert entries(client, news_list.url) == [("Ny legeplads", "Nyt")]
    assert client.get("/").text.count("Ny legeplads") == 1


def test_an_empty_list_says_so(client, news_list):
    assert "ikke noget nyt endnu" in client.get(news_list.url).text
    department = DepartmentPageFactory(content_updated=None)
    address = f"{news_list.url}?afdeling={department.slug}"
    assert "ikke noget nyt for den afdeling" in client.get(address).text


def test_a_department_has_its_own_what_is_for_all_and_its_own_pages(client, news_list):
    own, other = DepartmentPageFactory.create_batch(2)
    piece(news_list, 1, title="For alle")
    piece(news_list, 2, title="Her", departments=[own])
    piece(news_list, 3, title="Et andet sted", departments=[other])
    InitiativePageFactory(title="Klub her", departments=[own], content_updated=ago(4))
    InitiativePageFactory(title="Klub for alle", content_updated=ago(4))
    address = f"{news_list.url}?afdeling={own.slug}"
    assert [title for title, _ in entries(client, address)] == [
        "For alle",
        "Her",
        "Klub her",
    ]


@pytest.mark.parametrize(
    "parameters",
    [
        {"afdeling": "findes-ikke"},
        {"afdeling": "\0x" * 3000},
        {"page": "9" * 40},
        {"page": "-1"},
        {"page": "to"},
    ],
)
def test_what_makes_no_sense_is_no_error(client, news_list, parameters):
    piece(news_list)
    assert client.get(news_list.url, parameters).status_code == 200


def test_many_pieces_are_pages_of_twenty_and_cost_no_more_queries(client, news_list):
    piece(news_list)
    few = queries_of(client, news_list.url)
    department = DepartmentPageFactory()
    pages = [
        NewsPage(
            title=f"Nyt {number}",
            slug=f"nyt-{number}",
            summary="Kort.",
            content_created=ago(number % 300),
            body=[],
            depth=news_list.depth + 1,
            path=f"{news_list.path}{number + 2:04d}",
            url_path=f"{news_list.url_path}nyt-{number}/",
        )
        for number in range(PER_PAGE * 3)
    ]
    for page in pages:
        page.save(clean=False)
    many = queries_of(client, news_list.url)
    narrowed = queries_of(client, f"{news_list.url}?afdeling={department.slug}")
    assert len(few) == len(many) == len(narrowed) == BUDGET
    assert len(entries(client, news_list.url)) == PER_PAGE
    last = parse(client.get(news_list.url, {"page": "999"}))
    assert len(last.select("main .results li")) == 1
    assert len(queries_of(client, f"{news_list.url}?page=2")) == BUDGET + 1


def test_a_piece_says_its_day_and_for_whom(client, news_list):
    department = DepartmentPageFactory(title="Teglhaven")
    news = piece(news_list, 3, departments=[department])
    hidden = DepartmentPageFactory(title="Hemmelig", live=False)
    news.departments.add(hidden)
    news.save()
    response = client.get(news.url)
    document = parse(response)
    head = one(document, ".page-head")
    assert one(head, "time")["datetime"] == ago(3).isoformat()
    assert "For: Teglhaven" in words(one(document, "main"))
    assert "Hemmelig" not in response.text
    assert len(queries_of(client, news.url)) == BUDGET


def test_search_engines_are_told_that_it_is_news(client, news_list):
    news = piece(news_list, 3)
    [script] = parse(client.get(news.url)).select('[type="application/ld+json"]')
    told = json.loads(script.string)["mainEntity"]
    assert told["@type"] == "NewsArticle"
    assert told["datePublished"] == ago(3).isoformat()


@pytest.mark.parametrize(("days", "is_old"), [(365, False), (366, True)])
def test_what_is_a_year_old_says_that_it_is(client, news_list, days, is_old):
    news = piece(news_list, days)
    told = "Det her er skrevet" in words(one(parse(client.get(news.url)), "main"))
    assert told is is_old


def test_the_day_is_that_of_publication_unless_somebody_wrote_one(news_list):
    news = NewsPage(title="Ny legeplads", summary="Ved søen.", body=[])
    news_list.add_child(instance=news)
    assert publish(news).content_created == timezone.localdate()


class TestElsewhere:
    def titles(self, client, address) -> list[str]:
        sections = parse(client.get(address)).select(
            "section[aria-labelledby=_news-title]"
        )
        return [words(head) for part in sections for head in part.select("h3")]

    def test_the_front_page_has_the_three_newest_and_keeps_its_queries(
        self, client, news_list
    ):
        few = queries_of(client, "/")
        for days in range(5):
            piece(news_list, days, title=f"Nyt {days}")
        assert self.titles(client, "/") == ["Nyt 0", "Nyt 1", "Nyt 2"]
        assert len(queries_of(client, "/")) == len(few)

    def test_news_leaves_the_front_page_when_the_list_says_so(self, client, news_list):
        piece(news_list, 8, title="Ni dage om lidt")
        assert self.titles(client, "/")
        for days, shown in ((7, False), (14, True), (0, False)):
            NewsIndexPage.objects.update(front_page_days=days)
            assert bool(self.titles(client, "/")) is shown

    def test_what_is_kept_is_made_anew_when_the_first_is_too_old(self):
        day = datetime.date(2026, 11, 1)
        rows = [NewsPage(content_created=day), NewsPage(content_created=day - DAY)]
        end = datetime.datetime(2026, 12, 1, 23, tzinfo=datetime.UTC)
        before = shown_news(rows, 30, end - DAY - SECOND)
        assert (len(before.news), before.true_until) == (2, end - DAY)
        after = shown_news(rows, 30, end - DAY)
        assert (len(after.news), after.true_until) == (1, end)
        assert shown_news(rows, 30, end).news == []

    def test_a_department_has_its_own_and_what_is_for_all(self, client, news_list):
        own, other = DepartmentPageFactory.create_batch(2)
        few = queries_of(client, own.url)
        piece(news_list, 0, title="Her", departments=[own])
        piece(news_list, 1, title="For alle")
        piece(news_list, 0, title="Et andet sted", departments=[other])
        piece(news_list, 91, title="Gammelt", departments=[own])
        assert self.titles(client, own.url) == ["Her", "For alle"]
        assert len(queries_of(client, own.url)) == len(few)


class TestFeed:
    def test_has_both_kinds_and_news_has_one_id_for_life(self, client, news_list):
        news = piece(news_list, 1, title="Ny legeplads")
        StandardPageFactory(title="Husorden", content_updated=ago(0))
        changed, told = feed(client, reverse("feed")).findall(f"{ATOM}entry")
        assert told.findtext(f"{ATOM}id") == f"urn:uuid:{news.translation_key}"
        assert changed.findtext(f"{ATOM}id").endswith(f"#{ago(0).isoformat()}")

    def test_of_a_department_has_its_own(self, client, news_list):
        own, other = DepartmentPageFactory.create_batch(2)
        piece(news_list, 1, title="Her", departments=[own])
        piece(news_list, 1, title="Et andet sted", departments=[other])
        address = reverse("feed_of_department", args=[own.slug])
        found = feed(client, address)
        titles = [
            entry.findtext(f"{ATOM}title") for entry in found.iter(f"{ATOM}entry")
        ]
        assert titles == ["Her"]
        assert own.title in found.findtext(f"{ATOM}title")
        assert address in client.get(f"{news_list.url}?afdeling={own.slug}").text

    def test_is_kept_with_the_moment_of_the_newest(self, client, news_list):
        piece(news_list)
        response = client.get(reverse("feed"))
        assert parameters_of(response) == frozenset()
        assert response["Last-Modified"]

    def test_of_a_department_that_is_not_there_is_not_found(self, client, news_list):
        for slug in ("findes-ikke", "x" * 3000):
            address = reverse("feed_of_department", args=[slug])
            assert client.get(address).status_code == 404
