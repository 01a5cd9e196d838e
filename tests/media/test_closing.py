"""No picture lies in a collection that is closed, whichever way it would get there."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from diagnosis.findings import Level
from media.diagnosis import look_at_closed_pictures
from media.privacy.closing import PicturesInsideError
from tests.factories import DocumentFactory, PictureFactory, UserFactory
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

LOGIN = {"restriction_type": "login", "password": "", "groups": []}


@pytest.fixture
def collections():
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Bestyrelsen")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    opened = root.add_child(name="Fester")
    below = opened.add_child(name="Sommerfesten")
    return {"closed": closed, "open": opened, "below": below}


@pytest.fixture
def picture(collections):
    return PictureFactory(collection=collections["below"])


@pytest.fixture
def staff():
    return StaffClient(UserFactory(is_superuser=True))


def privacy(collection: Collection) -> str:
    return f"/admin/collections/{collection.pk}/privacy/"


def test_a_collection_with_pictures_below_it_is_not_closed(staff, collections, picture):
    answer = staff.post(privacy(collections["open"]), LOGIN).json()

    assert answer["step"] == "set_privacy"
    window = parse(answer["html"])
    assert words(one(window, ".error-message")).startswith("Der ligger billeder i")
    assert one(window, "[name=restriction_type][checked]")["value"] == "login"
    assert not collections["open"].get_view_restrictions().exists()


def test_one_with_documents_alone_is(staff, collections):
    DocumentFactory(collection=collections["open"])

    answer = staff.post(privacy(collections["open"]), LOGIN).json()

    assert answer["step"] == "set_privacy_done"
    assert collections["below"].get_view_restrictions().exists()


def test_nothing_else_closes_it_either(collections, picture):
    with pytest.raises(PicturesInsideError):
        CollectionViewRestriction.objects.create(
            collection=collections["below"], restriction_type="login"
        )


def test_one_that_was_closed_before_can_be_opened(staff, collections, picture):
    picture.collection = collections["closed"]
    picture.save()

    opened = {"restriction_type": "none", "password": "", "groups": []}
    answer = staff.post(privacy(collections["closed"]), opened).json()

    assert answer["step"] == "set_privacy_done"
    assert not CollectionViewRestriction.objects.exists()


def test_it_is_not_moved_below_a_closed_one(staff, collections, picture):
    address = f"/admin/collections/{collections['open'].pk}/"
    moved = {"name": "Fester", "parent": collections["closed"].pk}

    refused = staff.post(address, moved)

    assert "Samlingen er kun for nogle" in refused.content.decode()
    assert not Collection.objects.get(name="Fester").get_view_restrictions().exists()
    picture.delete()
    assert staff.post(address, moved).status_code == 302


def test_pictures_are_not_moved_into_a_closed_one(staff, collections, picture):
    address = f"/admin/bulk/media/siteimage/add_to_collection/?id={picture.pk}"

    refused = staff.post(address, {"collection": collections["closed"].pk})

    assert "Samlingen er kun for nogle" in refused.content.decode()
    picture.refresh_from_db()
    assert picture.collection == collections["below"]
    assert (
        staff.post(address, {"collection": collections["open"].pk}).status_code == 302
    )
    picture.refresh_from_db()
    assert picture.collection == collections["open"]


def test_the_doctor_tells_of_those_that_lay_there_before(collections, picture):
    assert look_at_closed_pictures().level is Level.OK
    type(picture).objects.update(collection=collections["closed"])
    assert look_at_closed_pictures().level is Level.WARNING
