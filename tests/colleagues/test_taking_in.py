"""One screen makes a colleague's account, invites them, and finds them among the staff."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from boligsocial import roles
from pages.models import Person
from tests.factories import PersonFactory, UserFactory
from tests.staff import field_errors, form_data, member_of, messages_of
from users.models import User

pytestmark = pytest.mark.django_db
ADD = reverse("wagtailusers_users:add")
EMAIL = "amina@aalykke.example"


@pytest.fixture
def administrator():
    roles.set_up_roles()
    return member_of(roles.ADMINISTRATOR)


def take_in(client, **fields):
    role = str(Group.objects.get(name=roles.EDITOR).pk)
    given = {"name": "Amina Lund", "email": EMAIL, "groups": role}
    return client.fill_in(ADD, given | fields, follow=True)


def amina() -> User:
    return User.objects.get(email=EMAIL)


def test_the_tick_is_there_already_and_adds_the_member_of_staff(administrator):
    answer = take_in(administrator)
    assert "Amina Lund er oprettet som medarbejder." in messages_of(answer)
    person = Person.objects.get(user=amina())
    assert (person.name, person.email) == ("Amina Lund", EMAIL)


def test_without_the_tick_there_is_an_account_alone(administrator):
    take_in(administrator, is_on_site=None)
    assert amina().groups.get().name == roles.EDITOR
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("name", "email"),
    [("Amina Lund Holm", EMAIL.upper()), ("amina  LUND", "")],
)
def test_who_is_on_the_staff_already_is_joined(administrator, name, email):
    person = PersonFactory(name=name, email=email, phone="20 30 40 50")
    answer = take_in(administrator)
    assert any("hører til medarbejderen" in said for said in messages_of(answer))
    person.refresh_from_db()
    assert person.user == amina()
    assert person.name == name
    assert person.email
    assert Person.objects.count() == 1


def test_of_several_who_may_be_meant_none_is_taken(administrator):
    PersonFactory(name="Bo Holm", email=EMAIL)
    PersonFactory(name="Åse Holm", email=EMAIL)
    take_in(administrator)
    assert Person.objects.get(user=amina()).name == "Amina Lund"
    assert Person.objects.count() == 3


def test_who_has_another_account_is_said_and_nothing_is_lost(administrator):
    other = UserFactory(first_name="Bo", last_name="Holm", email="bo@aalykke.example")
    PersonFactory(name="Amina Lund", email=EMAIL, user=other)
    answer = take_in(administrator)
    assert "logger allerede ind som Bo Holm" in field_errors(answer)["is_on_site"]
    assert form_data(answer)["name"] == ["Amina Lund"]
    assert not User.objects.filter(email=EMAIL).exists()
    take_in(administrator, is_on_site=None)
    assert amina()


def test_a_name_of_any_length_and_shape(administrator):
    take_in(administrator, name="Anne-Marie von der Østergård-Kjærsgaard")
    assert amina().get_full_name() == "Anne-Marie von der Østergård-Kjærsgaard"
    assert amina().last_name == "Østergård-Kjærsgaard"
    answer = take_in(administrator, name="å" * 121, email="b@aalykke.example")
    assert "name" in field_errors(answer)
    answer = take_in(administrator, name="å" * 400, email="b@aalykke.example")
    assert "name" in field_errors(answer)
    take_in(administrator, name="Cher", email="cher@aalykke.example")
    assert User.objects.get(email="cher@aalykke.example").get_full_name() == "Cher"


def test_who_may_not_add_to_the_staff_is_not_asked():
    roles.set_up_roles()
    client = member_of(roles.EDITOR)
    client.user.user_permissions.add(
        *Permission.objects.filter(content_type__model="user")
    )
    take_in(client, is_on_site="on")
    assert amina()
    assert not Person.objects.exists()
