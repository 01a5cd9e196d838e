"""The page of a department answers whom to ring, and says what there is."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from clock.moments import COPENHAGEN
from departments.blocks.hours import ExceptionalDaysBlock, WeeklySpanBlock
from departments.gathering import PLACES, Source, gather, sources
from departments.models import DepartmentAddress, DepartmentPage
from page_cache.marking import end_of
from search.models import SearchEntry
from tests.departments.conftest import (
    MONDAY_TO_THURSDAY,
    full_department,
    service_point,
    stored,
)
from tests.factories import (
    DepartmentPageFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PersonFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

MONDAY_AT_TEN = datetime.datetime(2026, 6, 1, 10, tzinfo=COPENHAGEN)


@pytest.fixture
def on_monday(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_AT_TEN)


def main_of(client, page):
    return one(parse(client.get(page.url)), "main")


def test_an_empty_department_shows_no_empty_sections(client, overview):
    page = DepartmentPageFactory(parent=overview)
    main = main_of(client, page)
    assert not main.select(".fact-panel, section h2")


def test_everything_is_on_the_page_and_whom_to_ring_comes_first(client, overview):
    main = main_of(client, full_department(overview))
    headings = [words(heading) for heading in main.select("h2")]
    assert headings[:2] == ["Hvem ringer jeg til?", "Her bor vi"]
    assert {"Vaskeri og fælles lokaler", "Bestyrelsen", "Husorden"} < set(headings)
    assert "Teglvej a 2–40 (lige numre), 9999 Egeby" in words(main)
    assert "Åse Ærø 0, formand, valgt indtil marts 2030" in words(main)
    ring = one(main, "section[aria-labelledby=_ring-title]")
    assert 'href="tel:12345611"' in str(ring)
    assert "Mandag til torsdag: kl. 9–12" in words(ring)


def test_who_has_left_is_not_shown_and_the_editor_is_told(client, overview):
    gone = PersonFactory(name="Ulla Væk", is_active=False, phone="12 34 56 99")
    page = publish(
        DepartmentPageFactory(
            parent=overview,
            service_points=stored(
                "service_points", [service_point(person=gone.pk, telephone="")]
            ),
            body=stored("body", [("contact_people", {"people": [gone.pk]})]),
        )
    )
    text = words(main_of(client, page))
    assert "Ulla Væk" not in text
    assert "Kontaktpersoner" not in text
    assert any("Ulla Væk" in warning for warning in page.readiness_warnings())


def test_it_says_whether_it_is_open_now_and_until_when_that_is_true(
    client, overview, on_monday
):
    points = [
        service_point(weekly=[MONDAY_TO_THURSDAY]),
        service_point(
            kind="office",
            weekly=[MONDAY_TO_THURSDAY],
            exceptions=[{"first": "2026-06-01", "last": None, "reason": "flytning"}],
        ),
    ]
    page = publish(
        DepartmentPageFactory(
            parent=overview, service_points=stored("service_points", points)
        )
    )
    response = client.get(page.url)
    text = words(one(parse(response), "main"))
    assert "Åbent nu, lukker kl. 12" in text
    assert "Lukket nu, åbner i morgen kl. 9" in text
    assert "1. juni 2026: lukket (flytning)" in text
    assert end_of(response.wsgi_request) == MONDAY_AT_TEN.replace(hour=12)
    caretaker, office = page.service_points_at(MONDAY_AT_TEN)
    assert (caretaker.state.is_open, office.state.is_open) == (True, False)


def test_a_page_without_hours_holds_for_good(client, overview):
    page = full_department(overview, service_points=[])
    assert end_of(client.get(page.url).wsgi_request) is None


def test_documents_stand_with_the_newest_first(client, overview):
    page = full_department(overview, rows=3)
    block = page.body.first_block_by_name("documents")
    for row, day in zip(block.value["documents"], (2, 9, 5), strict=True):
        row["dated"] = datetime.date(2025, 9, day)
    block.value["documents"][0]["title"] = "Referat af mødet"
    page = publish(page)
    links = main_of(client, page).select("#dokumenter .link-list li")
    assert [words(one(link, "time")) for link in links] == [
        *("9. september 2025", "5. september 2025", "2. september 2025"),
    ]
    assert words(one(links[2], "a")) == "Referat af mødet"
    assert "PDF" in words(links[2])


def test_search_engines_are_told_of_the_homes_and_whom_to_ring(client, overview):
    response = client.get(full_department(overview).url)
    data = json.loads(one(parse(response), "script[type='application/ld+json']").string)
    entity = data["mainEntity"]
    assert entity["@type"] == "ApartmentComplex"
    assert entity["numberOfAccommodationUnits"] == 312
    assert entity["address"][0]["streetAddress"] == "Teglvej a 2–40"
    hours = entity["containsPlace"][0]["openingHoursSpecification"][0]
    assert hours["dayOfWeek"] == ["Monday", "Tuesday", "Wednesday", "Thursday"]
    assert (hours["opens"], hours["closes"]) == ("09:00", "12:00")


def test_it_costs_three_queries_however_much_there_is(client, overview):
    few = full_department(overview, rows=2)
    many = full_department(overview, rows=20)
    index = InitiativeIndexPageFactory()
    InitiativePageFactory.create_batch(12, parent=index, departments=[many])
    assert [len(queries_of(client, page.url)) for page in (few, many)] == [3, 3]


class TestInitiatives:
    @pytest.fixture
    def two(self, overview):
        return [
            DepartmentPageFactory(parent=overview, title=title)
            for title in ("Teglhaven", "Engparken")
        ]

    def test_are_gathered_on_the_page_own_ones_first(self, client, two):
        index = InitiativeIndexPageFactory()
        for title, departments in (
            ("Lektiecafé", []),
            ("Rapskole", [two[1]]),
            ("Brandkadet", [two[1]]),
            ("Økonomisk rådgivning", two),
        ):
            InitiativePageFactory(parent=index, title=title, departments=departments)
        InitiativePageFactory(parent=index, title="Kladde", live=False)
        for page, titles in (
            (two[0], ["Økonomisk rådgivning", "Lektiecafé"]),
            (two[1], ["Brandkadet", "Rapskole", "Økonomisk rådgivning", "Lektiecafé"]),
        ):
            section = one(main_of(client, page), "[aria-labelledby=_initiatives-title]")
            assert [words(link) for link in section.select("h3 a")] == titles
            assert all(link["href"].startswith("/") for link in section.select("a"))

    def test_say_for_whom_they_are_of_those_that_are_public(self, client, two):
        two.append(DepartmentPageFactory(parent=two[0].get_parent(), live=False))
        page = InitiativePageFactory(departments=two)
        panel = one(main_of(client, page), ".fact-panel")
        assert words(one(panel, "dd")) == "Engparken, Teglhaven"
        assert "Gælder" in words(panel)
        assert [link["href"] for link in panel.select("dd a")] == [
            two[1].url,
            two[0].url,
        ]

    def test_outlive_a_department_that_a_draft_has_chosen(self, two):
        page = InitiativePageFactory()
        page.departments.set([two[0]])
        page.save_revision()
        two[0].delete()
        staff = StaffClient(UserFactory())
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert staff.get(edit).status_code == 200
        view = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert staff.get(view).status_code == 200


def test_other_apps_add_themselves_and_each_has_its_place(monkeypatch):
    monkeypatch.setattr("departments.gathering._sources", {})
    for place in ("documents", "notices", "initiatives"):
        gather(Source(place, lambda pk: DepartmentPage.objects.none(), "x.html"))
    assert [source.place for source in sources()] == [
        *("notices", "initiatives", "documents"),
    ]
    with pytest.raises(ValueError, match="no place"):
        gather(Source("ukendt", lambda pk: DepartmentPage.objects.none(), "x.html"))
    assert PLACES[0] == "notices"


def test_a_resident_finds_it_by_the_street_in_the_search(client, overview):
    page = full_department(overview)
    entry = SearchEntry.objects.get(page=page)
    assert "Teglvej a 2–40" in entry.body
    found = parse(client.get("/soeg/", {"q": "teglvej"})).select(".results a")
    assert page.url in [link["href"] for link in found]


def test_it_is_written_and_published_in_the_admin(client, overview):
    staff = StaffClient(UserFactory())
    address = reverse(
        "wagtailadmin_pages:add", args=["departments", "departmentpage", overview.pk]
    )
    rows = [
        {"street": "Rønnebærvej", "house_from": "1", "house_to": "9", "side": "odd"},
        {"street": "Ålykke", "house_from": "4A", "side": "all", "town": "Egeby"},
    ]
    answer = staff.fill_in(
        address,
        {
            "title": "Rønnebærhaven",
            "slug": "roennebaerhaven",
            "summary": "Rækkehuse ved åen.",
            "phone": "12 34 56 78",
            "addresses": inline_formset(rows),
            "service_points": streamfield([]),
            "body": streamfield(
                [("house_rules", {"text": rich_text("<p>Ro om natten.</p>")})]
            ),
            "action-publish": "action-publish",
        },
    )
    assert answer.status_code == 302
    page = DepartmentPage.objects.get()
    assert [row.street_key for row in page.address_list] == ["roennebaervej", "aalykke"]
    text = words(main_of(client, page))
    assert "Rønnebærvej 1–9 (ulige numre)" in text
    assert "Ålykke 4A, Egeby" in text
    # A draft of other addresses stays with the editor, who sees them.
    page.addresses.set([DepartmentAddress(street="Kun i kladden")])
    page.save_revision()
    view = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "Kun i kladden" in words(parse(staff.get(view)))
    assert "Kun i kladden" not in words(main_of(client, page))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"house_from": "x"}, "house_from"),
        ({"house_from": "1234"}, "house_from"),
        ({"house_to": "4"}, "house_from"),
        ({"house_from": "10", "house_to": "4"}, "house_to"),
        ({"house_from": "3", "house_to": "9", "side": "even"}, "side"),
    ],
)
def test_house_numbers_that_mean_nothing_are_answered_with_words(
    overview, fields, wrong
):
    page = DepartmentPageFactory(parent=overview)
    with pytest.raises(ValidationError) as refused:
        DepartmentAddress(page=page, street="Teglvej", **fields).full_clean()
    assert wrong in refused.value.message_dict


@pytest.mark.parametrize(
    ("block", "given", "wrong"),
    [
        (WeeklySpanBlock(), {"opens": "12:00", "closes": "09:00"}, "closes"),
        (WeeklySpanBlock(), {"first_day": "4", "last_day": "1"}, "last_day"),
        (ExceptionalDaysBlock(), {"last": "2026-05-31"}, "last"),
        (ExceptionalDaysBlock(), {"opens": "09:00"}, "closes"),
    ],
)
def test_hours_that_mean_nothing_are_answered_with_words(block, given, wrong):
    sound = {
        "first_day": "0",
        "last_day": "",
        "opens": None,
        "closes": None,
        "first": "2026-06-01",
        "last": None,
        "reason": "",
    }
    if isinstance(block, WeeklySpanBlock):
        sound |= {"opens": "09:00", "closes": "12:00"}
    value = block.to_python(
        {name: v for name, v in (sound | given).items() if name in block.child_blocks}
    )
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert wrong in refused.value.block_errors


def test_the_editor_is_told_of_a_house_that_another_department_has_too(overview):
    ours, theirs = (
        DepartmentPageFactory(parent=overview, title=title, addresses=[])
        for title in ("Teglhaven", "Engparken")
    )
    row = {"street": "Teglvej", "town": "Egeby", "side": "odd"}
    theirs.addresses = [DepartmentAddress(**row, house_from="1", house_to="15")]
    publish(theirs)
    ours.addresses = [DepartmentAddress(**row, house_from="15", house_to="31")]
    (warning,) = [each for each in ours.readiness_warnings() if "hører også" in each]
    assert warning.startswith("Teglvej 15 hører også til Engparken")

    for change in ({"house_from": "17"}, {"town": "Andenby"}, {"street": "Tegnvej"}):
        ours.addresses = [
            DepartmentAddress(**row | {"house_from": "15", "house_to": "31"} | change)
        ]
        assert not [each for each in ours.readiness_warnings() if "hører også" in each]
