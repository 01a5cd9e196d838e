"""Members of staff by what they may do with the register, and a clock to set."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from boligsocial import roles
from tests.linkcheck.observations import NOW
from tests.staff import StaffClient, member_of


class Clock:
    """Says what time it is."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


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
    return _guest("Gæst", "access_admin", "view_link")


@pytest.fixture
def outsider(_roles):
    """Somebody on the staff who has nothing to do with links."""
    return _guest("Vikar", "access_admin")


@pytest.fixture
def anonymous(_roles):
    return Client()


@pytest.fixture
def clock(monkeypatch):
    """The time of the checker and of everything that asks Django for it."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


def _guest(group: str, *codenames: str) -> StaffClient:
    permissions = Permission.objects.filter(codename__in=codenames)
    assert len(permissions) == len(codenames)
    Group.objects.create(name=group).permissions.set(permissions)
    return member_of(group)
