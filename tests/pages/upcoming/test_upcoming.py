"""What is planned, day by day, for those who may edit the pages."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from boligsocial import roles
from boligsocial.jobs import publish_scheduled_pages
from linkcheck.verdicts import Verdict
from links.models import LinkHealth
from pages.models import StandardPage
from tests.factories import LinkFactory, StandardPageFactory, publish
from tests.html import one, parse_screen, words
from tests.links.finding.bodies import list_of
from tests.staff import member_of
from tests.standing import standing

URL = reverse("upcoming")
DAY = datetime.timedelta(days=1)
NOTHING = "Der er ikke planlagt noget for de sider, du må redigere."


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    def make():
        roles.set_up_roles()
        names = (roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER)
        return {name: member_of(name) for name in names}

    yield from standing(django_db_blocker, make)


@pytest.fixture
def approver(db, staff):
    return staff[roles.APPROVER]


def tomorrow_at(hour: int) -> datetime.datetime:
    day = timezone.localdate() + DAY
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def plan(page, moment, user=None, end=None):
    page.go_live_at, page.expire_at = moment, end
    page.save_revision(user=user).publish(user=user)
    return page


def listed(client, query: str = "") -> list[tuple[str, list[str]]]:
    """Return each day with its lines, as they are read."""
    screen = parse_screen(client.get(f"{URL}{query}"))
    return [
        (words(day.h3), [words(line) for line in day.select(".upcoming__what")])
        for day in screen.select(".upcoming__day")
    ]


def test_an_empty_list_says_how_something_gets_onto_it(approver):
    told = words(parse_screen(approver.get(URL)))
    assert NOTHING in told
    assert "Udgiv senere …" in told


def test_says_what_happens_when_and_who_has_planned_it(approver):
    draft = StandardPageFactory(title="Ny café", live=False)
    plan(draft, tomorrow_at(8), approver.user, tomorrow_at(8) + 40 * DAY)
    live = publish(StandardPageFactory(title="Haven"))
    live.title = "Fælleshaven"
    plan(live, tomorrow_at(9) + DAY)
    going = publish(StandardPageFactory(title="Juletur"))
    StandardPage.objects.filter(pk=going.pk).update(expire_at=tomorrow_at(20))
    soon = timezone.localdate() + 3 * DAY
    publish(StandardPageFactory(title="Regler", next_review=soon))
    days = listed(approver)
    first, lines = days[0]
    assert first.startswith("I morgen, ")
    name = approver.user.get_username()
    assert lines == [
        f"Udgives kl. 8 Ny café Indholdsside · planlagt af {name}",
        "Fjernes kl. 20 Juletur Indholdsside",
    ]
    assert [lines for _day, lines in days[1:3]] == [
        ["Ny udgave kl. 9 Fælleshaven Indholdsside"],
        ["Gennemgås Regler Indholdsside"],
    ]
    assert days[3][1] == [f"Fjernes kl. 8 Ny café Indholdsside · planlagt af {name}"]
    assert [lines for _day, lines in listed(approver, "?kind=review")] == [
        ["Gennemgås Regler Indholdsside"]
    ]
    # An address that nobody offered shows all.
    assert listed(approver, "?kind=%00&p=99999999999999999999") == days


def test_a_plan_that_comes_first_ends_the_end_of_what_it_replaces(approver):
    page = publish(StandardPageFactory(title="Haven"))
    StandardPage.objects.filter(pk=page.pk).update(expire_at=tomorrow_at(20) + DAY)
    page.refresh_from_db()
    plan(page, tomorrow_at(8))
    [(_day, lines)] = listed(approver)
    assert [line.split()[:2] for line in lines] == [["Ny", "udgave"]]


def test_says_what_keeps_a_page_back_before_and_after(approver):
    link = LinkFactory(title="Falsk bank")
    page = StandardPageFactory(title="Gæld", live=False, body=[list_of(link)])
    plan(page, tomorrow_at(8))
    health, _made = LinkHealth.objects.get_or_create(link=link)
    LinkHealth.objects.filter(pk=health.pk).update(verdict=Verdict.DANGEROUS)
    [(_day, [line])] = listed(approver)
    assert "Vil blive holdt tilbage af et farligt link: Falsk bank" in line
    past = timezone.now() - DAY
    for revision in Revision.objects.exclude(approved_go_live_at=None):
        revision.content["go_live_at"] = past.isoformat()
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=past, content=revision.content
        )
    publish_scheduled_pages()
    [(day, [line])] = listed(approver)
    assert day == "Skulle være sket"
    assert "Bliver holdt tilbage af farlige links: ”Falsk bank”" in line


def test_only_of_pages_that_whoever_asks_may_edit(staff, approver):
    plan(StandardPageFactory(live=False), tomorrow_at(8))
    assert listed(staff[roles.EDITOR])
    assert not parse_screen(staff[roles.EDITOR].get(URL)).select(".upcoming__day form")
    keeper = staff[roles.LINK_KEEPER].get(URL)
    assert keeper.status_code in (302, 403)
    stranger = member_of()
    assert stranger.get(URL).status_code in (302, 403)


def test_one_press_takes_a_plan_back(approver):
    page = plan(StandardPageFactory(live=False), tomorrow_at(8))
    form = one(parse_screen(approver.get(URL)), ".upcoming__day form")
    assert one(form, "[name=next]")["value"] == URL
    button = one(form, "button")
    answer = approver.post(form["action"], {"what": button["value"], "next": URL})
    assert answer["Location"] == URL
    assert StandardPage.objects.get(pk=page.pk).scheduled_revision is None
    assert listed(approver) == []


def queries_of(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(URL).status_code == 200
    return len(asked)


def test_costs_as_much_for_many_pages_as_for_a_few(approver):
    def make(count: int) -> None:
        for _ in range(count):
            plan(StandardPageFactory(live=False), tomorrow_at(8), approver.user)
            live = publish(StandardPageFactory())
            StandardPage.objects.filter(pk=live.pk).update(expire_at=tomorrow_at(9))

    make(2)
    approver.get(URL)
    few = queries_of(approver)
    make(28)
    assert queries_of(approver) == few
    screen = parse_screen(approver.get(URL))
    assert len(screen.select(".upcoming__what")) == 50
    assert len(parse_screen(approver.get(f"{URL}?p=2")).select(".upcoming__what")) == 10


def test_the_dashboard_names_the_next_three(approver):
    home = reverse("wagtailadmin_home")
    assert "Sker snart" not in words(parse_screen(approver.get(home)))
    for hour in (12, 10, 8, 9):
        plan(
            StandardPageFactory(title=f"Klokken {hour}", live=False), tomorrow_at(hour)
        )
    told = words(parse_screen(approver.get(home)))
    assert told.index("Klokken 8") < told.index("Klokken 9") < told.index("Klokken 10")
    assert "Klokken 12" not in told
    assert "Se alle 4, der er planlagt" in told
