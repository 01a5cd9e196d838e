"""The form behind an activity: what it refuses, in words, and the next dates."""

import datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories import ActivityPageFactory, PersonFactory

pytestmark = pytest.mark.django_db

TUESDAY = datetime.date(2027, 12, 7)


@pytest.fixture
def page():
    return ActivityPageFactory(first_day=TUESDAY, live=False)


@pytest.fixture
def form_class(page):
    return type(page).get_edit_handler().get_form_class()


def data(changes=(), **values) -> dict:
    """Return what a browser sends of the form."""
    said = {
        "title": "Fællesspisning",
        "slug": "faellesspisning",
        "summary": "Kom og spis.",
        "first_day": TUESDAY,
        "begins_at": "19:00",
        "ends_at": "21:00",
        "repeats": "weekly",
        "sign_up": "none",
        "body": streamfield([]),
        "changes": inline_formset(list(changes)),
        "comments": inline_formset([]),
    }
    return nested_form_data(said | values)


def form_of(form_class, page, **values):
    return form_class(data(**values), instance=page, parent_page=page.get_parent())


def test_what_an_editor_writes_is_taken(form_class, page):
    changes = [
        {"kind": "cancelled", "day": "2027-12-14", "note": "Amina er syg"},
        {"kind": "moved", "day": "2027-12-21", "new_day": "2027-12-22"},
        {"kind": "extra", "day": "2027-12-23"},
    ]
    form = form_of(form_class, page, changes=changes)

    assert form.is_valid(), form.errors
    saved = form.save(commit=False)
    assert [change.kind for change in saved.changes.all()] == [
        "cancelled",
        "moved",
        "extra",
    ]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"kind": "cancelled", "day": "2027-12-15"}, "day", "tirsdag den 14. december"),
        ({"kind": "extra", "day": "2027-12-14"}, "day", "allerede"),
        ({"kind": "moved", "day": "2027-12-14"}, "new_day", "nye dag"),
        (
            {"kind": "moved", "day": "2027-12-14", "new_day": "2062-12-14"},
            "new_day",
            "årstallet",
        ),
        (
            {"kind": "cancelled", "day": "2027-12-14", "new_day": "2027-12-15"},
            "new_day",
            "flyttet",
        ),
        (
            {
                "kind": "moved",
                "day": "2027-12-14",
                "begins_at": "19:00",
                "ends_at": "18:00",
            },
            "ends_at",
            "slutter",
        ),
        (
            {
                "kind": "moved",
                "day": "2028-03-21",
                "new_day": "2028-03-26",
                "begins_at": "02:30",
            },
            "begins_at",
            "findes ikke",
        ),
    ],
)
def test_a_change_that_fits_no_date_is_told_at_its_field(
    form_class, page, change, field, words
):
    form = form_of(form_class, page, changes=[change])

    assert not form.is_valid()
    (of_change,) = form.formsets["changes"].forms
    assert words in " ".join(of_change.errors[field])


def test_two_changes_of_one_date_are_one_too_many(form_class, page):
    form = form_of(
        form_class, page, changes=[{"kind": "cancelled", "day": "2027-12-14"}] * 2
    )

    assert not form.is_valid()


def test_two_thousand_times_are_refused_with_a_sentence(form_class, page):
    form = form_of(form_class, page, repeats_times="2000")

    assert "Mellem 1 og 200 gange" in form.errors["repeats_times"][0]


@pytest.mark.parametrize(
    ("way", "field"),
    [("phone", "contact"), ("email", "contact"), ("form", "sign_up_link")],
)
def test_a_sign_up_needs_what_one_signs_up_by(form_class, page, way, field):
    nobody = PersonFactory(phone="", email="")
    form = form_of(form_class, page, sign_up=way, contact=nobody.pk)

    assert field in form.errors
    form = form_of(form_class, page, sign_up=way)
    form.defer_required_fields()
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"first_day": "2027-12-07", "repeats": "weekly"}, "Hver tirsdag"),
        (
            {"first_day": "2027-12-07", "begins_at": "19:00", "repeats": "monthly"},
            "Tirsdag den 4. januar 2028 kl. 19",
        ),
        ({"first_day": "2027-12-07", "repeats_times": "3"}, "hvor tit"),
        ({}, "Skriv en dato"),
        ({"first_day": "1999-01-01"}, "årstallet"),
        ({"first_day": "x\0", "repeats": "'"}, "Skriv en dato"),
        ({"first_day": "2027-12-07", "repeats_times": "9" * 50}, "Skriv en dato"),
    ],
)
def test_the_next_dates_are_told_while_they_are_chosen(admin_client, asked, words):
    response = admin_client.get(reverse("activity_next_dates"), asked)

    assert words in response.content.decode()


def test_nobody_else_is_told_the_next_dates(client):
    assert client.get(reverse("activity_next_dates")).status_code == 302


def test_nothing_is_published_without_a_day(form_class, page):
    form = form_of(form_class, page, first_day="")

    assert "hvilken dag" in form.errors["first_day"][0]
    form = form_of(form_class, page, first_day="")
    form.defer_required_fields()
    assert form.is_valid(), form.errors
