"""The overview lists the departments, and finds the one of an address."""

import pytest

from departments.models.listing import PER_PAGE
from tests.departments.conftest import full_department
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    PictureFactory,
    SiteSettingsFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of
from tests.standing import standing


def made():
    SiteSettingsFactory(phone="12 34 56 00")
    overview = DepartmentIndexPageFactory(slug="afdelinger")
    egeby = {"postcode": "9999", "town": "Egeby"}
    aaby = {"postcode": "9998", "town": "Åby"}
    for title, rows in {
        "Teglhaven": [
            {"street": "Teglvej", "house_from": "1", "house_to": "39", "side": "odd"},
            {"street": "Murervej", "house_from": "2A", "house_to": "2F"},
        ],
        "Engparken": [
            {"street": "Teglvej", "house_from": "2", "house_to": "40", "side": "even"},
            {"street": "Engdraget"},
        ],
        "Ålykke": [{"street": "Rønnebærvej"}, {"street": "Søndre Allé"}],
        "Fjordgården": [{"street": "Fjordgade"}, {"street": "Teglvej"} | aaby],
    }.items():
        addresses = [egeby | row for row in rows]
        DepartmentPageFactory(
            parent=overview, title=title, addresses=addresses, homes=len(title)
        )
    DepartmentPageFactory(
        parent=overview,
        title="Nedlagt",
        live=False,
        addresses=[{"street": "Kladdevej"}],
    )
    return overview


@pytest.fixture(scope="module")
def departments(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, made)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("departments")]


def find(client, departments, typed):
    return one(parse(client.get(departments.url, {"gade": typed})), "#_find")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Engdraget 12", "Engparken"),
        ("engdraget", "Engparken"),
        ("Teglvej 4, 2. th, 9999 Egeby", "Engparken"),
        ("Teglvej 5B, Egeby", "Teglhaven"),
        ("Teglvej 4, 9998 Åby", "Fjordgården"),
        ("teglv. 7, 9999", "Teglhaven"),
        ("Murervej 2c", "Teglhaven"),
        ("RØNNEBÆR VEJ 3", "Ålykke"),
        ("roennebaervej", "Ålykke"),
        ("ronnebarvej 3", "Ålykke"),
        ("Rønebærvj 3", "Ålykke"),
        ("Sdr. Allé 1", "Ålykke"),
        ("Fjord", "Fjordgården"),
        ("Fjordgaden 2", "Fjordgården"),
        # By its own name as well, and by a town.
        ("aalykke", "Ålykke"),
        ("Åby", "Fjordgården"),
        ("9998", "Fjordgården"),
    ],
)
def test_one_department_is_a_big_link(client, departments, typed, title):
    link = one(find(client, departments, typed), "[role=status] a")
    assert words(link) == title
    assert link["href"].startswith("/afdelinger/")
    assert "button-large" in link["class"]


@pytest.mark.parametrize(
    ("typed", "titles", "says"),
    [
        ("Teglvej", ["Engparken", "Fjordgården", "Teglhaven"], "en af disse"),
        ("Teglvej 3", ["Fjordgården", "Teglhaven"], "en af disse"),
        ("Murervej 9", ["Teglhaven"], "ikke det husnummer"),
    ],
)
def test_several_are_a_list_to_choose_from(client, departments, typed, titles, says):
    answer = one(find(client, departments, typed), "[role=status]")
    assert [words(link) for link in answer.select("h3 a")] == titles
    assert says in words(answer)


@pytest.mark.parametrize(
    "typed", ["Paradisvej 1", "Kladdevej", "x", "!!!", "½", "🏠", "'; --", "æ" * 5000]
)
def test_none_is_a_sentence_with_what_to_do(client, departments, typed):
    answer = one(find(client, departments, typed), "[role=status]")
    assert "ingen afdeling" in words(answer)
    assert answer.select('a[href="tel:12345600"]')


@pytest.mark.parametrize("typed", ["", "  ", "\0", "\u200b"])
def test_nothing_is_answered_with_nothing(client, departments, typed):
    assert not words(one(find(client, departments, typed), "[role=status]"))


def test_what_was_typed_is_kept_by_nobody_and_shown_as_it_was(client, departments):
    response = client.get(departments.url, {"gade": '<b>"Teglvej"</b>'})
    assert not response.cookies
    field = one(parse(response), "#_find-field")
    assert field["value"] == '<b>"Teglvej"</b>'
    assert one(parse(response), "link[rel=canonical]")["href"].endswith("/afdelinger/")


def test_the_list_says_where_each_department_is(client, departments):
    entries = parse(client.get(departments.url)).select("#_alle .results > li")
    assert [words(one(entry, "h3")) for entry in entries] == [
        *("Engparken", "Fjordgården", "Teglhaven", "Ålykke"),
    ]
    assert "Teglvej, Engdraget, 9999 Egeby" in words(entries[0])
    assert "9 boliger" in words(entries[0])


def test_two_hundred_are_listed_a_page_at_a_time_for_three_queries(client):
    overview = DepartmentIndexPageFactory(plan=PictureFactory())
    for number in range(PER_PAGE + 1):
        row = {"street": f"Ny Vej {number}", "town": "Egeby"}
        DepartmentPageFactory(
            parent=overview, title=f"Afdeling {number:03d}", addresses=[row]
        )
    publish(overview)
    assert len(queries_of(client, overview.url)) == 3
    assert len(queries_of(client, f"{overview.url}?page=2")) == 4
    assert len(queries_of(client, f"{overview.url}?gade=Ny+Vej+7")) <= 6
    last = parse(client.get(f"{overview.url}?page=2"))
    assert len(last.select("#_alle .results > li")) == 1
    for number in ("0", "-1", "tre", "9" * 30, "\0"):
        assert client.get(overview.url, {"page": number}).status_code == 200


def test_an_overview_without_departments_says_so(client):
    overview = DepartmentIndexPageFactory()
    assert "ingen afdelinger endnu" in words(parse(client.get(overview.url)))


def test_a_plan_without_words_is_told_to_its_editor(client):
    overview = DepartmentIndexPageFactory(plan=PictureFactory())
    assert any("tegningen" in warning for warning in overview.readiness_warnings())
    overview.plan_description = "Teglhaven ligger ved åen."
    page = parse(client.get(f"{publish(overview).url}?vis=tegning"))
    assert one(page, ".plan img")["alt"] == "Teglhaven ligger ved åen."


def test_a_private_department_is_found_by_nobody(client, departments):
    page = full_department(departments, title="Hemmelig")
    page.view_restrictions.create(restriction_type="login")
    assert "Hemmelig" not in words(parse(client.get(departments.url)))
    assert "Hemmelig" not in words(find(client, departments, "Teglvej b 4"))
