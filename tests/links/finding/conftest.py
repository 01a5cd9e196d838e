"""Staff of every role."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from boligsocial import roles
from tests.staff import member_of


@pytest.fixture
def _roles(db):
    roles.set_up_roles()


@pytest.fixture
def keeper(_roles):
    """Somebody who looks after links and may edit no page."""
    return member_of(roles.LINK_KEEPER)


@pytest.fixture
def editor(_roles):
    return member_of(roles.EDITOR)


@pytest.fixture
def administrator(_roles):
    return member_of(roles.ADMINISTRATOR)


@pytest.fixture
def onlooker(_roles):
    """Somebody on the staff who may see links, and change none."""
    group = Group.objects.create(name="Gæst")
    for codename in ("access_admin", "view_link"):
        group.permissions.add(Permission.objects.get(codename=codename))
    return member_of("Gæst")


@pytest.fixture
def outsider(_roles):
    """Somebody on the staff who has nothing to do with links."""
    group = Group.objects.create(name="Vikar")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return member_of("Vikar")


@pytest.fixture
def anonymous(_roles):
    return Client()
