"""What a form refuses never comes onto what it is about, and stands in its field."""

import pytest
from django.forms import modelform_factory
from django.urls import reverse
from wagtail.admin.widgets import AdminPageChooser

from links.models import Link
from pages.brand.panel import PalettePanel
from pages.models import Person, SiteSettings
from tests.factories import (
    LinkFactory,
    PersonFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
)
from tests.html import one, parse, parse_screen, words
from tests.staff import (
    StaffClient,
    edit_url,
    field_errors,
    form_data,
    settings_url,
    succeeded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


class TestAColour:
    """In the settings of the site, where a panel shows what is made of it."""

    @pytest.mark.parametrize("typed", ["rød", "#12345g", "#1234", "12345", "#", "()"])
    def test_that_is_none_is_refused_beside_the_field(self, staff, typed):
        SiteSettingsFactory(brand_colour="#0b3d2e")
        answer = staff.fill_in(
            settings_url(), {"brand_colour": typed, "street": "Ålykke 7"}
        )
        assert field_errors(answer) == {
            "brand_colour": (
                "Skriv farven som # og seks cifre eller bogstaver fra a til f."
            )
        }
        shown = form_data(answer)
        assert shown["brand_colour"] == [typed]
        assert shown["street"] == ["Ålykke 7"]
        assert SiteSettings.objects.get().brand_colour == "#0b3d2e"

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("1d5b45", "#1d5b45"),
            ("#1D5B45", "#1d5b45"),
            (" #1d5b45 ", "#1d5b45"),
            ("#abc", "#aabbcc"),
            ("ABC", "#aabbcc"),
            ("", ""),
        ],
    )
    def test_is_taken_as_people_write_it(self, staff, typed, kept):
        SiteSettingsFactory()
        succeeded(staff.fill_in(settings_url(), {"brand_colour": typed}))
        assert SiteSettings.objects.get().brand_colour == kept

    def test_that_was_stored_and_is_none_is_none_to_all_who_read_it(
        self, staff, client
    ):
        SiteSettingsFactory()
        SiteSettings.objects.update(brand_colour="rød")
        assert SiteSettings.objects.get().brand_colour == ""
        answer = client.get(home_page().url)
        assert answer.status_code == 200
        assert "rød" not in one(parse(answer), "style").string
        assert staff.get(settings_url()).status_code == 200
        assert staff.get(reverse("style_guide")).status_code == 200

    def test_that_is_none_is_not_drawn_by_the_panel(self, rf):
        panel = PalettePanel().bind_to_model(SiteSettings)
        for colour, is_drawn in (("rød", False), ("", False), ("#1d5b45", True)):
            bound = panel.get_bound_panel(
                instance=SiteSettings(brand_colour=colour), request=rf.get("/")
            )
            assert bound.is_shown() is is_drawn


def test_what_a_model_refuses_is_not_on_the_object_afterwards():
    person = PersonFactory(phone="12 34 56 78", email="bo@solgavlen.example")
    form_class = modelform_factory(Person, fields=["name", "phone", "email"])
    typed = {"name": "Bo Ravn", "phone": "ring!", "email": "bo"}
    form = form_class(typed, instance=person)
    assert set(form.errors) == {"phone", "email"}
    assert (person.phone, person.email) == ("12 34 56 78", "bo@solgavlen.example")
    assert person.name == "Bo Ravn"
    assert form["phone"].value() == "ring!"


def test_a_link_that_is_taken_is_refused_with_what_was_typed(staff):
    other = LinkFactory()
    link = LinkFactory(title="Nøgler")
    url = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    answer = staff.fill_in(url, {"url": other.url, "source": "Egeby Avis"})
    assert "url" in field_errors(answer)
    assert form_data(answer)["url"] == [other.url]
    assert form_data(answer)["source"] == ["Egeby Avis"]
    assert Link.objects.get(pk=link.pk).url == link.url


@pytest.mark.parametrize("sent", ["abc", "9" * 25, "-1", "[]"])
def test_a_chooser_that_was_sent_nonsense_shows_that_nothing_is_chosen(staff, sent):
    assert AdminPageChooser().get_instance(sent) is None
    page = StandardPageFactory(title="Vaskeri")
    fields = {"title": "Vaskeriet", "picture": sent, "body-count": "0"}
    answer = staff.fill_in(edit_url(page), fields)
    assert "picture" in field_errors(answer) or answer.status_code == 200
    assert form_data(answer)["title"] == ["Vaskeriet"]
    assert "Vælg" in words(parse_screen(answer))
