"""Somebody who may publish, on a site with an overview of initiatives."""

import pytest

from boligsocial import roles
from tests.factories import InitiativeIndexPageFactory
from tests.staff import member_of


@pytest.fixture
def approver(_roles):
    return member_of(roles.APPROVER)


@pytest.fixture
def administrator(_roles):
    return member_of(roles.ADMINISTRATOR)


@pytest.fixture
def overview(db):
    return InitiativeIndexPageFactory()
