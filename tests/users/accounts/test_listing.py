"""The list of users says who may do what, and when they last signed in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from tests.factories import StandardPageFactory, UserFactory
from tests.html import parse_screen, words
from tests.staff import member_of
from users.accounts.idle import idle_accounts
from users.models import Invitation, Passkey, SignIn, User
from users.roles import SENTENCES

pytestmark = pytest.mark.django_db
LIST = reverse("wagtailusers_users:index")
LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def administrator():
    roles.set_up_roles()
    return member_of(roles.ADMINISTRATOR)


def somebody(name: str, *groups: str, **more) -> User:
    user = UserFactory(username=name, first_name=name, is_superuser=False, **more)
    user.set_password("grønne-gavle")
    user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def row(administrator, name: str, query: str = "") -> str:
    rows = parse_screen(administrator.get(f"{LIST}{query}")).select("tbody tr")
    found = [words(one) for one in rows if name in words(one)]
    return found[0] if found else ""


class TestRow:
    def test_says_what_a_role_of_ours_is_for(self, administrator):
        somebody("Ida", roles.EDITOR)
        assert f"Redaktør: {SENTENCES[roles.EDITOR]}" in row(administrator, "Ida")
        assert "Desuden" not in row(administrator, "Ida")

    def test_says_what_has_been_added_to_it(self, administrator):
        group = Group.objects.get(name=roles.LINK_KEEPER)
        group.permissions.add(Permission.objects.get(codename="delete_person"))
        somebody("Lars", roles.LINK_KEEPER)
        assert "Desuden: Sletter: medarbejdere." in row(administrator, "Lars")

    def test_reads_a_group_of_the_associations_own_off_its_rights(self, administrator):
        page = StandardPageFactory(title="Fællesspisning")
        group = Group.objects.create(name="Frivillige <b>")
        of_pages = Permission.objects.filter(content_type__model="page")
        for code in ("add_page", "publish_page"):
            group.page_permissions.create(
                page=page, permission=of_pages.get(codename=code)
            )
        codes = ("access_admin", "view_person", "change_person", "add_theme")
        group.permissions.set(Permission.objects.filter(codename__in=codes))
        somebody("Åse", "Frivillige <b>")
        said = row(administrator, "Åse")
        assert "Skriver og udgiver sider i ”Fællesspisning”." in said
        assert "Redigerer: medarbejdere." in said
        assert "Opretter: indsatsområder." in said
        assert "adgang til administrationen" not in said

    def test_says_it_of_one_who_can_do_nothing_and_one_who_can_do_all(
        self, administrator
    ):
        somebody("Bo")
        Group.objects.create(name="Tom")
        somebody("Svend", "Tom")
        root = somebody("Rod", roles.EDITOR)
        User.objects.filter(pk=root.pk).update(is_superuser=True)
        assert "Ingen rolle" in row(administrator, "Bo")
        assert "Giver ikke lov til noget endnu." in row(administrator, "Svend")
        assert "Må alt" in row(administrator, "Rod")

    def test_tells_how_and_when_somebody_signs_in(self, administrator):
        now = timezone.now()
        ida = somebody("Ida", last_login=now)
        Passkey.objects.create(user=ida, name="Nøgle", credential_id="a")
        somebody("Bo", last_login=now - timedelta(days=1))
        somebody("Svend", last_login=now - timedelta(days=92), is_active=False)
        new = somebody("Ny")
        new.set_unusable_password()
        new.save()
        assert "Med totrinslogin" in row(administrator, "Ida")
        assert "Logget ind i dag" in row(administrator, "Ida")
        assert "Kun med adgangskode" in row(administrator, "Bo")
        assert "Logget ind i går" in row(administrator, "Bo")
        assert "Logget ind for 3 måneder siden" in row(administrator, "Svend")
        assert "Kontoen er lukket" in row(administrator, "Svend")
        assert "er ikke inviteret" in row(administrator, "Ny")
        invitation = Invitation.objects.create(user=new, asked_at=now)
        assert "invitationen er ikke brugt" in row(administrator, "Ny")
        invitation.problem = "550"
        invitation.save()
        assert "Invitationen kunne ikke sendes" in row(administrator, "Ny")

    def test_costs_no_query_more_with_more_users(self, administrator):
        def cost() -> int:
            with CaptureQueriesContext(connection) as asked:
                administrator.get(LIST)
            return len(asked)

        somebody("Ida", roles.EDITOR)
        cost()
        few = cost()
        for number in range(15):
            somebody(f"Bo{number}", roles.EDITOR, roles.LINK_KEEPER)
        assert cost() <= few


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?matter=idle", {"Gammel"}),
        ("?matter=no-role", {"Gammel", "Lukket"}),
        ("?matter=invited", {"Ny", "medarbejder"}),
        ("?matter=one-step", {"Gammel", "Ny", "medarbejder"}),
        ("?is_active=false", {"Lukket"}),
        ("?matter=nonsens", {"Gammel", "Lukket", "Ny", "medarbejder"}),
    ],
)
def test_the_filters_find_those_to_see_to(administrator, query, found):
    somebody("Gammel", last_login=LONG_AGO)
    somebody("Lukket", last_login=LONG_AGO, is_active=False)
    new = somebody("Ny", roles.EDITOR)
    new.set_unusable_password()
    new.save()
    names = {"Gammel", "Lukket", "Ny", "medarbejder"}
    seen = {name for name in names if row(administrator, name, query)}
    assert seen == found


def test_filters_by_role(administrator):
    somebody("Ida", roles.EDITOR)
    somebody("Lars", roles.LINK_KEEPER)
    editors = Group.objects.get(name=roles.EDITOR)
    assert row(administrator, "Ida", f"?group={editors.pk}")
    assert not row(administrator, "Lars", f"?group={editors.pk}")


def test_an_account_is_idle_when_nothing_of_it_was_used_for_a_year():
    gone = somebody("Gået", last_login=LONG_AGO)
    never = somebody("Aldrig", date_joined=LONG_AGO)
    somebody("Ny")
    somebody("Her", last_login=timezone.now() - timedelta(days=300))
    going_on = somebody("Bliver ved", last_login=LONG_AGO)
    SignIn.objects.create(
        user=going_on,
        session_key="a",
        began_at=LONG_AGO,
        last_used_at=timezone.now(),
    )
    somebody("Lukket", last_login=LONG_AGO, is_active=False)
    assert set(idle_accounts()) == {gone, never}
