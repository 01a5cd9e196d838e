"""Numbers among other words, and the links that dial them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from departments.models import DepartmentPage
from pages.models import EmergencyNumber, Person, SiteSettings
from pages.models.base import page_models
from pages.serving.structured_data import describe
from plaintext.fields import TelephoneField
from plaintext.telephones import (
    clean_telephone,
    dialable_href,
    find_telephones,
    telephone_links,
    validate_telephone,
)
from tests.factories import (
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

NUMBERS = {
    "12 34 56 78": ["12345678"],
    "12345678": ["12345678"],
    "12.34.56.78": ["12345678"],
    "12-34-56-78": ["12345678"],
    "1234 5678": ["12345678"],
    "12\xa034\xa056\xa078": ["12345678"],
    "12 34\u200b 56 78": ["12345678"],
    "１２ ３４ ５６ ７８": ["12345678"],
    "١٢ ٣٤ ٥٦ ٧٨": ["12345678"],
    "+45 12 34 56 78": ["+4512345678"],
    "(+45) 12345678": ["+4512345678"],
    "0045 12345678": ["+4512345678"],
    "+46 8 123 456 78": ["+46812345678"],
    "12 34 56 78 (hverdage 9-15)": ["12345678"],
    "Tlf.: 12 34 56 78, man-tor 10-15": ["12345678"],
    "12345678, hverdage 10.00-15.00": ["12345678"],
    "12345678 fra 01-02-2026": ["12345678"],
    "12 34 56 78 / 87 65 43 21": ["12345678", "87654321"],
    "12345678 eller 112": ["12345678", "112"],
    "12 34 56 78 (lokale 114)": ["12345678"],
    "70 20 12 01 lokal 12": ["70201201;ext=12"],
    "70 20 12 01, lok. 5": ["70201201;ext=5"],
    "+45 12 34 56 78 ext. 5": ["+4512345678;ext=5"],
    "112": ["112"],
    "112 / 114": ["112", "114"],
    "Lægevagten: 1813": ["1813"],
    "116 111": ["116111"],
}
NONE = ["", "ring til os", "9-15", "2024", "12 34 56 7", "12 34 56 789", "01-02-2026"]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS.items())
def test_is_found_in_what_people_write(text, numbers):
    found = find_telephones(clean_telephone(text))
    assert [telephone.number for telephone in found] == numbers
    validate_telephone(clean_telephone(text))


@pytest.mark.parametrize("text", NONE)
def test_is_not_found_where_there_is_none(text):
    assert find_telephones(text) == ()
    assert telephone_links(text) == text


def test_what_stands_around_a_number_stays_text():
    html = parse(telephone_links("Ring <b> 12 34 56 78 (hverdage 9-15)"))
    link = one(html, "a")
    assert (link["href"], link.get_text()) == ("tel:12345678", "12 34 56 78")
    assert link["dir"] == "ltr"
    assert words(html) == "Ring <b> 12 34 56 78 (hverdage 9-15)"


def test_what_cannot_be_dialled_says_so_in_danish():
    with pytest.raises(ValidationError) as refused:
        validate_telephone("ring til os")
    assert "Det kan ingen ringe til" in refused.value.message


def test_every_field_for_a_telephone_is_one():
    fields = [
        field
        for model in (EmergencyNumber, Person, SiteSettings, *page_models())
        for field in model._meta.local_fields
        if isinstance(field, models.CharField)
        and any(word in field.name for word in ("phone", "number"))
        # What it is known by in the accounts, which nobody can ring.
        and field != DepartmentPage._meta.get_field("number")
    ]
    assert len(fields) == 5
    assert all(isinstance(field, TelephoneField) for field in fields)


@pytest.mark.parametrize(
    ("href", "works"),
    [
        ("tel:12%2034%2056%2001", "tel:12345601"),
        ("tel:+45-12-34-56-01;ext=12", "tel:+4512345601;ext=12"),
        ("TEL:112", "tel:112"),
        ("tel:12345678(hverdage9-15)", "tel:12345678"),
        ("sms:12345678?body=Hej", "sms:12345678?body=Hej"),
        ("tel:ring", ""),
        ("tel:", ""),
    ],
)
def test_a_typed_link_dials_or_is_none(href, works):
    assert dialable_href(href) == works


@pytest.mark.django_db
class TestEverywhere:
    @pytest.fixture
    def staff(self):
        return StaffClient(UserFactory())

    def test_nothing_is_lost_when_a_number_is_refused(self, staff):
        person = PersonFactory(phone="12 34 56 78")
        url = reverse("wagtailsnippets_pages_person:edit", args=[person.pk])
        answer = staff.fill_in(url, {"phone": "ring til os"})
        assert "Det kan ingen ringe til" in answer.text
        assert one(parse(answer), "input[name=phone]")["value"] == "ring til os"

    def test_what_is_stored_already_prints_without_a_link_that_fails(self, client):
        settings = SiteSettingsFactory(phone="spørg på kontoret")
        settings.emergency_numbers.update(number="se opslag")
        footer = one(parse(client.get("/")), "footer")
        assert "spørg på kontoret" in words(footer)
        assert not footer.select('a[href^="tel:"]')

    def test_search_engines_are_told_of_numbers_alone(self):
        page = StandardPageFactory(parent=home_page())
        for phone, told in (
            ("12 34 56 78 (hverdage 9-15)", "12 34 56 78"),
            ("12 34 56 78 / 87 65 43 21", ["12 34 56 78", "87 65 43 21"]),
            ("spørg", None),
        ):
            data = describe(page, SiteSettings(organisation_name="S", phone=phone))
            assert data["publisher"].get("telephone") == told

    def test_the_editor_makes_no_link_that_fails(self, staff):
        url = reverse("wagtailadmin_choose_page_phone_link")
        prefix = "phone-link-chooser"
        given = {f"{prefix}-phone_number": "12 34 56 78 (hverdage)"}
        answer = staff.post(url, given | {f"{prefix}-link_text": "Ring"})
        assert answer.json()["result"]["url"] == "tel:12345678"
        answer = staff.post(url, {f"{prefix}-phone_number": "ring"})
        assert "Det kan ingen ringe til" in answer.json()["html"]
