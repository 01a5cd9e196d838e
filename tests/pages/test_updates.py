"""What is new: on the front page and in the feed."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from pages.models.updates import Update, updates_of, updates_query
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    home_page,
)
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def day(number: int) -> datetime.date:
    return datetime.date(2026, 3, number)


def recently_updated(count: int) -> list[Update]:
    return updates_of(updates_query(count))


def titles(count: int = 30) -> list[str]:
    return [update.title for update in recently_updated(count)]


def test_pages_of_every_type_come_newest_first():
    StandardPageFactory(title="Husorden", content_updated=day(2))
    overview = InitiativeIndexPageFactory(title="Indsatser", content_updated=day(1))
    InitiativePageFactory(title="Brandkadet", parent=overview, content_updated=day(3))
    assert titles() == ["Brandkadet", "Husorden", "Indsatser"]
    assert titles(2) == ["Brandkadet", "Husorden"]


def test_pages_of_one_day_come_by_title():
    for title in ("Cykler", "Affald", "Beboerhus"):
        StandardPageFactory(title=title, content_updated=day(1))
    assert titles() == ["Affald", "Beboerhus", "Cykler"]


def test_pages_that_residents_cannot_see_are_left_out():
    StandardPageFactory(content_updated=day(1), live=False)
    StandardPageFactory(content_updated=None)
    private = StandardPageFactory(content_updated=day(1))
    StandardPageFactory(content_updated=day(1), parent=private)
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=private.pk), restriction_type="login"
    )
    StandardPageFactory(title="Offentlig", content_updated=day(1))
    assert titles() == ["Offentlig"]


@pytest.mark.parametrize("count", [2, 20])
def test_all_types_are_one_query(count, django_assert_num_queries):
    home_page().url  # noqa: B018 - the site's address is cached from here on
    overview = InitiativeIndexPageFactory(content_updated=day(1))
    for number in range(count):
        StandardPageFactory(content_updated=day(number + 1))
        InitiativePageFactory(parent=overview, content_updated=day(number + 1))
    with django_assert_num_queries(1):
        updates = recently_updated(30)
        assert [(update.url, update.full_url) for update in updates]


def test_the_front_page_tells_of_the_latest_but_not_of_itself(client):
    home = home_page()
    type(home).objects.filter(pk=home.pk).update(content_updated=day(9))
    for number in range(1, 7):
        StandardPageFactory(
            title=f"Nyhed {number}",
            change_note=f"Rettelse {number}",
            content_updated=day(number),
        )
    latest = one(parse(client.get("/")), ".latest")
    assert [words(heading) for heading in latest.select("h3")] == [
        f"Nyhed {number}" for number in (6, 5, 4, 3)
    ]
    assert "Rettelse 6" in words(latest)
    assert one(latest.li, "time")["datetime"] == "2026-03-06"


class TestFeed:
    def feed(self, client):
        response = client.get("/feed/")
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/atom+xml")
        return ElementTree.fromstring(response.content)  # noqa: S314 - our own

    def test_is_atom_with_all_that_atom_demands(self, client):
        SiteSettingsFactory()
        page = StandardPageFactory(
            title="Lån & støtte <nyt>",
            slug="laan",
            content_updated=day(2),
            change_note="Nye satser for børnefamilier",
        )
        feed = self.feed(client)
        assert feed.tag == f"{ATOM}feed"
        assert "Boligforeningen Solgavlen" in feed.findtext(f"{ATOM}title")
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"
        assert feed.findtext(f"{ATOM}id")
        assert feed.findtext(f"{ATOM}updated").startswith("2026-03-02T00:00:00+01:00")
        (entry,) = feed.findall(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == "Lån & støtte <nyt>"
        assert entry.findtext(f"{ATOM}summary") == "Nye satser for børnefamilier"
        assert entry.find(f"{ATOM}link").get("href") == page.full_url
        assert entry.findtext(f"{ATOM}id") == f"{page.full_url}#2026-03-02"

    def test_is_valid_when_nothing_has_happened(self, client):
        feed = self.feed(client)
        assert feed.findall(f"{ATOM}entry") == []
        assert feed.findtext(f"{ATOM}updated")

    def test_keeps_private_and_unpublished_pages_to_itself(self, client):
        private = StandardPageFactory(content_updated=day(1))
        PageViewRestriction.objects.create(
            page=Page.objects.get(pk=private.pk), restriction_type="login"
        )
        StandardPageFactory(content_updated=day(1), live=False)
        assert self.feed(client).findall(f"{ATOM}entry") == []

    def test_says_a_page_has_changed_again(self, client):
        page = StandardPageFactory(content_updated=day(1))
        before = self.feed(client).find(f"{ATOM}entry/{ATOM}id").text
        type(page).objects.filter(pk=page.pk).update(content_updated=day(2))
        assert self.feed(client).find(f"{ATOM}entry/{ATOM}id").text != before

    def test_holds_the_latest_thirty_in_the_same_queries(self, client):
        counts = []
        for number in (2, 40):
            StandardPageFactory.create_batch(number, content_updated=day(1))
            self.feed(client)
            with CaptureQueriesContext(connection) as queries:
                feed = self.feed(client)
            counts.append(len(queries))
        assert len(feed.findall(f"{ATOM}entry")) == 30
        assert counts[0] == counts[1] <= 3
