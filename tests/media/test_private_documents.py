"""A document that is not for everybody is kept by no cache; nor is a refusal."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import DocumentFactory, StandardPageFactory, UserFactory
from tests.responses import close

pytestmark = pytest.mark.django_db

PRIVATE = "private, no-store"


def restricted(kind: str) -> Collection:
    """Return a collection below one that is restricted, as documents often lie."""
    root = Collection.get_first_root_node()
    above = root.add_child(name=f"Bestyrelsen {kind}")
    restriction = CollectionViewRestriction.objects.create(
        collection=above, restriction_type=kind, password="fællesspisning"
    )
    if kind == "groups":
        restriction.groups.add(Group.objects.create(name="Bestyrelsen"))
    return above.add_child(name="Referater")


@pytest.fixture(params=["login", "groups", "password"])
def private(request):
    return DocumentFactory(collection=restricted(request.param))


def cache_control(client, address: str, **headers) -> str:
    response = client.get(address, headers=headers)
    close(response)
    return response.get("Cache-Control", "")


def test_a_refusal_is_kept_by_nobody(client, private):
    response = client.get(private.url)
    assert b"%PDF" not in response.content
    assert response["Cache-Control"] == PRIVATE


def test_the_file_is_kept_by_nobody(client, private):
    client.force_login(UserFactory())
    restriction = CollectionViewRestriction.objects.get()
    session = client.session
    session[restriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()

    response = client.get(private.url)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 husorden"
    close(response)
    assert response["Cache-Control"] == PRIVATE
    # And not when a browser asks whether its own is still the newest.
    again = client.get(private.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert again["Cache-Control"] == PRIVATE


def test_a_head_request_says_the_same(client, private):
    client.force_login(UserFactory())
    response = client.head(private.url)
    close(response)
    assert response["Cache-Control"] == PRIVATE


def test_a_public_document_may_be_kept(client):
    document = DocumentFactory()
    response = client.get(document.url)
    close(response)
    assert response.status_code == 200
    assert "private" not in response.get("Cache-Control", "")
    assert "no-store" not in response.get("Cache-Control", "")
    again = client.get(document.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert "no-store" not in again.get("Cache-Control", "")


@pytest.mark.parametrize(
    "break_it",
    [
        lambda document: document.file.storage.delete(document.file.name),
        lambda document: document.delete(),
    ],
    ids=["without its file", "deleted"],
)
def test_a_document_that_is_gone_may_come_back(client, private, break_it):
    address = private.url
    break_it(private)
    client.force_login(UserFactory())
    assert cache_control(client, address) == PRIVATE


def test_another_name_for_a_private_document_finds_nothing(client, private):
    response = client.get(f"/documents/{private.pk}/noget-andet.pdf")
    assert response.status_code == 404
    assert response["Cache-Control"] == PRIVATE


def test_a_document_that_becomes_private_is_so_at_once(client):
    collection = Collection.get_first_root_node().add_child(name="Referater")
    document = DocumentFactory(collection=collection)
    assert cache_control(client, document.url) != PRIVATE
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="login"
    )
    assert cache_control(client, document.url) == PRIVATE


def test_asking_for_the_password_is_kept_by_nobody(client):
    document = DocumentFactory(collection=restricted("password"))
    restriction = CollectionViewRestriction.objects.get()
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    assert cache_control(client, address) == PRIVATE
    wrong = client.post(address, {"password": "?", "return_url": document.url})
    assert wrong["Cache-Control"] == PRIVATE
    right = client.post(
        address, {"password": "fællesspisning", "return_url": document.url}
    )
    assert right.status_code == 302
    assert right["Cache-Control"] == PRIVATE


def test_pages_for_some_alone_are_kept_by_nobody(client):
    page = StandardPageFactory()
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="fællesspisning"
    )
    assert "no-store" in cache_control(client, page.url)
    address = reverse(
        "wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk]
    )
    assert cache_control(client, address) == PRIVATE
    right = client.post(address, {"password": "fællesspisning", "return_url": page.url})
    assert right["Cache-Control"] == PRIVATE
    assert "no-store" in cache_control(client, page.url)
