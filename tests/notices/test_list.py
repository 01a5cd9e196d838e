"""The list of notices and its feeds, as residents read them."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone

from notices.models import NoticeEvent
from tests.factories import (
    DepartmentPageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    SiteSettingsFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def page(db):
    SiteSettingsFactory()
    return publish(NoticeIndexPageFactory(slug="drift"))


@pytest.fixture
def departments(page):
    return [DepartmentPageFactory(title=name) for name in ("Teglhaven", "Østergården")]


def sections(client, address) -> dict[str, list[str]]:
    """Return the notices of each section, by its heading."""
    document = parse(client.get(address))
    return {
        words(one(section, "h2")): [
            words(entry) for entry in section.select(".strip-entry")
        ]
        for section in document.select("main section:has(h2[id^=_])")
    }


def past(days: float, **fields):
    ended = timezone.now() - days * DAY
    return NoticeFactory(begins_at=ended - DAY, ends_at=ended, **fields)


def test_nothing_is_said_to_work_that_nobody_knows_of(client, page):
    assert "Alt virker, så vidt vi ved." in words(
        one(parse(client.get(page.url)), "main")
    )


def test_what_is_now_what_is_planned_and_what_has_been(client, page, departments):
    now = timezone.now()
    NoticeFactory(text="Nu.", departments=departments)
    NoticeFactory(text="På fredag.", begins_at=now + 3 * DAY)
    solved = NoticeFactory(text="Løst.", solved_at=now - HOUR)
    past(2, text="I tirsdags.")
    past(31, text="For længe siden.")
    NoticeFactory(text="Aldrig.", withdrawn_at=now)
    for what, text in (("working", "Pumpen er skiftet."), ("solved", "Vandet er her.")):
        NoticeEvent.objects.create(notice=solved, what=what, text=text, at=now - HOUR)
    found = sections(client, page.url)
    assert list(found) == ["Nu", "Planlagt", "De sidste 30 dage"]
    assert "Teglhaven og Østergården" in found["Nu"][0]
    assert "Pumpen er skiftet." in found["Nu"][1]
    assert "Vandet er her." in found["Nu"][1]
    assert ["På fredag." in entry for entry in found["Planlagt"]] == [True]
    assert ["I tirsdags." in entry for entry in found["De sidste 30 dage"]] == [True]


def test_a_department_is_chosen_by_a_link(client, page, departments):
    tegl, oster = departments
    NoticeFactory(text="Kun Teglhaven.", departments=[tegl])
    NoticeFactory(text="Kun Østergården.", departments=[oster])
    NoticeFactory(text="Alle.")
    document = parse(client.get(page.url))
    links = {words(link): link["href"] for link in document.select(".theme-filter a")}
    assert list(links) == ["Alle afdelinger", "Teglhaven", "Østergården"]
    found = " ".join(sections(client, links["Teglhaven"])["Nu"])
    assert "Kun Teglhaven." in found
    assert "Alle." in found
    assert "Kun Østergården." not in found
    assert client.cookies == {}


@pytest.mark.parametrize(
    "query",
    ["afdeling=findes-ikke", "afdeling=%00", f"afdeling={'x' * 3000}", "page=0"],
)
def test_what_nobody_has_is_no_error(client, page, departments, query):
    NoticeFactory(text="Alle.")
    assert client.get(f"{page.url}?{query}").status_code == 200


def test_many_that_have_been_come_twenty_at_a_time(client, page):
    for number in range(45):
        past(1, text=f"Nummer {number}")
    last = sections(client, f"{page.url}?page=3")["De sidste 30 dage"]
    assert len(last) == 5
    assert len(queries_of(client, page.url)) == 3
    assert len(queries_of(client, f"{page.url}?page=3")) == 4


def feed(client, address) -> ET.Element:
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314, our own


def test_what_is_followed_is_found_and_says_what_the_list_does(
    client, page, departments
):
    notice = NoticeFactory(text="Kun <her> & nu.", departments=departments[:1])
    NoticeFactory(text="Kun der.", departments=departments[1:])
    NoticeFactory(text="Trukket tilbage.", withdrawn_at=timezone.now())
    filtered = parse(client.get(f"{page.url}?afdeling={departments[0].slug}"))
    own, every = [
        link["href"]
        for link in filtered.select('link[rel=alternate][type="application/atom+xml"]')
        if "drift" in link["href"]
    ]
    assert len(feed(client, every).findall(f"{ATOM}entry")) == 2
    [entry] = feed(client, own).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{notice.key}"
    assert entry.findtext(f"{ATOM}title") == f"Vand, {departments[0].title}"
    assert "Kun &lt;her&gt; &amp; nu." in entry.findtext(f"{ATOM}summary")
    link = entry.find(f"{ATOM}link").get("href")
    assert link.endswith(f"/drift/#_varsel-{notice.pk}")
    before = entry.findtext(f"{ATOM}updated")
    notice.solved_at = notice.updated_at = timezone.now() + HOUR
    notice.save()
    [entry] = feed(client, own).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").endswith("(Løst)")
    assert entry.findtext(f"{ATOM}updated") >= before


def test_the_feed_of_a_department_that_is_not_there_is_not_found(client, page):
    for slug in ("findes-ikke", "x" * 3000):
        address = reverse("notice_feed_of_department", args=[slug])
        assert client.get(address).status_code == 404
