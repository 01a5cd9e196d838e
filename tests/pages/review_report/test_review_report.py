"""Reviews by section and owner; a page whose owner is gone or away is never silent."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from departments.reviews import departments_of
from pages.models import LinkLetter
from pages.owners.confirming import confirm_review
from pages.owners.letters.contents import pages_to_see_to
from pages.owners.standing_in import count_unattended, readers
from pages.review_report import grouping
from pages.review_report.standings import standings
from tests.factories import (
    DepartmentPageFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import parse_screen, words
from tests.many_pages import many_pages
from tests.staff import is_refused, member_of
from users.models import User

pytestmark = pytest.mark.django_db
REPORT = reverse("review_report")
TO_REVIEW = reverse("pages_to_review")
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=200)
# Of the whole screen, not packed.
LARGEST = 200_000


@pytest.fixture
def approver():
    roles.set_up_roles()
    return member_of(roles.APPROVER)


def listed(client, query: str = "", report: str = REPORT) -> dict[str, str]:
    """Return the rows of the list, by the page's title."""
    rows = parse_screen(client.get(f"{report}{query}")).select(
        "table.listing tbody tr:has(.title-wrapper)"
    )
    return {words(row.select_one(".title-wrapper")): words(row) for row in rows}


def page_of(owner, title: str, **more):
    more.setdefault("next_review", LATER)
    return publish(StandardPageFactory(title=title, content_owner=owner, **more))


def someone(kind: str):
    """Return an owner who cannot see to a page, in one of the ways there are."""
    match kind:
        case "nobody":
            return None
        case "left":
            return PersonFactory(name="Jane", is_active=False)
        case "account closed":
            closed = UserFactory(is_active=False)
            return PersonFactory(name="Jane", user=closed)
        case "away":
            return PersonFactory(name="Jane", away_until=LATER)
        case "away, and so is who stands in":
            away = PersonFactory(name="Kim", away_until=TODAY)
            return PersonFactory(name="Jane", away_until=LATER, stand_in=away)
    raise AssertionError(kind)


@pytest.mark.parametrize(
    ("kind", "state", "said"),
    [
        ("nobody", "nobody", "Uden sideansvarlig"),
        ("left", "gone", "Sideansvarlig er holdt op"),
        ("account closed", "gone", "Sideansvarlig er holdt op"),
        ("away", "away", "Sideansvarlig er væk"),
        ("away, and so is who stands in", "away", "Sideansvarlig er væk"),
    ],
)
def test_a_page_that_nobody_sees_to_is_told_of_on_every_way(
    approver, kind, state, said
):
    before = count_unattended(TODAY)
    owner = someone(kind)
    page = page_of(owner, "Naboskab")
    # In the letter to those who can hand it over.
    assert count_unattended(TODAY) == before + 1
    # In the list of pages to review, though the day is far off.
    assert "Naboskab" in listed(approver, report=TO_REVIEW)
    # In this report, by the way of a filter too.
    assert said in listed(approver)["Naboskab"]
    assert list(listed(approver, f"?state={state}&by=section")) == [page.title] or (
        "Naboskab" in listed(approver, f"?state={state}")
    )


def test_a_page_whose_owner_is_away_is_seen_to_by_who_stands_in(approver):
    kim = PersonFactory(name="Kim", email="kim@solgavlen.example")
    jane = PersonFactory(name="Jane", away_until=LATER, stand_in=kim)
    page = page_of(jane, "Naboskab", next_review=TODAY - timedelta(days=1))
    assert readers(TODAY)[jane.pk].pk == kim.pk
    [found] = pages_to_see_to(kim, [jane, kim], TODAY)
    assert found.page.pk == page.pk
    row = listed(approver)["Naboskab"]
    assert "Jane (Kim er afløser)" in row
    assert "Sideansvarlig er væk, Gennemgang overskredet" in row
    assert "ingen er afløser" not in row
    assert not LinkLetter.objects.exists()


def test_says_how_it_stands_with_the_review(approver):
    jane = PersonFactory(name="Jane")
    page_of(jane, "Forbi", next_review=TODAY - timedelta(days=1))
    page_of(jane, "Snart", next_review=TODAY + timedelta(days=10))
    page_of(jane, "Ingen dag", next_review=None)
    read = page_of(jane, "Læst")
    confirm_review(read, UserFactory())
    rows = listed(approver)
    assert "Gennemgang overskredet" in rows["Forbi"]
    assert "Gennemgang snart" in rows["Snart"]
    assert "Ingen dag for gennemgang" in rows["Ingen dag"]
    assert "Aldrig bekræftet" in rows["Snart"]
    assert "Aldrig bekræftet" not in rows["Læst"]
    assert set(listed(approver, "?state=overdue")) == {"Forbi"}
    assert set(listed(approver, f"?state=never&owner={jane.pk}")) == {
        "Forbi",
        "Snart",
        "Ingen dag",
    }


def test_counts_by_section_and_owner_and_leads_to_those_pages(approver):
    jane = PersonFactory(name="Jane Østgård")
    overview = publish(
        InitiativeIndexPageFactory(title="Boligsocialt", content_owner=jane)
    )
    for title in ("Have", "Café"):
        publish(
            InitiativePageFactory(
                parent=overview, title=title, content_owner=jane, next_review=TODAY
            )
        )
    page_of(None, "Andet")
    screen = parse_screen(approver.get(REPORT))
    rows = screen.select(".review-report tbody tr")
    [row] = [row for row in rows if "Boligsocialt" in words(row)]
    assert "Jane Østgård" in words(row)
    assert "Gennemgang snart: 2" in words(row)
    address = row.select("td a")[0]["href"]
    query = address.removeprefix(REPORT)
    assert set(listed(approver, query)) == {"Boligsocialt", "Have", "Café"}


def test_another_app_adds_its_own_groups(approver, monkeypatch):
    monkeypatch.setattr(grouping, "_offered", {})
    page = page_of(PersonFactory(), "Naboskab")
    grouping.offer_grouping(
        "department", "Afdeling", lambda ids: {page.pk: "Elmegården"}
    )
    assert "Elmegården" in listed(approver, "?by=department")["Naboskab"]
    assert "Elmegården" not in listed(approver)["Naboskab"]
    assert "Afdeling" in words(parse_screen(approver.get(f"{REPORT}?by=department")))


def test_puts_pages_together_by_the_department_that_they_are_about(approver):
    names = ["Elmegården", "Bøgelunden", "Ærteparken", "Østerhave"]
    homes = [publish(DepartmentPageFactory(title=name)) for name in names]
    for title, chosen in {
        "Have": homes[:1],
        "Café": homes[1::-1],
        "Løb": homes,
        "Råd": [],
    }.items():
        initiative = InitiativePageFactory(title=title)
        initiative.departments.set(chosen)
        publish(initiative)
    page_of(None, "Naboskab")
    report = f"{REPORT}?by=department"
    rows = listed(approver, "?by=department")
    assert "Bøgelunden, Elmegården" in rows["Café"]
    assert "4 afdelinger" in rows["Løb"]
    assert "Alle afdelinger" in rows["Råd"]
    assert "Elmegården" in rows["Elmegården"].removeprefix("Elmegården")
    assert "afdeling" not in rows["Naboskab"].lower()
    assert set(listed(approver, "?by=department&group=Elmegården")) == {
        "Elmegården",
        "Have",
    }
    headings = parse_screen(approver.get(report)).select("table.listing th")
    assert "Afdeling" in [words(heading) for heading in headings]
    exported = approver.get(f"{report}&export=csv").getvalue().decode("utf-8-sig")
    assert exported.startswith("Afdeling;")


def test_departments_cost_no_query_more_for_more_of_them(approver):
    def several(count: int) -> list[int]:
        home = publish(DepartmentPageFactory())
        pages = [InitiativePageFactory() for _ in range(count)]
        for page in pages:
            page.departments.set([home])
            page.save()
        return [page.pk for page in pages]

    counts = []
    for count in (1, 3):
        ids = several(count)
        with CaptureQueriesContext(connection) as queries:
            assert len(departments_of(ids)) == count
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_is_taken_out_as_a_table_of_what_is_filtered(approver):
    jane = PersonFactory(name="=Jane")
    page_of(jane, "Forbi", next_review=TODAY - timedelta(days=1))
    page_of(jane, "Langt væk")
    answer = approver.get(f"{REPORT}?state=overdue&export=csv")
    text = answer.getvalue().decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert heading[2] == "Side"
    assert [row[1:4] for row in rows] == [
        ["'=Jane", "Forbi", "Gennemgang overskredet, Aldrig bekræftet"]
    ]


def test_costs_no_query_more_for_five_hundred_pages(approver):
    owner = PersonFactory()
    many_pages(owner, 60)

    def cost() -> int:
        approver.get(REPORT)
        with CaptureQueriesContext(connection) as asked:
            assert approver.get(REPORT).status_code == 200
        return len(asked)

    few = cost()
    many_pages(owner, 500)
    assert cost() == few
    with CaptureQueriesContext(connection) as asked:
        standings(range(1, 500))
    assert len(asked) == 4


def test_five_hundred_groups_are_counted_on_pages_of_their_own(approver):
    owner = PersonFactory()
    many_pages(owner, 60)
    few = len(approver.get(REPORT).content)
    # Each of them a part of the site.
    many_pages(owner, 440)
    answer = approver.get(REPORT)
    assert len(answer.content) <= few + 1_000
    assert len(answer.content) <= LARGEST
    counted, address = set(), REPORT
    while address:
        screen = parse_screen(approver.get(address))
        rows = {words(row) for row in screen.select(".review-report tbody tr")}
        assert rows
        assert counted.isdisjoint(rows)
        counted |= rows
        [*following] = screen.select(".review-report .next a")
        address = following and REPORT + following[0]["href"]
    assert len(counted) >= 500


@pytest.mark.parametrize(
    "query",
    [
        "?counts=nej",
        "?state=nej",
        "?owner=99999999999999999999",
        "?owner=nej",
        "?by=nej",
        "?group=%00",
        "?group=findes-ikke",
    ],
)
def test_what_means_nothing_is_answered_all_the_same(approver, query):
    page_of(PersonFactory(), "Naboskab")
    assert approver.get(f"{REPORT}{query}").status_code in (200, 400)


def test_an_empty_site_and_no_right_to_it(approver):
    assert approver.get(REPORT).status_code == 200
    assert is_refused(member_of(roles.LINK_KEEPER).get(REPORT))
    assert User.objects.exists()
