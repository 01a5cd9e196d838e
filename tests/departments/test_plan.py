"""The plan of the departments: numbers that can be told apart, and where staff put them."""

import gzip
import random
from collections import defaultdict
from itertools import chain

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageLogEntry

from boligsocial import roles
from departments.models import PlanPlace
from departments.spreading import CHOICES, ROOMY, Spot, spread
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    PictureFactory,
    publish,
)
from tests.html import one, parse, words
from tests.page_cache.visits import keep
from tests.queries import queries_of
from tests.staff import form_data, member_of

PLAN = "?vis=tegning"
CODE_BUDGET = 14_000
# From a cell to those beside it.
STEPS = (-1, 0, 1)


def scattered(count: int) -> list[Spot]:
    dice = random.Random(count)  # noqa: S311
    return [Spot(dice.randint(0, 100), dice.randint(0, 100)) for _ in range(count)]


SPOTS = {
    "none": [],
    "one": [Spot(0, 100)],
    "two at one spot": [Spot(50, 50), Spot(50, 50)],
    "nine in a corner": [Spot(100, 0)] * 9,
    "a row of near ones": [Spot(n, 40) for n in range(0, 100, 3)],
    "thirty": scattered(30),
    "two hundred": scattered(200),
    "two hundred at one spot": [Spot(3, 98)] * 200,
}


@pytest.mark.parametrize("shape", [0.4, 1, 2.5])
@pytest.mark.parametrize("spots", SPOTS.values(), ids=SPOTS)
def test_no_number_lies_over_another_however_wide_the_plan_is(spots, shape):
    laid = spread(spots, shape)
    narrowest = laid.least_width or CHOICES[0][1]
    for width in (narrowest, 76, 400):
        centres = [
            (
                group.spot.across * width / 100 + mark.right,
                group.spot.down * width * shape / 100 + mark.below,
            )
            for group in laid.groups
            for mark in group.marks(laid.room)
        ]
        assert len(centres) == len(spots)
        cells = defaultdict(list)
        for x, y in centres:
            cell = int(x // laid.room), int(y // laid.room)
            near = (cells[cell[0] + n, cell[1] + m] for n in STEPS for m in STEPS)
            for other_x, other_y in chain.from_iterable(near):
                assert max(abs(x - other_x), abs(y - other_y)) > laid.room - 0.02
            cells[cell].append((x, y))


def test_every_number_is_on_the_plan_once_and_stands_inside_it():
    laid = spread(SPOTS["nine in a corner"], 0.7)
    [group] = laid.groups
    assert group.numbers == (1, 2, 3, 4, 5, 6, 7, 8, 9)
    assert all(mark.right <= 0 <= mark.below for mark in group.marks(laid.room))


def test_a_few_departments_far_apart_fit_into_every_window_with_room_for_a_thumb():
    laid = spread([Spot(20, 20), Spot(50, 50), Spot(80, 20)], 0.67)
    assert (laid.least_width, laid.room) == (0, ROOMY)


@pytest.fixture
def overview(db):
    plan = PictureFactory()
    return publish(DepartmentIndexPageFactory(plan=plan, plan_description="Ved åen."))


def department(overview, title: str, place: tuple[int, int] | None = None, **fields):
    page = DepartmentPageFactory(parent=overview, title=title, **fields)
    if place:
        PlanPlace.objects.create(department=page, across=place[0], down=place[1])
    return page


def plan_of(client, overview):
    return parse(client.get(f"{overview.url}{PLAN}"))


def test_the_numbers_on_the_plan_are_those_of_its_list(client, overview):
    places = {"Teglhaven": (20, 30), "Engparken": (60, 70), "Ålykke": (60, 70)}
    pages = {title: department(overview, title, at) for title, at in places.items()}
    department(overview, "Fjordgården")
    document = plan_of(client, overview)
    links = document.select("ol.plan-key > li > a")
    key = {str(number): link["href"] for number, link in enumerate(links, start=1)}
    marks = one(document, ".plan-marks")
    drawn = {words(one(link, "text")): link["href"] for link in marks.select("a")}
    titles = ["Engparken", "Teglhaven", "Ålykke"]
    assert [words(link) for link in links] == titles
    assert key == drawn
    assert list(key.values()) == [pages[title].url for title in titles]
    spots = {(spot["x"], spot["y"]) for spot in marks.select("svg.plan-marks > svg")}
    assert spots == {("20%", "30%"), ("60%", "70%")}
    assert "flere afdelinger" in words(one(document, "main"))
    assert one(document, ".plan img")["alt"] == "Ved åen."


def test_nobody_hears_the_departments_twice(client, overview):
    department(overview, "Teglhaven", (20, 30))
    marks = one(plan_of(client, overview), ".plan-marks")
    assert marks["aria-hidden"] == "true"
    assert {link["tabindex"] for link in marks.select("a")} == {"-1"}


def test_the_plan_is_a_page_of_its_own_that_the_list_leads_to(client, overview):
    department(overview, "Teglhaven", (20, 30))
    listed = parse(client.get(overview.url))
    assert one(listed, f'#_alle a[href="{overview.url}{PLAN}"]')
    assert not listed.select("#_alle :is(img, svg)")
    document = plan_of(client, overview)
    assert one(document, "link[rel=canonical]")["href"].endswith(PLAN)
    assert not document.select("main [style]")


def test_whom_the_public_may_not_see_is_not_on_the_plan(client, overview):
    department(overview, "Teglhaven", (20, 30))
    department(overview, "Kladden", (40, 30), live=False)
    hidden = department(overview, "Hemmelig", (60, 30))
    hidden.view_restrictions.create(restriction_type="login")
    assert [
        words(link) for link in plan_of(client, overview).select(".plan-key a")
    ] == ["Teglhaven"]


def test_a_plan_that_is_gone_or_private_leaves_the_list(client, overview):
    department(overview, "Teglhaven", (20, 30))
    private = Collection.get_first_root_node().add_child(name="Lukket")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="login"
    )
    overview.plan.collection = private
    overview.plan.save()
    document = plan_of(client, overview)
    assert not document.select(".plan")
    assert words(one(document, ".plan-key a")) == "Teglhaven"
    assert PLAN not in client.get(overview.url).text

    overview.plan.delete()

    assert one(plan_of(client, overview), "#_alle .results a")
    assert PLAN not in client.get(overview.url).text
    assert PlanPlace.objects.count() == 1


def test_a_kept_plan_shows_a_new_place_at_once(client, overview, settings):
    settings.PAGE_CACHE_BYTES = 1024 * 1024
    page = department(overview, "Teglhaven")
    assert "Teglhaven" not in keep(client, f"{overview.url}{PLAN}")

    PlanPlace.objects.create(department=page, across=5, down=6)

    assert words(one(plan_of(client, overview), ".plan-key a")) == "Teglhaven"


def test_two_hundred_on_the_plan_are_as_light_and_few_queries_as_one(client, overview):
    spots = SPOTS["two hundred"]
    department(overview, "Afdeling 0", (1, 1))
    few = queries_of(client, f"{overview.url}{PLAN}")
    for number, spot in enumerate(spots[1:], start=1):
        title = (
            f"{['Tegl', 'Eng', 'Fjord', 'Lærke', 'Mølle'][number % 5]}haven {number}"
        )
        department(overview, title, (spot.across, spot.down))
    assert queries_of(client, f"{overview.url}{PLAN}") == few
    assert len(few) == 3
    answer = client.get(f"{overview.url}{PLAN}")
    assert len(parse(answer).select(".plan-marks a")) == 200
    assert len(gzip.compress(answer.content)) < CODE_BUDGET


@pytest.mark.parametrize("place", [(101, 0), (0, 101), (-1, 0)])
def test_no_place_lies_outside_the_plan(overview, place):
    page = department(overview, "Teglhaven")
    spot = PlanPlace(department=page, across=place[0], down=place[1])
    with pytest.raises(ValidationError):
        spot.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        spot.save()


@pytest.fixture
def staff(_roles):
    return member_of(roles.APPROVER)


def screen_of(overview) -> str:
    return reverse("place_departments", args=[overview.pk])


def place_fields(page, across, down) -> dict:
    return {f"place-{page.pk}-across": across, f"place-{page.pk}-down": down}


def test_departments_are_put_on_the_plan_moved_and_taken_off(staff, overview):
    tegl, eng = department(overview, "Teglhaven", (1, 2)), department(overview, "Eng")
    aa = department(overview, "Ålykke", (7, 8), live=False)
    url = screen_of(overview)
    fields = place_fields(tegl, " 34 ", "0") | place_fields(eng, "100", "20")
    answer = staff.fill_in(url, fields | place_fields(aa, "", ""))
    assert answer.status_code == 302
    assert dict(PlanPlace.objects.values_list("department", "across")) == {
        tegl.pk: 34,
        eng.pk: 100,
    }
    assert "Stederne for 3 afdelinger er gemt" in staff.get(url).text
    [entry] = PageLogEntry.objects.filter(action="departments.placed")
    assert entry.page_id == overview.pk
    assert staff.fill_in(url, {}).status_code == 302
    assert "ikke ændret noget" in staff.get(url).text


@pytest.mark.parametrize(
    ("across", "down", "says"),
    [
        ("101", "5", "Skriv et helt tal fra 0 til 100."),
        ("-1", "5", "Skriv et helt tal fra 0 til 100."),
        ("midt på", "5", "Skriv et helt tal fra 0 til 100."),
        ("34,5", "5", "Skriv et helt tal fra 0 til 100."),
        ("5", "", "Skriv begge tal, eller lad begge felter stå tomme."),
    ],
)
def test_what_is_no_place_is_refused_and_nothing_is_lost(
    staff, overview, across, down, says
):
    tegl, eng = department(overview, "Teglhaven"), department(overview, "Eng")
    fields = place_fields(tegl, across, down) | place_fields(eng, "10", "20")
    answer = staff.fill_in(screen_of(overview), fields)
    document = parse(answer)
    assert says in words(one(document, "[role=alert]"))
    for name, value in fields.items():
        assert one(document, f"input[name={name}]").get("value", "") == value
    wrong = one(document, f"#id_place-{tegl.pk}-across")
    assert words(one(document, f"#{wrong['aria-describedby']}")) == says
    assert not PlanPlace.objects.exists()


def test_what_a_colleague_has_placed_meanwhile_stays(staff, overview):
    tegl, eng = department(overview, "Teglhaven"), department(overview, "Eng")
    url = screen_of(overview)
    opened = form_data(staff.get(url))
    PlanPlace.objects.create(department=eng, across=3, down=4)
    staff.post(url, opened | place_fields(tegl, "5", "6"))
    assert set(PlanPlace.objects.values_list("department", "across")) == {
        (tegl.pk, 5),
        (eng.pk, 3),
    }


def test_the_screen_asks_no_more_for_many_departments(staff, overview):
    url = screen_of(overview)
    department(overview, "Teglhaven", (1, 2))
    few = queries_of(staff, url)
    for number in range(20):
        department(overview, f"Engparken {number}", (number, 2))
    assert len(queries_of(staff, url)) == len(few)


@pytest.mark.usefixtures("_roles")
def test_only_those_who_publish_place_departments(overview):
    tegl = department(overview, "Teglhaven")
    url, editor = screen_of(overview), member_of(roles.EDITOR)
    assert editor.post(url, place_fields(tegl, "5", "6")).status_code == 302
    assert not PlanPlace.objects.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[tegl.pk])
    assert url not in editor.get(edit).text
    assert f"{url}?department={tegl.pk}" in member_of(roles.APPROVER).get(edit).text


def test_without_a_plan_one_is_asked_for(staff):
    overview = DepartmentIndexPageFactory()
    assert "Vælg først en tegning" in staff.get(screen_of(overview)).text
    overview.plan = PictureFactory()
    overview.save_revision()
    assert "ingen afdelinger" in staff.get(screen_of(overview)).text
    publish(overview)
    department(overview, "Teglhaven")
    overview.plan = PictureFactory()
    overview.save_revision()
    assert "en anden tegning i kladden" in staff.get(screen_of(overview)).text
