"""Who answers for the pages that a link stands on, as the register asks."""

import pytest
from wagtail.models import Page

from links.owners import (
    owner_choices,
    owners_by_page,
    page_ids_of_owner,
    page_ids_of_user,
)
from tests.factories import (
    InitiativePageFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def aase():
    return PersonFactory(name="Åse Nielsen", user=UserFactory())


def test_choices_are_those_who_own_a_page(aase):
    PersonFactory(name="Uden sider")
    gone = PersonFactory(name="Birgitte Holm", is_active=False)
    StandardPageFactory(content_owner=gone)
    InitiativePageFactory.create_batch(2, content_owner=aase)
    assert owner_choices() == [(gone.pk, "Birgitte Holm"), (aase.pk, "Åse Nielsen")]


def test_the_pages_of_an_owner_are_of_every_type(aase):
    pages = [
        StandardPageFactory(content_owner=aase),
        InitiativePageFactory(content_owner=aase),
    ]
    StandardPageFactory(content_owner=PersonFactory())
    assert set(page_ids_of_owner(aase.pk)) == {page.pk for page in pages}
    assert set(page_ids_of_owner(0)) == set()


def test_the_pages_of_an_owner_can_stand_in_another_query(
    aase, django_assert_num_queries
):
    page = StandardPageFactory(content_owner=aase)
    with django_assert_num_queries(1):
        found = list(Page.objects.filter(pk__in=page_ids_of_owner(aase.pk)))
    assert [page.pk for page in found] == [page.pk]


def test_names_are_told_in_one_query(aase, django_assert_num_queries):
    pages = [
        StandardPageFactory(content_owner=aase),
        InitiativePageFactory(content_owner=aase),
        StandardPageFactory(),
    ]
    with django_assert_num_queries(1):
        names = owners_by_page(page.pk for page in pages)
    assert names == {page.pk: "Åse Nielsen" for page in pages[:2]}
    with django_assert_num_queries(0):
        assert owners_by_page([]) == {}


def test_an_account_is_its_owners(aase):
    page = StandardPageFactory(content_owner=aase)
    StandardPageFactory(content_owner=PersonFactory())
    assert list(page_ids_of_user(aase.user)) == [page.pk]
    assert list(page_ids_of_user(UserFactory())) == []
