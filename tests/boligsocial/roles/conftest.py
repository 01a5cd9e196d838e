"""A site with its roles, and somebody in each."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    home_page,
    publish,
)
from tests.staff import member_of


@pytest.fixture
def home(_roles):
    return home_page()


@pytest.fixture
def overview(home):
    """The published overview of initiatives."""
    return InitiativeIndexPageFactory()


@pytest.fixture
def live_initiative(overview):
    """A published initiative, as it stood before anybody edits it."""
    return publish(InitiativePageFactory(parent=overview, title="Lektiecafé"))


@pytest.fixture
def editor(_roles):
    return member_of(roles.EDITOR)


@pytest.fixture
def approver(_roles):
    return member_of(roles.APPROVER)


@pytest.fixture
def link_keeper(_roles):
    return member_of(roles.LINK_KEEPER)


@pytest.fixture
def administrator(_roles):
    return member_of(roles.ADMINISTRATOR)


@pytest.fixture
def add_initiative_url(overview):
    return reverse(
        "wagtailadmin_pages:add", args=["initiatives", "initiativepage", overview.pk]
    )


@pytest.fixture
def typed_initiative():
    """What somebody types who makes a new initiative."""
    return {
        "title": "Fælleshaven i Engparken",
        "slug": "faelleshaven",
        "summary": "Dyrk grøntsager sammen med dine naboer.",
        "body": streamfield([]),
    }
