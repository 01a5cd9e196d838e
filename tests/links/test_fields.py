"""Addresses outside the register are held to the same rule as those in it."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import AccessibilityPage, SiteSettings

FIELDS = [
    SiteSettings._meta.get_field("housing_search_url"),
    AccessibilityPage._meta.get_field("official_url"),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
class TestAField:
    @pytest.mark.parametrize("clean", ["model", "form"])
    def test_completes_what_is_certain(self, field, clean):
        cleaned = self.clean(field, clean, "www.egeby.example/søg")
        assert cleaned == "https://www.egeby.example/s%C3%B8g"

    @pytest.mark.parametrize("clean", ["model", "form"])
    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("http://a..dk/", "host"),
            ("http://egeby.dk:0/", "port"),
            ("http://intranet/", "host"),
            ("bolig@egeby.example", "mail"),
            ("12 34 56 01", "telephone"),
            ("javascript:alert(1)", "scheme"),
        ],
    )
    def test_refuses_what_cannot_be(self, field, clean, typed, code):
        with pytest.raises(ValidationError) as refusal:
            self.clean(field, clean, typed)
        assert refusal.value.code == code

    def test_may_be_empty(self, field):
        assert self.clean(field, "form", "") == ""

    def test_is_no_longer_than_its_column(self, field):
        with pytest.raises(ValidationError):
            self.clean(field, "model", "https://egeby.example/" + "ø" * 50)

    def test_lets_the_server_decide_and_not_the_browser(self, field):
        assert field.formfield().widget.input_type == "text"

    def clean(self, field, clean, value):
        if clean == "form":
            return field.formfield().clean(value)
        return field.clean(value, None)
