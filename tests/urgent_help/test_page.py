"""Whom to ring now: by the clock, by department, and on every page's way there."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import PageViewRestriction

from departments.blocks import DepartmentServicePointsStreamBlock
from pages.guidance.remaining import GuidingTextError
from pages.models import EmergencyNumber
from tests.clock import clock_at
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    SiteSettingsFactory,
    UrgentHelpPageFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of
from urgent_help.blocks import TroubleStreamBlock, default_sections, first_troubles
from urgent_help.models import UrgentHelpPage

pytestmark = pytest.mark.django_db

DENMARK = ZoneInfo("Europe/Copenhagen")
# A Monday.
OPEN = datetime.datetime(2026, 11, 30, 10, 0, tzinfo=DENMARK)
CLOSED = OPEN.replace(hour=20)
# What every page costs: the site, the page, and all that it shows.
BUDGET = 3


@pytest.fixture
def page():
    settings = SiteSettingsFactory()
    settings.emergency_numbers.add(
        EmergencyNumber(name="Døgnvagten", number="12 34 56 99", sort_order=1)
    )
    settings.save()
    return UrgentHelpPageFactory(troubles=first_troubles())


def caretaker(opens: int, closes: int) -> list[tuple]:
    week = {
        "first_day": "0",
        "last_day": "6",
        "opens": datetime.time(opens),
        "closes": datetime.time(closes),
    }
    return [
        (
            "service_point",
            {
                "kind": "caretaker",
                "title": "Varmemesteren i Teglhaven",
                "telephone": "12 34 56 11",
                "weekly": [week],
                "closed_on_holidays": False,
            },
        ),
        (
            "service_point",
            {"kind": "other", "title": "Rådgiveren", "telephone": "12 34 56 77"},
        ),
    ]


def on_duty(hours: tuple[int, int] | None = None, **more) -> list[tuple]:
    """Return a caretaker from 8 to 12, and a department's own who are on duty."""
    value = {"title": "Vagten i Teglhaven", "telephone": "12 34 56 88", **more}
    if hours:
        value["weekly"] = caretaker(*hours)[0][1]["weekly"]
    return [caretaker(8, 12)[0], ("duty", value)]


def at(moment: datetime.datetime, address: str):
    """Return the page as it is at a moment."""
    with clock_at(moment):
        return parse(Client().get(address))


def told(main) -> tuple[str, list[str]]:
    """Return the sentence on whom to ring now, and the numbers below it."""
    section = one(main, "section[aria-labelledby=_now]")
    sentence = section.select_one("h2 + p").get_text(" ", strip=True)
    return sentence, [link["href"] for link in section.select("a[href^=tel]")]


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (OPEN, "12345600"),
        (CLOSED, "12345699"),
        (OPEN.replace(hour=15), "12345699"),
        # A Monday in UTC, when it has long been ten in Denmark; and Whit Monday.
        (datetime.datetime(2026, 7, 6, 7, 30, tzinfo=datetime.UTC), "12345600"),
        (datetime.datetime(2026, 5, 25, 10, 0, tzinfo=DENMARK), "12345699"),
    ],
)
def test_the_answer_follows_the_clock_in_denmark(page, moment, number):
    document = at(moment, page.url)
    assert told(document)[1] == [f"tel:{number}"]
    # Water, heat and the rest say the same; 112 stands above all of it.
    rows = one(document, "ul.troubles").select("a[href^=tel]")
    assert {row["href"] for row in rows} == {f"tel:{number}"}
    assert len(rows) == len(first_troubles())
    first = document.select("main section")[0]
    assert words(one(first, "h2")) == "Er nogen i fare?"
    assert one(first, "a")["href"] == "tel:112"
    assert len(document.select("h1")) == 1


def test_it_says_why_and_until_when(page):
    assert told(at(OPEN, page.url))[0] == (
        "Lige nu har Ejendomskontoret åbent. Ring dertil."
    )
    closed = at(CLOSED, page.url)
    assert (
        told(closed)[0] == "Lige nu har Ejendomskontoret lukket. Ring til Døgnvagten."
    )
    text = words(one(closed, "main"))
    assert "Det gælder til tirsdag 1. december kl. 09.00." in text
    # On paper, where “now” would be a lie, all numbers stand with their hours.
    numbers = words(one(closed, ".urgent-numbers"))
    assert "Mandag til fredag kl. 9–15" in numbers
    assert "Lukket på helligdage." in numbers
    assert "12 34 56 99" in numbers


def test_a_page_that_is_kept_changes_by_itself_when_the_office_opens(page, settings):
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    before = OPEN.replace(hour=8, minute=59)
    assert told(at(before, page.url))[1] == ["tel:12345699"]
    assert told(at(before, page.url))[1] == ["tel:12345699"]
    assert told(at(OPEN, page.url))[1] == ["tel:12345600"]


def test_a_department_has_its_own_caretaker_first_and_nobody_has_to_choose(page):
    teglhaven = DepartmentPageFactory(
        title="Teglhaven", slug="teglhaven", service_points=caretaker(7, 21)
    )
    PageViewRestriction.objects.create(
        page=DepartmentPageFactory(title="Hemmelig", parent=teglhaven.get_parent()),
        restriction_type=PageViewRestriction.LOGIN,
    )
    links = one(at(CLOSED, page.url), ".urgent-departments").select("a")
    assert [link.get_text(strip=True) for link in links] == ["Teglhaven"]
    assert links[0]["href"] == "?afdeling=teglhaven#_now"
    chosen = at(CLOSED, f"{page.url}?afdeling=teglhaven")
    assert told(chosen) == (
        "Lige nu har Varmemesteren i Teglhaven åbent. Ring dertil.",
        ["tel:12345611"],
    )
    assert one(chosen, "[aria-current=true]").get_text(strip=True) == "Teglhaven"
    assert "Rådgiveren" not in words(one(chosen, "main"))
    for nobody in ("findes-ikke", "x%00", "a" * 3000):
        unknown = at(CLOSED, f"{page.url}?afdeling={nobody}")
        assert "Vi kender ikke den afdeling." in words(one(unknown, "main"))
        assert told(unknown)[1] == ["tel:12345699"]


@pytest.fixture
def teglhaven(page):
    return DepartmentPageFactory(
        title="Teglhaven", slug="teglhaven", service_points=on_duty((16, 22))
    )


@pytest.mark.parametrize(
    ("hour", "number", "until"),
    [
        (10, "12345611", "mandag 30. november kl. 12.00"),
        # Those on duty come on at 16: until then the association's answer.
        (15, "12345699", "mandag 30. november kl. 16.00"),
        (16, "12345688", "mandag 30. november kl. 22.00"),
        (23, "12345699", "tirsdag 1. december kl. 08.00"),
    ],
)
def test_a_department_with_a_duty_number_of_its_own_is_told_it_at_its_hours(
    page, teglhaven, hour, number, until
):
    page.service_points = []
    publish(page)
    # The office is known by its number alone, so the caretaker's hours decide.
    moment = OPEN.replace(hour=hour)
    chosen = at(moment, f"{page.url}?afdeling=teglhaven")
    assert told(chosen)[1] == [f"tel:{number}"]
    assert f"Det gælder til {until}." in words(one(chosen, "[aria-labelledby=_now]"))
    # Each kind of trouble leads to the same.
    rows = one(chosen, "ul.troubles").select("a[href^=tel]")
    assert {row["href"] for row in rows} == {f"tel:{number}"}


def test_the_page_of_the_department_agrees_and_changes_to_the_minute(
    page, teglhaven, settings
):
    settings.PAGE_CACHE_BYTES = 8 * 1024 * 1024
    section = "section[aria-labelledby=_answers-title]"
    for hour, minute, number in (
        (15, 59, "12345699"),
        (15, 59, "12345699"),
        (16, 0, "12345688"),
        (21, 59, "12345688"),
        (22, 0, "12345699"),
    ):
        moment = OPEN.replace(hour=hour, minute=minute)
        here = one(at(moment, teglhaven.url), section)
        there = at(moment, f"{page.url}?afdeling=teglhaven")
        assert [a["href"] for a in here.select("a[href^=tel]")] == [f"tel:{number}"]
        assert told(there) == (words(here.select_one("h2 + p")), [f"tel:{number}"])
        # For all of them nothing is changed, and the way to one's own is shown.
        assert told(at(moment, page.url))[1] == ["tel:12345699"]
    assert here.select_one(".way-on")["href"] == "/akut-hjaelp/?afdeling=teglhaven"
    front = one(at(CLOSED, "/"), section)
    assert front.select_one(".way-on")["href"] == "/akut-hjaelp/#_departments"


def test_without_hours_it_answers_whenever_nobody_is_open_and_on_holidays(page):
    DepartmentPageFactory(slug="teglhaven", service_points=on_duty())
    address = f"{page.url}?afdeling=teglhaven"
    assert told(at(CLOSED, address)) == (
        (
            "Lige nu har Varmemesteren i Teglhaven og Ejendomskontoret lukket. Ring til "
            "Vagten i Teglhaven."
        ),
        ["tel:12345688"],
    )
    whit_monday = datetime.datetime(2026, 5, 25, 13, 0, tzinfo=DENMARK)
    assert told(at(whit_monday, address))[1] == ["tel:12345688"]
    # On paper all numbers, the association's too, and which of them is for when.
    numbers = words(one(at(OPEN, address), ".urgent-numbers"))
    assert "Vagten i Teglhaven 12 34 56 88 Når kontoret har lukket." in numbers
    assert "Døgnvagten 12 34 56 99 For hele boligorganisationen" in numbers


@pytest.mark.parametrize(("closed", "number"), [(False, "88"), (True, "99")])
def test_hours_of_duty_hold_on_holidays_unless_somebody_says_otherwise(
    page, closed, number
):
    points = on_duty((12, 20), closed_on_holidays=closed)
    DepartmentPageFactory(slug="teglhaven", service_points=points)
    whit_monday = datetime.datetime(2026, 5, 25, 13, 0, tzinfo=DENMARK)
    chosen = at(whit_monday, f"{page.url}?afdeling=teglhaven")
    assert told(chosen)[1] == [f"tel:123456{number}"]


@pytest.mark.parametrize(
    ("telephone", "sentence"),
    [
        ("", "Feltet skal udfyldes."),
        ("12 34", "Det kan ingen ringe til."),
    ],
)
def test_a_duty_number_that_nobody_can_dial_is_refused_in_words(telephone, sentence):
    block = DepartmentServicePointsStreamBlock().child_blocks["duty"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"telephone": telephone, "weekly": []}))
    [message] = refused.value.block_errors["telephone"].messages
    assert sentence in message


def test_without_hours_or_numbers_it_still_says_112_and_nothing_untrue():
    settings = SiteSettingsFactory(phone="")
    page = UrgentHelpPageFactory(service_points=[])
    document = at(OPEN, page.url)
    assert not document.select("[aria-labelledby=_now]")
    assert one(document, "[aria-labelledby=_danger] a")["href"] == "tel:112"
    settings.phone = "12 34 56 00"
    settings.save()
    assert told(at(OPEN, page.url)) == ("Ring til kontoret.", ["tel:12345600"])
    assert page.readiness_warnings()


def test_it_costs_three_queries_with_2_and_200_departments(client, page):
    overview = DepartmentIndexPageFactory()
    for more in (2, 198):
        for number in range(more):
            DepartmentPageFactory(
                parent=overview,
                slug=f"afdeling-{more}-{number}",
                service_points=on_duty(),
            )
        assert len(queries_of(client, page.url)) == BUDGET
        chosen = f"{page.url}?afdeling=afdeling-{more}-0"
        assert len(queries_of(client, chosen)) == BUDGET


def test_the_front_page_and_the_foot_of_every_page_lead_there(client, page):
    elsewhere = page.get_parent().get_children().first()
    for address in ("/", "/soeg/", elsewhere.url):
        foot = one(parse(client.get(address)), "[aria-labelledby=_emergency]")
        assert one(foot, "a[href='/akut-hjaelp/']")
    assert one(parse(client.get("/")), "main a[href='/akut-hjaelp/']")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert not parse(client.get("/")).select("a[href='/akut-hjaelp/']")
    restriction.delete()
    page.unpublish()
    assert not parse(client.get("/")).select("a[href='/akut-hjaelp/']")


def test_what_is_proposed_is_published_once_the_price_is_written():
    page = UrgentHelpPageFactory(live=False, troubles=first_troubles())
    page.body = page.body.stream_block.to_python(default_sections())
    with pytest.raises(GuidingTextError):
        publish(page)
    costs = page.body[0].value["text"]
    costs.source = costs.source.replace("[[skriv beløbet]]", "850")
    page = publish(page)
    assert isinstance(page, UrgentHelpPage)
    assert "850 kroner" in words(one(at(OPEN, page.url), "main"))


def test_somebody_elses_row_needs_their_number():
    block = TroubleStreamBlock().child_blocks["heat"]
    value = block.get_default() | {"call": "own", "who": "Varmeværket"}
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(value))
    value |= {"number": "12 34 56 50"}
    cleaned = block.clean(block.normalize(value))
    assert (cleaned.contact.name, cleaned.contact.href) == (
        "Varmeværket",
        "tel:12345650",
    )


def test_the_front_page_says_who_answers_now_and_until_when(page):
    section = "section[aria-labelledby=_answers-title]"
    office = one(at(OPEN, "/"), section)
    assert "åbent" in office.text
    assert "Det gælder til mandag" in office.text
    assert [link["href"] for link in office.select("a[href^=tel]")] == ["tel:12345600"]
    closed = one(at(CLOSED, "/"), section)
    assert [link["href"] for link in closed.select("a[href^=tel]")] == ["tel:12345699"]
    assert len(queries_of(Client(), "/")) == BUDGET

    page.service_points = []
    publish(page)
    assert not at(OPEN, "/").select(section)
