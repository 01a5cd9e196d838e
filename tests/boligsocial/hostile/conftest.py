"""A site with something behind every address, and those who ask it."""

import logging

import pytest
from django.test import Client

from boligsocial import roles
from tests.boligsocial.hostile.asking import Asker
from tests.boligsocial.hostile.content import fill_site
from tests.factories import UserFactory
from tests.staff import StaffClient, member_of


@pytest.fixture(autouse=True)
def _quiet():
    """Thousands of refusals, each with its traceback."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def administrator():
    roles.set_up_roles()
    asker = Asker(StaffClient(UserFactory()))
    fill_site(asker.client.user)
    return asker


@pytest.fixture
def others(administrator):
    return [Asker(Client()), Asker(member_of(roles.EDITOR))]
