"""A day at the end of the calendar is refused as the 31st of February is."""

import datetime

import pytest
from django import forms
from django.urls import reverse

from tests.factories import UserFactory
from tests.staff import StaffClient


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("field", [forms.DateField, forms.DateTimeField])
def test_it_is_no_date(field, text):
    with pytest.raises(forms.ValidationError) as refused:
        field().clean(text)
    assert refused.value.code == "invalid"


def test_days_that_people_mean_are_dates():
    assert forms.DateField().clean("1919-11-19") == datetime.date(1919, 11, 19)
    assert forms.DateField(required=False).clean("") is None


@pytest.mark.django_db
def test_a_list_is_shown_when_it_is_asked_for_from_such_a_day():
    address = reverse("wagtailadmin_explore_root")
    name = "latest_revision_created_at_from"
    staff = StaffClient(UserFactory())
    for day in ("0001-01-01", "31.12.9999", "31.02.2019"):
        assert staff.get(address, {name: day}).status_code == 200
