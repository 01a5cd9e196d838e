"""What is kept, for whom, and what never is."""

import gzip
import re
from datetime import UTC, datetime

import brotli
import pytest
from django.db import OperationalError
from django.test import Client
from wagtail.models import PageViewRestriction

from page_cache import keeper
from page_cache.marking import holds_until
from page_cache.seen import Seen
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    publish,
)
from tests.page_cache.visits import is_hit, keep, was_stored
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    SiteSettingsFactory()
    return StandardPageFactory(title="Få hjælp til økonomien")


def test_a_page_at_hand_is_the_page_that_was_made(client, page):
    made, hit = client.get(page.url), client.get(page.url)
    assert (was_stored(made), is_hit(hit)) == (True, True)
    assert hit.content == made.content
    for header in ("Content-Type", "Content-Security-Policy", "ETag", "Vary"):
        assert hit[header] == made[header]
    assert made["X-Request-ID"] != hit["X-Request-ID"]


def test_a_page_at_hand_costs_one_query(client, page):
    keep(client, page.url)
    [query] = queries_of(client, page.url)
    assert "page_cache_generation" in query


@pytest.mark.parametrize("path", ["/", "/feed/", "/sitemap.xml", "/robots.txt"])
def test_what_is_the_same_for_everybody_is_kept(client, page, path):
    keep(client, path)


@pytest.mark.parametrize("path", ["/soeg/?q=hjælp", "/findes-ikke/", "/linkfejl/"])
def test_searches_forms_and_what_is_not_there_are_not_kept(client, page, path):
    for _visit in range(2):
        response = client.get(path)
    assert not is_hit(response)
    assert not was_stored(response)


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("", None, bytes),
        ("identity", None, bytes),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("br;q=0", None, bytes),
        ("br;q=0.5", "br", brotli.decompress),
        ("deflate", None, bytes),
    ],
)
def test_a_visitor_gets_the_encoding_that_was_asked_for(
    client, page, accepted, encoding, unpack
):
    plain = keep(client, page.url).encode()
    hit = client.get(page.url, headers={"accept-encoding": accepted})
    assert is_hit(hit)
    assert hit.get("Content-Encoding") == encoding
    assert unpack(hit.content) == plain
    assert int(hit["Content-Length"]) == len(hit.content)


class TestValidators:
    def test_who_has_the_page_is_told_so_in_a_few_bytes(self, client, page):
        keep(client, page.url)
        etag = client.get(page.url)["ETag"]
        for encoding in ("", "gzip", "br"):
            again = client.get(
                page.url, headers={"if-none-match": etag, "accept-encoding": encoding}
            )
            assert (again.status_code, again.content) == (304, b"")
            assert again["ETag"] == etag
            assert "Accept-Encoding" in again["Vary"]

    def test_who_has_the_page_from_before_a_change_to_another_need_not_fetch_it(
        self, client, page
    ):
        etag = client.get(page.url)["ETag"]
        StandardPageFactory(title="Noget andet")
        again = client.get(page.url, headers={"if-none-match": etag})
        assert again.status_code == 304
        assert not is_hit(again)

    def test_who_has_another_page_gets_this_one(self, client, page):
        etag = client.get("/")["ETag"]
        assert client.get(page.url, headers={"if-none-match": etag}).status_code == 200

    def test_a_page_says_when_it_was_made_once_that_second_is_over(
        self, client, page, monkeypatch
    ):
        now = 1_800_000_000.9
        monkeypatch.setattr(keeper.time, "time", lambda: now)
        assert "Last-Modified" not in client.get(page.url)
        now += 0.2
        modified = client.get(page.url)["Last-Modified"]
        assert modified == "Fri, 15 Jan 2027 08:00:00 GMT"
        since = {"if-modified-since": modified}
        assert client.get(page.url, headers=since).status_code == 304

    def test_two_versions_of_one_second_are_told_apart(self, client, page, monkeypatch):
        monkeypatch.setattr(keeper.time, "time", lambda: 1_800_000_000.5)
        client.get(page.url)
        since = {"if-modified-since": "Fri, 15 Jan 2027 08:00:00 GMT"}
        page.title = "Ny titel"
        page.save()
        assert client.get(page.url, headers=since).status_code == 200

    def test_head_is_answered_as_get_without_the_page(self, client, page):
        made = client.head(page.url)
        assert not was_stored(made)
        keep(client, page.url)
        get, head = client.get(page.url), client.head(page.url)
        assert is_hit(head)
        assert head.content == b""
        assert head["ETag"] == get["ETag"] == made["ETag"]
        assert head["Content-Length"] == get["Content-Length"]


class TestCaches:
    def test_browsers_ask_each_time_and_what_is_shared_after_a_second(
        self, client, page
    ):
        for response in (client.get(page.url), client.get(page.url)):
            control = response["Cache-Control"]
            assert "public" in control
            assert re.search(r"\bmax-age=0\b", control)
            assert "s-maxage=1" in control
            for stale in ("stale-while-revalidate=10", "stale-if-error=600"):
                assert stale in response["CDN-Cache-Control"]
            # It would keep the pages of a site open that has been closed.
            assert "stale" not in control
            # Not by cookie: no reader of ours has one, and others' make no difference.
            assert response["Vary"] == "Accept-Encoding"

    def test_what_has_a_life_of_its_own_keeps_it(self, client, page):
        keep(client, "/robots.txt")
        control = client.get("/robots.txt")["Cache-Control"]
        assert set(control.split(", ")) == {"public", "max-age=86400"}

    def test_staff_get_their_own_page_that_nobody_else_is_given(self, client, page):
        staff = Client()
        staff.force_login(UserFactory(is_superuser=True))
        keep(client, page.url)
        response = staff.get(page.url)
        assert not is_hit(response)
        assert response["Cache-Control"] == "private, no-cache"
        assert "Cookie" in response["Vary"]

    def test_a_page_for_staff_is_not_kept_for_others(self, client, page):
        staff = Client()
        staff.force_login(UserFactory(is_superuser=True))
        assert not was_stored(staff.get(page.url))
        assert not is_hit(client.get(page.url))


class TestWhoIsSomebody:
    def test_a_cookie_of_another_site_below_the_domain_makes_no_difference(
        self, client, page
    ):
        keep(client, page.url)
        client.cookies["_ga"] = "GA1.2.3"
        assert is_hit(client.get(page.url))

    @pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
    def test_a_cookie_of_ours_does(self, client, page, name):
        keep(client, page.url)
        client.cookies[name] = "x" * 32
        assert not is_hit(client.get(page.url))

    def test_a_name_and_password_in_a_header_do(self, client, page):
        keep(client, page.url)
        assert not is_hit(client.get(page.url, headers={"authorization": "Basic eDp5"}))

    def test_a_page_behind_a_password_is_not_kept(self, client, page):
        PageViewRestriction.objects.create(
            page=page,
            restriction_type=PageViewRestriction.PASSWORD,
            password="solgavlen-2026",
        )
        for _visit in range(2):
            response = client.get(page.url)
        assert not is_hit(response)
        assert "public" not in response.get("Cache-Control", "")

    def test_another_method_is_not_answered_from_what_is_kept(self, client, page):
        keep(client, page.url)
        assert not is_hit(client.post(page.url))


class TestParameters:
    def test_what_follows_a_visitor_around_is_one_page(self, client, page):
        plain = keep(client, page.url)
        response = client.get(f"{page.url}?utm_source=nyhedsbrev&fbclid=Iw_1")
        assert is_hit(response)
        assert response.content.decode() == plain

    def test_a_page_that_is_first_asked_for_with_it_does_not_hold_it(
        self, client, page
    ):
        first = client.get(f"{page.url}?utm_campaign=hemmelig-{page.pk}")
        assert was_stored(first)
        assert "hemmelig" not in first.content.decode()
        assert is_hit(client.get(page.url))

    def test_an_unknown_parameter_is_not_kept(self, client, page):
        for _visit in range(2):
            response = client.get(f"{page.url}?hvad=som-helst")
        assert not is_hit(response)
        assert not was_stored(response)

    def test_a_filter_of_an_overview_is_a_page_of_its_own(self, client):
        SiteSettingsFactory()
        children = ThemeFactory(title="Børn", slug="boern")
        overview = InitiativeIndexPageFactory()
        InitiativePageFactory(parent=overview, themes=[children])
        InitiativePageFactory(parent=overview, title="Sprogcafé")
        everything = keep(client, overview.url)
        filtered = keep(client, f"{overview.url}?theme=boern&page=1")
        assert filtered != everything
        assert is_hit(client.get(f"{overview.url}?page=1&theme=boern"))
        assert not was_stored(client.get(f"{overview.url}?theme=boern&theme=unge"))

    def test_invented_addresses_push_no_page_out(self, client, settings):
        SiteSettingsFactory()
        settings.PAGE_CACHE_BYTES = 80_000
        overview = InitiativeIndexPageFactory()
        keep(client, overview.url)
        for number in range(30):
            client.get(f"{overview.url}?theme=opfundet-{number}")
            client.get(f"/opfundet-{number}/")
            client.get(f"{overview.url}?x={number}")
        assert is_hit(client.get(overview.url))


def test_a_page_of_a_table_that_nobody_watches_is_not_kept(client, page, monkeypatch):
    made = type(page).get_context

    def look(self, request, *args, **kwargs):
        list(UserFactory._meta.model.objects.all())
        return made(self, request, *args, **kwargs)

    monkeypatch.setattr(type(page), "get_context", look)
    for _visit in range(2):
        response = client.get(page.url)
    assert not is_hit(response)


def test_while_the_database_is_away_what_was_kept_last_is_answered(
    client, page, monkeypatch
):
    kept = keep(client, page.url)

    def fail():
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(keeper, "current_generation", fail)
    response = client.get(page.url)
    assert is_hit(response)
    assert response.content.decode() == kept


def test_while_the_database_is_away_nothing_older_is_answered_than_was_published(
    client, page, monkeypatch
):
    seen = Seen()
    monkeypatch.setattr(keeper, "Seen", lambda: seen)
    keep(client, page.url)
    # Another process, of which this one hears nothing.
    page.summary = "Ring og få en tid."
    publish(page)
    Client().post("/linkfejl/")

    def fail():
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(keeper, "current_generation", fail)
    assert not is_hit(client.get(page.url))


def test_a_page_that_depends_on_the_clock_holds_until_it_says(
    client, page, monkeypatch
):
    made = type(page).get_context
    end = datetime(2027, 1, 15, 12, tzinfo=UTC)

    def until(self, request, *args, **kwargs):
        holds_until(request, end)
        return made(self, request, *args, **kwargs)

    monkeypatch.setattr(type(page), "get_context", until)
    now = end.timestamp() - 60
    monkeypatch.setattr(keeper.time, "time", lambda: now)
    assert was_stored(client.get(page.url))
    assert is_hit(client.get(page.url))
    now = end.timestamp()
    late = client.get(page.url)
    assert not is_hit(late)
    assert not was_stored(late)
