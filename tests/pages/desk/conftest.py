"""Somebody in each role, and an editor who answers for pages."""

import pytest

from boligsocial import roles
from tests.factories import PersonFactory
from tests.staff import StaffClient, member_of
from tests.standing import standing


@pytest.fixture(scope="module")
def staff(django_db_setup, django_db_blocker):
    """The roles, and one member of each by its name."""

    def make() -> dict[str, StaffClient]:
        roles.set_up_roles()
        names = (roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER, roles.ADMINISTRATOR)
        return {name: member_of(name) for name in names}

    yield from standing(django_db_blocker, make)


@pytest.fixture
def editor(db, staff) -> StaffClient:
    return staff[roles.EDITOR]


@pytest.fixture
def approver(db, staff) -> StaffClient:
    return staff[roles.APPROVER]


@pytest.fixture
def me(editor):
    """The editor as residents know them: the owner of pages."""
    return PersonFactory(user=editor.user)
