"""The numbers to ring when it cannot wait."""

import pytest
from django.core.exceptions import ValidationError

from pages.emergency import MOST_NUMBERS
from pages.models import EmergencyNumber, SiteSettings
from tests.factories import SiteSettingsFactory, UserFactory
from tests.html import parse_screen
from tests.staff import StaffClient, settings_url, succeeded


@pytest.mark.django_db
class TestSettings:
    @pytest.fixture
    def staff(self):
        return StaffClient(UserFactory())

    def stored(self) -> list[tuple]:
        numbers = SiteSettings.objects.get().emergency_numbers.all()
        return [(number.name, number.number, number.when) for number in numbers]

    def form(self, *rows: dict) -> dict:
        first, *others = rows
        total = {"TOTAL_FORMS": str(len(rows))}
        added = {
            str(place): {"ORDER": str(place + 1), "DELETE": "", "id": ""} | row
            for place, row in enumerate(others, 1)
        }
        return {"emergency_numbers": total | {"0": first} | added}

    def test_everybody_is_told_of_112(self, staff):
        SiteSettingsFactory()
        assert self.stored() == [("", "112", "")]

    def test_several_are_written_with_when_to_ring_each(self, staff):
        SiteSettingsFactory()
        rows = (
            {"number": "112", "when": "Ved brand."},
            {"number": "12 34 56 99", "name": "Vagten", "when": "Ved vandskade."},
        )
        succeeded(staff.fill_in(settings_url(), self.form(*rows)))
        assert self.stored() == [
            ("", "112", "Ved brand."),
            ("Vagten", "12 34 56 99", "Ved vandskade."),
        ]

    def test_one_is_taken_away(self, staff):
        SiteSettingsFactory()
        succeeded(staff.fill_in(settings_url(), self.form({"DELETE": "on"})))
        assert self.stored() == []
        # Nor does it come back the next time.
        succeeded(staff.fill_in(settings_url(), {}))
        assert self.stored() == []

    def test_more_than_anybody_reads_are_refused(self, staff):
        SiteSettingsFactory()
        rows = [{"number": "112", "when": "Ved brand."}] * (MOST_NUMBERS + 1)
        assert staff.fill_in(settings_url(), self.form(*rows)).status_code == 200
        assert len(self.stored()) == 1

    def test_what_cannot_be_dialled_is_refused_and_shown_again(self, staff):
        SiteSettingsFactory()
        answer = staff.fill_in(settings_url(), self.form({"number": "ring til os"}))
        assert "Det kan ingen ringe til" in answer.text
        field = "input[name=emergency_numbers-0-number]"
        assert parse_screen(answer).select_one(field)["value"] == "ring til os"

    def test_one_without_a_number_is_no_number(self):
        with pytest.raises(ValidationError):
            EmergencyNumber(settings=SiteSettingsFactory(), name="Vagten").full_clean()
