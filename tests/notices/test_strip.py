"""What stands above a page: which notices, in which words, and for how long."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from notices.models import Notice
from page_cache.marking import end_of
from tests.factories import (
    DepartmentPageFactory,
    NoticeFactory,
    NoticeIndexPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
BUDGET = 3
# A Monday at noon, in Copenhagen.
NOON = datetime.datetime(2026, 11, 30, 11, tzinfo=datetime.UTC)


@pytest.fixture
def notice_list(db):
    SiteSettingsFactory()
    return publish(NoticeIndexPageFactory(slug="drift"))


@pytest.fixture
def clock(monkeypatch):
    """Set the clock of the site; `clock(moment)`."""

    def tell(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        # That of the pages that are kept.
        monkeypatch.setattr("page_cache.keeper.time.time", moment.timestamp)

    tell(NOON)
    return tell


def strips(client, address="/") -> list[str]:
    """Return what each strip above a page says."""
    return [words(strip) for strip in parse(client.get(address)).select(".strip")]


def test_tells_what_where_since_when_and_until_when(client, notice_list, clock):
    NoticeFactory(
        begins_at=NOON - HOUR,
        ends_at=NOON + 25 * HOUR + HOUR / 2,
        place="opgang 2–6",
        departments=[DepartmentPageFactory(title="Teglhaven")],
    )
    document = parse(client.get("/"))
    assert words(one(document, ".strip p")) == (
        "Vand, Teglhaven, opgang 2–6. Der er lukket for vandet. Fra mandag den 30. "
        "november kl. 11 til tirsdag den 1. december kl. 13.30."
    )
    assert [time["datetime"] for time in document.select(".strip time")] == [
        "2026-11-30T11:00+01:00",
        "2026-12-01T13:30+01:00",
    ]
    assert one(document, ".strip a")["href"] == notice_list.url
    assert not document.select(".strip button")


def test_says_that_nobody_knows_until_when(client, notice_list):
    NoticeFactory()
    [said] = strips(client)
    assert "Vi ved endnu ikke, hvornår det er i orden." in said


def test_what_is_urgent_is_read_before_the_header_and_by_its_own_name(
    client, notice_list
):
    NoticeFactory(text="Vaskeriet er lukket.", kind="laundry")
    NoticeFactory(text="Strømmen er gået.", kind="power", is_urgent=True)
    body = one(parse(client.get("/")), "body")
    parts = [
        part.get("aria-label") or part.name
        for part in body.find_all(["section", "header", "main"], recursive=False)
    ]
    assert parts == [
        "Driftsvarsler, der haster",
        "header",
        "Driftsvarsler",
        "main",
    ]
    assert "Haster: strøm" in words(one(body, ".strip-urgent"))


def test_a_department_hears_of_its_own_and_the_front_page_of_all(client, notice_list):
    here, there = DepartmentPageFactory(), DepartmentPageFactory()
    NoticeFactory(text="Kun her.", departments=[here])
    elsewhere = publish(StandardPageFactory())
    for page, is_told in ((here, True), (there, False), (elsewhere, False)):
        assert ("Kun her." in "".join(strips(client, page.url))) == is_told, page
    [said] = strips(client)
    assert here.title in said
    assert "Kun her." in words(one(parse(client.get(notice_list.url)), "main"))
    # Above the list of all there is none of them.
    assert strips(client, notice_list.url) == []


def test_of_many_departments_some_are_named_and_the_others_counted(client, notice_list):
    NoticeFactory(departments=DepartmentPageFactory.create_batch(7))
    [said] = strips(client)
    assert "og 4 andre" in said


def test_of_ten_the_first_three_are_shown_and_the_way_to_all(client, notice_list):
    NoticeFactory.create_batch(8)
    NoticeFactory(text="Elevatoren står.", is_urgent=True)
    NoticeFactory(text="Alt er godt.", solved_at=timezone.now())
    urgent, calm = strips(client)
    assert "Elevatoren står." in urgent
    # Of several their words are left to the list.
    assert "Der er lukket for vandet." not in calm
    assert calm.count("Vand, alle afdelinger. Fra") == 2
    assert calm.endswith("Se alle 10 driftsvarsler")
    notice_list.unpublish()
    assert "".join(strips(client)).count("Der er lukket for vandet.") == 8


def test_is_announced_a_day_before_it_begins_and_gone_when_it_ends(
    client, notice_list, clock
):
    # The front page depends on the clock by other things as well.
    page = publish(StandardPageFactory())
    NoticeFactory(begins_at=NOON + 30 * HOUR, ends_at=NOON + 40 * HOUR, is_urgent=True)
    said = {}
    for hours in (0, 6, 29, 30, 39, 40):
        clock(NOON + hours * HOUR)
        response = client.get(page.url)
        strip = parse(response).select_one(".strip b")
        said[hours] = words(strip).partition(",")[0] if strip else ""
        end = end_of(response.wsgi_request)
        following = [moment for moment in (6, 30, 40) if moment > hours]
        expected = NOON + following[0] * HOUR if following else None
        assert end == expected, hours
    assert said == {
        0: "",
        6: "Planlagt: vand",
        29: "Planlagt: vand",
        30: "Haster: vand",
        39: "Haster: vand",
        40: "",
    }


def test_news_and_the_end_are_told_for_two_hours(client, notice_list, clock):
    notice = NoticeFactory(begins_at=NOON - HOUR, ends_at=NOON + 5 * HOUR)
    notice.working_at, notice.working_word = NOON, "Vi arbejder på det"
    notice.save()
    assert "Nyt kl. 12: Vi arbejder på det" in strips(client)[0]
    notice.solved_at, notice.solved_word = NOON + HOUR, "Vandet er tilbage."
    notice.save()
    clock(NOON + 2 * HOUR)
    assert strips(client)[0].startswith("Vand, alle afdelinger")
    assert "Løst kl. 13: Vandet er tilbage." in strips(client)[0]
    assert "til" not in strips(client)[0].partition("Løst")[0].split()
    clock(NOON + 3 * HOUR)
    assert strips(client) == []


def test_costs_no_query_however_many_there_are(client, notice_list):
    page = publish(StandardPageFactory())
    homes = DepartmentPageFactory.create_batch(20)
    before = [len(queries_of(client, url)) for url in ("/", page.url, homes[0].url)]
    NoticeFactory.create_batch(10, departments=homes)
    NoticeFactory.create_batch(20)
    after = [len(queries_of(client, url)) for url in ("/", page.url, homes[0].url)]
    assert after == before
    assert len(queries_of(client, notice_list.url)) == BUDGET


def test_a_page_that_is_kept_tells_at_once_what_has_changed(
    client, notice_list, settings, clock
):
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    page = publish(StandardPageFactory())
    assert strips(client, page.url) == []
    notice = NoticeFactory(begins_at=NOON - HOUR, ends_at=NOON + HOUR)
    assert len(strips(client, page.url)) == 1
    assert len(queries_of(client, page.url)) == 1, "not kept"
    clock(NOON + HOUR)
    assert strips(client, page.url) == []
    Notice.objects.filter(pk=notice.pk).update(shown_until=None)
    assert len(strips(client, page.url)) == 1
    Notice.objects.filter(pk=notice.pk).update(withdrawn_at=NOON)
    assert strips(client, page.url) == []


def test_texts_of_people_are_printed_as_text(client, notice_list):
    NoticeFactory(text='<script>alert("!")</script> & æøå', place="<b>2</b>")
    document = parse(client.get("/"))
    assert '<script>alert("!")</script> & æøå' in words(one(document, ".strip p"))
    assert len(document.select(".strip b")) == 1


@pytest.mark.parametrize("is_all", [True, False])
def test_what_is_only_for_some_is_named_to_nobody(client, notice_list, is_all):
    home = DepartmentPageFactory(title="Teglhaven")
    NoticeFactory(departments=[home])
    PageViewRestriction.objects.create(
        page=notice_list.get_parent() if is_all else home,
        restriction_type=PageViewRestriction.LOGIN,
    )
    feed = client.get(reverse("notice_feed"))
    assert feed.status_code == (404 if is_all else 200)
    for address in ("/", notice_list.url, reverse("notice_feed")):
        said = client.get(address).content.decode()
        assert "Teglhaven" not in said
        assert ("Der er lukket for vandet." in said) == (not is_all)
