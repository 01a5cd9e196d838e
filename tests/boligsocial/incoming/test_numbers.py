"""A number that no column can hold finds nothing, and is no error."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import resolve
from wagtail.models import Page

from links.models import Link
from pages.models import StandardPage
from tests.factories import LinkFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

BEYOND = [2**31, 2**63, 10**25, -(10**25)]


@pytest.mark.parametrize("number", BEYOND)
def test_it_is_in_no_row(number):
    link = LinkFactory()
    assert list(Link.objects.filter(pk__in=[number, link.pk])) == [link]
    assert not Link.objects.filter(pk__in=[number])
    assert list(Link.objects.exclude(pk__in=[number])) == [link]


@pytest.mark.parametrize("number", BEYOND)
def test_nothing_refers_to_it(number):
    page = StandardPageFactory()
    link = LinkFactory(url=None, target_page=page)
    assert not Link.objects.filter(target_page=number)
    assert not Link.objects.filter(target_page=str(number))
    assert list(Link.objects.filter(target_page__in=[number, page.pk])) == [link]
    with pytest.raises(ObjectDoesNotExist):
        StandardPage.objects.get(pk=number)


def test_nothing_lies_so_far_down_a_list():
    assert list(Page.objects.all()[10**25 : 10**26]) == []
    assert list(Page.objects.all()[: 10**25]) == list(Page.objects.all())


@pytest.mark.parametrize("number", ["0", str(2**63), "9" * 25])
def test_no_address_has_it(number):
    assert resolve("/admin/pages/1/edit/").kwargs == {"page_id": 1}
    match = resolve(f"/admin/pages/{number}/edit/")
    assert match.kwargs == {}
    # Nor has a document; there may be a page of that name.
    private = resolve(f"/documents/authenticate_with_password/{number}/")
    assert private.view_name == "wagtail_serve"
