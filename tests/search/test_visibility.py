"""The rule of what is public is Wagtail's, in a form that a query can hold."""

import pytest
from wagtail.models import Page, PageViewRestriction

from search.visibility import private_branches, public_pages
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory()


@pytest.fixture
def restricted(overview):
    """A restricted overview, with pages above, beside and below it."""
    InitiativePageFactory.create_batch(2, parent=overview)
    StandardPageFactory()
    StandardPageFactory(live=False)
    return PageViewRestriction.objects.create(
        page=overview, restriction_type=PageViewRestriction.LOGIN
    )


def test_public_pages_are_those_of_wagtail(restricted):
    ours = set(public_pages())
    assert ours == set(Page.objects.live().public())
    assert len(ours) == 2 + 1  # the root, the front page and the one beside


def test_a_restriction_closes_its_page_and_what_lies_below(restricted, overview):
    closed = Page.objects.filter(private_branches())
    assert set(closed) == set(overview.get_descendants(inclusive=True))


def test_the_rule_is_part_of_the_query(restricted, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(public_pages())
