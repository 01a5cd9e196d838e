"""Whatever is searched for in the admin, there is a list of what was found."""

import pytest
from django.urls import reverse

from tests.factories import PictureFactory, StandardPageFactory, UserFactory
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


@pytest.mark.parametrize("typed", ['"', '"nøgle', 'tavle"n', "'\"`", "*", "a:b", "%s"])
def test_a_quotation_mark_is_no_error(staff, typed):
    for name in ("wagtailadmin_explore_root", "wagtailadmin_choose_page_search"):
        assert staff.get(reverse(name), {"q": typed}).status_code == 200


def test_a_word_is_found_beside_a_quotation_mark(staff):
    StandardPageFactory(title="Nøgler og låse")
    found = staff.get(reverse("wagtailadmin_choose_page_search"), {"q": '"nøgler"'})
    assert "Nøgler og låse" in found.text


def test_a_search_for_white_space_finds_nothing(staff):
    address = reverse("wagtailadmin_api:pages:listing")
    assert staff.get(address, {"search": "\n"}).status_code == 200


def test_a_picture_is_found_by_words_and_a_tag_together(staff):
    picture = PictureFactory(title="Haven ved Ålykke")
    picture.tags.add("sommer")
    picture.save()
    PictureFactory(title="Haven ved Rønnebærvej")
    address = reverse("wagtailimages_chooser:choose_results")
    found = staff.get(address, {"q": "haven", "tag": "sommer"}).text
    assert "Haven ved Ålykke" in found
    assert "Rønnebærvej" not in found
