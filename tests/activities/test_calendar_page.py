"""The calendar page and the page of an activity, as residents get them."""

import datetime
import json

import pytest
from django.utils import timezone

from activities.models import (
    ActivityChange,
    ActivityIndexPage,
    ActivityPage,
    Occurrence,
)
from activities.programme import write_down
from pages.desk.needs import Desk
from pages.models import HomePage
from tests.factories import (
    ActivityIndexPageFactory,
    ActivityPageFactory,
    DepartmentPageFactory,
    InitiativePageFactory,
    PersonFactory,
    SiteSettingsFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

BUDGET = 3
DAY = datetime.timedelta(days=1)


@pytest.fixture
def calendar() -> ActivityIndexPage:
    SiteSettingsFactory()
    return ActivityIndexPageFactory(show_in_menus=True)


def activity(calendar, days: int = 1, **values) -> ActivityPage:
    """Publish an activity `days` from today."""
    first_day = timezone.localdate() + days * DAY
    departments = values.pop("departments", ())
    page = ActivityPageFactory(parent=calendar, first_day=first_day, **values)
    page.departments.set(departments)
    publish(page)
    return page


def headings(response) -> list[str]:
    return [time.text for time in parse(response).select(".day h3 time")]


def titles(response) -> list[str]:
    return [link.text for link in parse(response).select(".date h4 a")]


def test_days_are_called_as_people_call_them(client, calendar):
    activity(calendar, 0, begins_at=None, ends_at=None, title="Gårddag")
    activity(calendar, 1, title="Spisning")
    activity(calendar, 3, title="Bingo")
    response = client.get(calendar.url)

    assert headings(response)[:2] == ["I dag", "I morgen"]
    assert " den " in headings(response)[2]
    assert titles(response) == ["Gårddag", "Spisning", "Bingo"]
    assert (
        one(parse(response), ".day:nth-of-type(2) .date-hours").text.strip()
        == "Kl. 19–21"
    )


def test_what_is_over_is_gone_and_what_goes_on_is_under_today(client, calendar):
    activity(calendar, -2, title="Forbi")
    last_day = timezone.localdate() + DAY
    activity(calendar, -1, last_day=last_day, title="Sommerlejr")
    response = client.get(calendar.url)

    assert titles(response) == ["Sommerlejr"]
    assert headings(response) == ["I dag"]
    assert "siden" in one(parse(response), ".date-hours .small").text


def test_nothing_planned_is_said_in_words(client, calendar):
    assert "ikke planlagt noget lige nu" in client.get(calendar.url).text
    activity(calendar)
    response = client.get(calendar.url, {"department": "findes-ikke"})
    assert "ikke planlagt noget, der passer" not in response.text
    assert titles(response)


def test_a_department_has_its_own_and_what_is_for_all(client, calendar):
    own, other = DepartmentPageFactory.create_batch(2)
    activity(calendar, title="For alle")
    activity(calendar, title="Kun her", departments=[own])
    activity(calendar, title="Et andet sted", departments=[other])
    response = client.get(calendar.url, {"department": own.slug})

    assert sorted(titles(response)) == ["For alle", "Kun her"]
    assert f"afdeling-{own.pk}.ics" in response.text


def test_an_initiative_and_a_month_narrow_the_list(client, calendar):
    initiative = InitiativePageFactory()
    near = activity(calendar, 1, initiative=initiative, title="Nær")
    activity(calendar, 70, title="Fjern")
    by_initiative = client.get(calendar.url, {"initiative": initiative.slug})
    by_month = client.get(calendar.url, {"month": f"{near.first_day:%Y-%m}"})

    assert titles(by_initiative) == ["Nær"]
    assert titles(by_month) == ["Nær"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"month": "2026-13"},
        {"month": "9999-12"},
        {"month": "\0"},
        {"page": "-1"},
        {"page": "9" * 40},
        {"department": "\0" * 3},
        {"initiative": "x" * 5000},
    ],
)
def test_what_makes_no_sense_is_no_error(client, calendar, parameters):
    activity(calendar)

    assert client.get(calendar.url, parameters).status_code in (200, 400)


def test_cancelled_and_moved_dates_are_told_of_in_the_list(client, calendar):
    page = activity(calendar, 1, repeats="weekly", repeats_times=3, title="Spisning")
    second, third = (page.first_day + weeks * 7 * DAY for weeks in (1, 2))
    page.changes = [
        ActivityChange(kind="cancelled", day=second, note="Amina er syg"),
        ActivityChange(
            kind="moved",
            day=third,
            new_day=third + 2 * DAY,
            begins_at=datetime.time(18),
            place="Laden",
        ),
    ]
    publish(page)
    news = [item.text for item in parse(client.get(calendar.url)).select(".date-news")]

    assert news[0] == "Aflyst: Amina er syg"
    assert news[1].startswith("Flyttet til ")
    assert news[1].endswith("kl. 18, Laden")
    assert news[2].startswith("Flyttet fra ")
    told = [item.text for item in parse(client.get(page.url)).select(".date-news")]
    assert told == news


def test_a_draft_never_shows_before_it_is_published(client, calendar):
    page = activity(calendar, 1, title="Spisning")
    page.title = "Hemmelig"
    page.first_day += 7 * DAY
    page.changes = [ActivityChange(kind="cancelled", day=page.first_day)]
    page.save_revision()
    hidden = ActivityPageFactory(parent=calendar, live=False, title="Ny")
    hidden.save_revision()
    texts = [client.get(url).text for url in (calendar.url, page.url)]
    texts.append(client.get("/kalender/aktiviteter.ics").content.decode())

    assert not any("Hemmelig" in text or "Aflyst" in text for text in texts)
    assert client.get(f"/kalender/aktivitet-{hidden.pk}.ics").status_code == 404


def test_an_activity_taken_down_is_on_no_list(client, calendar):
    page = activity(calendar)
    page.unpublish()

    assert not titles(client.get(calendar.url))
    assert client.get(f"/kalender/aktivitet-{page.pk}.ics").status_code == 404


def test_an_activity_that_is_over_says_so(client, calendar):
    page = activity(calendar, -7)

    assert "Aktiviteten er slut." in one(parse(client.get(page.url)), ".page-head").text


def test_the_page_says_when_where_and_how_to_join(client, calendar):
    department = DepartmentPageFactory(title="Teglhaven")
    initiative = InitiativePageFactory(title="Sundhedscafé")
    page = activity(
        calendar,
        departments=[department],
        initiative=initiative,
        repeats="weekly",
        address="Teglvej 4, 9999 Egeby",
    )
    facts = one(parse(client.get(page.url)), ".fact-panel").text

    for words in (
        "Hver ",
        "Teglvej 4",
        "Gratis",
        "Kom bare",
        "Teglhaven",
        "Sundhedscafé",
    ):
        assert words in facts
    assert len(parse(client.get(page.url)).select(".dates li")) == 5


def test_lists_take_three_queries_however_much_is_on(client, calendar):
    departments = DepartmentPageFactory.create_batch(3)
    page = activity(calendar, departments=departments, repeats="weekly")
    few = [queries_of(client, url) for url in (calendar.url, page.url)]
    for number in range(12):
        activity(calendar, number, departments=departments[:1], repeats="weekly")
    many = [queries_of(client, url) for url in (calendar.url, page.url)]

    assert [len(queries) for queries in few] == [BUDGET, BUDGET]
    assert [len(queries) for queries in many] == [BUDGET, BUDGET]
    assert len(queries_of(client, f"{calendar.url}?page=2")) == BUDGET + 1


def test_dates_are_written_down_as_far_as_lists_look_and_prolonged(calendar):
    page = activity(calendar, repeats="weekly")
    count = Occurrence.objects.filter(activity=page).count()
    assert 77 <= count <= 79
    later = timezone.now() + 100 * DAY
    write_down(page, later)

    assert Occurrence.objects.filter(activity=page).latest("starts_at").starts_at > (
        timezone.now() + 600 * DAY
    )
    page.programme.refresh_from_db()
    assert page.programme.sequence == 0


def test_the_front_page_has_what_is_on_today_and_in_the_days_after(client, calendar):
    assert "_on-title" not in client.get("/").text
    activity(calendar, 7, title="Om en uge")
    assert "_on-title" not in client.get("/").text
    activity(calendar, 1, title="Spisning")
    for number in range(4):
        activity(calendar, 0, begins_at=None, ends_at=None, title=f"Gårddag {number}")
    activity(calendar, 6, title="Bingo")
    section = one(parse(client.get("/")), "section[aria-labelledby=_on-title]")

    assert [day.text for day in section.select("h3 time")][:2] == ["I dag", "I morgen"]
    assert [link.text for link in section.select("h4 a")][-2:] == ["Spisning", "Bingo"]
    assert len(section.select("h4")) == 6
    assert section.select("a")[-1]["href"] == calendar.url
    assert len(queries_of(client, "/")) == BUDGET

    HomePage.objects.update(show_now=False)
    assert "_on-title" not in client.get("/").text


def test_an_initiative_and_a_department_show_what_is_theirs(client, calendar):
    initiative, department = InitiativePageFactory(), DepartmentPageFactory()
    counts = [len(queries_of(client, page.url)) for page in (initiative, department)]
    activity(calendar, title="Med", initiative=initiative, departments=[department])
    activity(calendar, title="For alle")

    assert titles_of(client, initiative) == ["Med"]
    assert titles_of(client, department) == ["Med", "For alle"]
    after = [len(queries_of(client, page.url)) for page in (initiative, department)]
    assert after == counts


def titles_of(client, page) -> list[str]:
    section = one(
        parse(client.get(page.url)), "section[aria-labelledby=_activities-title]"
    )
    return [link.text for link in section.select("h3 a")]


def test_search_engines_are_told_of_the_next_date(client, calendar):
    page = activity(calendar, address="Teglvej 4", repeats="weekly", repeats_times=2)
    text = parse(client.get(page.url)).select_one("script[type*=json]").string
    event = json.loads(text)["mainEntity"]

    assert event["@type"] == "Event"
    assert event["eventStatus"].endswith("EventScheduled")
    assert event["startDate"].startswith(f"{page.first_day}T19:00:00+0")
    assert event["offers"]["price"] == 0
    assert event["location"]["address"] == "Teglvej 4"


def test_its_owner_is_told_when_no_dates_are_left(calendar):
    user = UserFactory()
    owner = PersonFactory(user=user)
    over = activity(calendar, -3, content_owner=owner)
    activity(calendar, 3, content_owner=owner)
    told = {
        seen.page.pk: [need.sentence for need in seen.needs]
        for seen in Desk(user).to_see
    }

    assert list(told) == [over.pk]
    assert "ikke flere datoer" in told[over.pk][0]
