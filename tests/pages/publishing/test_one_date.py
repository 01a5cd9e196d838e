"""The day that a page gives its readers is the day that everything gives."""

import csv
import datetime
import io
import json
from unittest import mock
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Half past midnight in Denmark, by winter and by summer time.
NIGHTS = [
    (datetime.datetime(2026, 1, 14, 23, 30, tzinfo=datetime.UTC), "2026-01-15"),
    (datetime.datetime(2026, 7, 14, 22, 30, tzinfo=datetime.UTC), "2026-07-15"),
]


def days_told(client, page) -> dict[str, str]:
    """Return the day of update as each writer of the site tells it."""
    document = parse(client.get(page.url))
    script = one(document, 'script[type="application/ld+json"]')
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314
    staff = StaffClient(UserFactory())
    table = staff.get(reverse("pages_to_review"), {"export": "csv"}).getvalue()
    rows = csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";")
    [exported] = [row["Sidst opdateret"] for row in rows if row["Side"] == page.title]
    front = one(parse(client.get("/")), ".latest time")
    return {
        "page": document.select(".page-metadata time")[-1]["datetime"],
        "front page": front["datetime"],
        "search engines": json.loads(script.string)["dateModified"],
        "site map": next(
            url.findtext(f"{SITEMAP}lastmod")
            for url in sitemap
            if url.findtext(f"{SITEMAP}loc") == page.full_url
        ),
        "feed": feed.findtext(f"{ATOM}entry/{ATOM}updated")[:10],
        "export": "-".join(reversed(exported.split("-"))),
    }


@pytest.mark.parametrize(("moment", "day"), NIGHTS)
def test_is_the_danish_one_just_after_midnight(client, moment, day):
    SiteSettingsFactory()
    with mock.patch.object(timezone, "now", return_value=moment):
        page = publish(StandardPageFactory(content_owner=None))
    assert set(days_told(client, page).values()) == {day}


def test_stays_with_a_minor_edit(client):
    SiteSettingsFactory()
    page = StandardPageFactory(
        content_created=datetime.date(2019, 1, 11),
        content_updated=datetime.date(2019, 11, 19),
        minor_edit=True,
    )
    assert set(days_told(client, publish(page)).values()) == {"2019-11-19"}


def test_the_admin_calls_the_day_of_a_draft_by_another_name():
    publish(StandardPageFactory())
    staff = StaffClient(UserFactory())
    page = StandardPageFactory().get_parent()
    answer = staff.get(reverse("wagtailadmin_explore", args=[page.pk]))
    headings = [words(heading) for heading in parse(answer).select("thead th")]
    assert any("Redigeret" in heading for heading in headings)
    assert not any("Opdateret" in heading for heading in headings)
