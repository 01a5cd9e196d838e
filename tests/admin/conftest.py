"""Somebody who may publish, on a site with an overview of initiatives."""

import pytest

from boligsocial import roles
from tests.factories import InitiativeIndexPageFactory
from tests.staff import member_of
from tests.standing import standing


@pytest.fixture(scope="module")
def _standing_roles(django_db_setup, django_db_blocker):
    yield from standing(django_db_blocker, roles.set_up_roles)


@pytest.fixture
def _roles(_standing_roles, db):
    """The roles of the site."""


@pytest.fixture
def approver(_roles):
    return member_of(roles.APPROVER)


@pytest.fixture
def administrator(_roles):
    return member_of(roles.ADMINISTRATOR)


@pytest.fixture
def overview(db):
    return InitiativeIndexPageFactory()
