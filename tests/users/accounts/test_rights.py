"""Nobody gives more than they have, and nobody takes over a mightier account."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from boligsocial import roles
from tests.factories import StandardPageFactory, UserFactory
from tests.html import parse_screen, words
from tests.staff import StaffClient, field_errors, is_refused, member_of, succeeded
from users.accounts.rights import groups_to_give, may_manage
from users.models import User

pytestmark = pytest.mark.django_db
ADD = reverse("wagtailusers_users:add")
NEW = {"name": "Amina Lund", "email": "amina@aalykke.example"}


@pytest.fixture(autouse=True)
def _roles():
    roles.set_up_roles()


def role(name: str) -> Group:
    return Group.objects.get(name=name)


@pytest.fixture
def receptionist():
    """Adds and changes users, writes pages, and does nothing else."""
    group = Group.objects.create(name="Reception")
    group.permissions.add(*Permission.objects.filter(content_type__model="user"))
    client = member_of(roles.EDITOR)
    client.user.groups.add(group)
    return StaffClient(User.objects.get(pk=client.user.pk))


def test_whoever_may_add_users_gives_only_what_they_have(receptionist):
    given = {group.name for group in groups_to_give(receptionist.user)}
    assert given == {"Reception", roles.EDITOR}
    administrator = member_of(roles.ADMINISTRATOR).user
    assert set(groups_to_give(administrator)) == set(Group.objects.all())


@pytest.mark.parametrize(
    "more", [{"groups": "Administrator"}, {"groups": "Redaktør", "is_superuser": "on"}]
)
def test_nobody_makes_somebody_mightier_than_themselves(receptionist, more):
    given = NEW | more | {"groups": str(role(more["groups"]).pk)}
    answer = receptionist.fill_in(ADD, given)
    made = User.objects.filter(email=NEW["email"]).first()
    if made is None:
        assert "groups" in field_errors(answer)
    else:
        assert not made.is_superuser


def test_an_administrator_makes_no_superuser(receptionist):
    administrator = member_of(roles.ADMINISTRATOR)
    editor = str(role(roles.EDITOR).pk)
    given = NEW | {"groups": editor, "is_superuser": "on"}
    succeeded(administrator.fill_in(ADD, given))
    assert not User.objects.get(email=NEW["email"]).is_superuser


def test_a_mightier_account_is_out_of_reach_on_every_screen(receptionist):
    administrator = member_of(roles.ADMINISTRATOR).user
    names = ("wagtailusers_users:edit", "wagtailusers_users:delete")
    for address in [reverse(name, args=[administrator.pk]) for name in names]:
        assert is_refused(receptionist.get(address))
        assert is_refused(receptionist.post(address, {"password1": "x"}))
    listed = receptionist.get(reverse("wagtailusers_users:index")).text
    assert names[0] not in listed
    assert reverse(names[0], args=[administrator.pk]) not in listed
    for action, data in (
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
    ):
        bulk = reverse("wagtail_bulk_action", args=["users", "user", action])
        receptionist.post(f"{bulk}?id={administrator.pk}", data)
        assert User.objects.get(pk=administrator.pk).is_active


def test_a_role_that_is_given_to_many_is_none_that_is_mightier(receptionist):
    ida = UserFactory(is_superuser=False)
    assign = reverse("wagtail_bulk_action", args=["users", "user", "assign_role"])
    data = {"role": role(roles.ADMINISTRATOR).pk}
    receptionist.post(f"{assign}?id={ida.pk}&id={receptionist.user.pk}", data)
    assert not role(roles.ADMINISTRATOR).user_set.filter(
        pk__in=[ida.pk, receptionist.user.pk]
    )
    receptionist.post(f"{assign}?id={ida.pk}", {"role": role(roles.EDITOR).pk})
    assert list(ida.groups.all()) == [role(roles.EDITOR)]


def test_what_one_may_not_give_one_does_not_take_away_either(receptionist):
    board = Group.objects.create(name="Bestyrelse")
    board.permissions.add(*Permission.objects.filter(content_type__model="theme"))
    approver = member_of(roles.APPROVER).user
    assert not may_manage(receptionist.user, approver)
    receptionist.user.groups.add(board)
    again = StaffClient(User.objects.get(pk=receptionist.user.pk))
    edit = reverse("wagtailusers_users:edit", args=[again.user.pk])
    Group.objects.get(name="Reception").permissions.filter(
        content_type__model="theme"
    ).delete()
    succeeded(again.fill_in(edit, {"first_name": "Bo", "last_name": "Lund"}))
    assert board in User.objects.get(pk=again.user.pk).groups.all()


def test_a_right_below_one_page_covers_no_more(receptionist):
    page = StandardPageFactory()
    local = Group.objects.create(name="Lokalt")
    publish = Permission.objects.get(
        codename="publish_page", content_type__app_label="wagtailcore"
    )
    local.page_permissions.create(page=page, permission=publish)
    assert local not in groups_to_give(receptionist.user)
    receptionist.user.groups.add(local)
    again = User.objects.get(pk=receptionist.user.pk)
    assert local in groups_to_give(again)
    assert role(roles.APPROVER) not in groups_to_give(again)


def test_the_screen_offers_what_may_be_given(receptionist):
    screen = words(parse_screen(receptionist.get(ADD)))
    assert roles.EDITOR in screen
    assert roles.ADMINISTRATOR not in screen
