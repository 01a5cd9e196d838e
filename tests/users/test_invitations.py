"""A new colleague gets a mail with a link to choose a password."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Site

from boligsocial import roles
from tests.factories import UserFactory
from tests.html import parse_screen, words
from tests.queues import do_what_waits, task_backends
from tests.staff import field_errors, form_data, member_of, messages_of
from users.mailing import invitations
from users.models import Invitation, User
from users.roles import SENTENCES
from users.tasks import send_invitation, send_password_reset

pytestmark = pytest.mark.django_db

PASSWORD = "grønne-gavle-om-foråret"
ADD = "wagtailusers_users:add"


@pytest.fixture(autouse=True)
def _roles():
    roles.set_up_roles()
    Site.objects.update(site_name="Boligforeningen Ålykke")


@pytest.fixture(autouse=True)
def _empty_queue():
    task_backends["background"].clear()


@pytest.fixture
def administrator():
    return member_of(roles.ADMINISTRATOR)


def queue() -> list:
    return [
        result
        for result in task_backends["background"].results
        if result.task.func is send_invitation.func
    ]


def work_off() -> None:
    """Do what waits now, as the worker would."""
    results = queue()
    task_backends["background"].clear()
    for result in results:
        send_invitation.call(*result.args, **result.kwargs)


def take_in(administrator, **fields):
    given = {
        "name": "Amina Lund",
        "email": "amina@aalykke.example",
        "groups": str(Group.objects.get(name=roles.EDITOR).pk),
    }
    return administrator.fill_in(reverse(ADD), given | fields, follow=True)


def link_in(message) -> str:
    return re.search(
        r"http://localhost(/admin/password_reset/confirm/\S+)", message.body
    )[1]


def choose_password(client, link: str, password: str = PASSWORD):
    form = client.get(link, follow=True)
    if not form.redirect_chain:
        return form
    address = form.redirect_chain[-1][0]
    return client.post(address, {"new_password1": password, "new_password2": password})


class TestForm:
    def test_says_what_each_role_is_for(self, administrator):
        screen = words(parse_screen(administrator.get(reverse(ADD))))
        for sentence in SENTENCES.values():
            assert str(sentence) in screen

    def test_explains_every_role_there_is(self):
        assert set(SENTENCES) == {role.name for role in roles.ROLES}

    def test_shows_a_group_of_the_associations_own_by_its_name(self, administrator):
        Group.objects.create(name="Frivillige <b>")
        screen = administrator.get(reverse(ADD)).text
        assert "Frivillige &lt;b&gt;" in screen

    def test_says_what_each_role_is_for_when_it_is_changed_too(self, administrator):
        user = UserFactory(is_superuser=False)
        edit = administrator.get(reverse("wagtailusers_users:edit", args=[user.pk]))
        assert str(SENTENCES[roles.EDITOR]) in words(parse_screen(edit))


class TestTakingIn:
    def test_name_mail_and_role_are_enough(self, administrator):
        answer = take_in(administrator)
        said = "Amina Lund er tilføjet. En mail er på vej til amina@aalykke.example."
        assert said in messages_of(answer)[0]
        user = User.objects.get(email="amina@aalykke.example")
        assert user.username == "amina@aalykke.example"
        assert user.is_waiting
        assert [group.name for group in user.groups.all()] == [roles.EDITOR]
        assert [result.args for result in queue()] == [[user.pk]]

    def test_a_password_can_be_set_as_ever(self, administrator):
        take_in(administrator, username="amina", password1=PASSWORD, password2=PASSWORD)
        user = User.objects.get(username="amina")
        assert user.check_password(PASSWORD)
        assert queue() == []
        assert not Invitation.objects.exists()

    def test_a_password_that_is_too_weak_is_refused(self, administrator):
        answer = take_in(administrator, password1="12345", password2="12345")
        assert "password2" in field_errors(answer)
        assert not User.objects.filter(first_name="Amina").exists()

    def test_two_passwords_that_differ_are_refused(self, administrator):
        answer = take_in(administrator, password1="", password2=PASSWORD)
        assert "password2" in field_errors(answer)

    def test_a_username_that_is_taken_is_said_where_it_can_be_changed(
        self, administrator
    ):
        UserFactory(username="amina@aalykke.example")
        answer = take_in(administrator)
        assert "username" in field_errors(answer)
        assert parse_screen(answer).select("details.more-fields[open]")

    def test_a_role_is_asked_for_and_nothing_typed_is_lost(self, administrator):
        answer = take_in(administrator, groups=None)
        assert field_errors(answer) == {"groups": "Vælg, hvad brugeren skal kunne."}
        given = form_data(answer)
        assert given["name"] == ["Amina Lund"]
        assert not User.objects.filter(first_name="Amina").exists()

    @pytest.mark.parametrize("is_active", [True, False])
    def test_an_address_that_is_taken_is_said_whose_it_is(
        self, administrator, is_active
    ):
        other = UserFactory(
            username="al",
            first_name="Aase",
            email="Amina@AALYKKE.example",
            is_active=is_active,
        )
        answer = take_in(administrator)
        said = field_errors(answer)["email"]
        assert "Aase" in said
        assert ("lukket" in said) != is_active
        assert reverse("wagtailusers_users:edit", args=[other.pk]) in answer.text
        assert form_data(answer)["name"] == ["Amina Lund"]

    def test_is_for_those_who_may_add_users(self):
        approver = member_of(roles.APPROVER)
        approver.post(reverse(ADD), {"email": "x@aalykke.example"})
        assert queue() == []


class TestMail:
    def test_is_danish_and_from_the_association(self, administrator):
        take_in(administrator)
        work_off()
        (message,) = mail.outbox
        assert message.to == ["amina@aalykke.example"]
        assert message.subject == (
            "Din adgang til hjemmesiden for Boligforeningen Ålykke"
        )
        assert "Kære Amina Lund" in message.body
        assert "virker én gang og i 3 dage" in message.body
        assert "Dit brugernavn: amina@aalykke.example" in message.body
        html = message.alternatives[0].content
        assert link_in(message) in html
        assert Invitation.objects.get().sent_at

    def test_survives_that_the_association_has_no_name(self, administrator):
        Site.objects.update(site_name="")
        take_in(administrator)
        work_off()
        (message,) = mail.outbox
        assert message.subject == "Din adgang til vores hjemmeside"

    def test_holds_a_name_as_it_is_written(self, administrator):
        Site.objects.update(site_name="Hus & Hjem")
        take_in(administrator, name="Åse <&>")
        work_off()
        (message,) = mail.outbox
        assert "Hus & Hjem" in message.subject
        assert "Hus & Hjem" in message.body
        assert "Hus &amp; Hjem" in message.alternatives[0].content

    def test_lets_its_reader_choose_a_password_and_sign_in(self, administrator):
        take_in(administrator)
        work_off()
        colleague = Client()
        assert choose_password(colleague, link_in(mail.outbox[0])).status_code == 302
        login = {"username": "amina@aalykke.example", "password": PASSWORD}
        assert colleague.login(**login)
        assert colleague.get(reverse("wagtailadmin_home")).status_code == 200

    def test_has_a_link_that_works_once(self, administrator):
        take_in(administrator)
        work_off()
        link = link_in(mail.outbox[0])
        choose_password(Client(), link)
        again = choose_password(Client(), link, "en-helt-anden-adgangskode")
        assert not parse_screen(again).select("[name=new_password1]")
        user = User.objects.get(email="amina@aalykke.example")
        assert user.check_password(PASSWORD)

    def test_has_a_link_that_grows_old(self, administrator, settings, monkeypatch):
        take_in(administrator)
        work_off()
        link = link_in(mail.outbox[0])
        settings.PASSWORD_RESET_TIMEOUT = -1
        assert not Client().get(link, follow=True).redirect_chain

    def test_whose_link_has_grown_old_can_be_had_again_by_its_reader(
        self, administrator
    ):
        take_in(administrator)
        Client().post(
            reverse("wagtailadmin_password_reset"), {"email": "amina@aalykke.example"}
        )
        do_what_waits(send_password_reset)
        assert len(mail.outbox) == 1
        choose_password(Client(), link_in(mail.outbox[0]))
        assert User.objects.get(first_name="Amina").check_password(PASSWORD)

    def test_is_not_sent_to_one_who_has_chosen_meanwhile(self, administrator):
        take_in(administrator)
        user = User.objects.get(first_name="Amina")
        user.set_password(PASSWORD)
        user.save()
        work_off()
        assert mail.outbox == []

    def test_is_not_sent_to_one_whose_account_was_closed_or_deleted(
        self, administrator
    ):
        take_in(administrator)
        User.objects.filter(first_name="Amina").update(is_active=False)
        work_off()
        take_in(administrator, email="b@aalykke.example", name="Bo")
        User.objects.get(first_name="Bo").delete()
        work_off()
        assert mail.outbox == []


class TestMailServerDown:
    @pytest.fixture
    def _down(self, monkeypatch):
        def refuse(*args, **kwargs):
            raise smtplib.SMTPServerDisconnected("Connection refused")

        monkeypatch.setattr(invitations, "hand_in", refuse)

    @pytest.mark.usefixtures("_down")
    def test_the_user_is_kept_and_it_is_said_why(self, administrator):
        take_in(administrator)
        work_off()
        user = User.objects.get(first_name="Amina")
        edit = administrator.get(reverse("wagtailusers_users:edit", args=[user.pk]))
        screen = words(parse_screen(edit))
        assert "kunne ikke sendes" in screen
        assert "Connection refused" in screen
        assert reverse("invite_user", args=[user.pk]) in edit.text

    @pytest.mark.usefixtures("_down")
    def test_it_is_tried_a_few_times_more_and_then_no_more(self, administrator):
        take_in(administrator)
        pauses = []
        while queue():
            work_off()
            pauses += [result.task.run_after - timezone.now() for result in queue()]
        assert len(pauses) == 3
        assert pauses == sorted(pauses)
        assert pauses[0] > timedelta(minutes=1)

    def test_what_went_wrong_is_forgotten_when_it_has_gone_well(self, administrator):
        take_in(administrator)
        Invitation.objects.update(problem="Connection refused")
        work_off()
        assert Invitation.objects.get().problem == ""


class TestSendingAgain:
    @pytest.fixture
    def colleague(self, administrator):
        take_in(administrator)
        task_backends["background"].clear()
        return User.objects.get(first_name="Amina")

    def test_is_offered_in_the_list_and_on_the_account(self, administrator, colleague):
        address = reverse("invite_user", args=[colleague.pk])
        for screen in (
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_users:edit", args=[colleague.pk]),
        ):
            assert address in administrator.get(screen).text
        colleague.set_password(PASSWORD)
        colleague.save()
        for screen in (
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_users:edit", args=[colleague.pk]),
        ):
            assert address not in administrator.get(screen).text

    def test_is_asked_about_first(self, administrator, colleague):
        address = reverse("invite_user", args=[colleague.pk])
        assert "Vil du sende amina@aalykke.example" in administrator.get(address).text
        assert queue() == []
        answer = administrator.post(address, follow=True)
        assert messages_of(answer) == ["En mail er på vej til amina@aalykke.example."]
        work_off()
        assert len(mail.outbox) == 1

    def test_is_refused_for_one_who_has_a_password(self, administrator):
        user = UserFactory(is_superuser=False)
        user.set_password(PASSWORD)
        user.save()
        administrator.post(reverse("invite_user", args=[user.pk]))
        assert queue() == []

    def test_is_for_those_who_may_change_users(self, colleague):
        approver = member_of(roles.APPROVER)
        approver.post(reverse("invite_user", args=[colleague.pk]))
        assert queue() == []


def test_nothing_of_the_link_lies_in_the_queue(administrator):
    take_in(administrator)
    (result,) = queue()
    assert (result.args, result.kwargs) == (
        [get_user_model().objects.get(first_name="Amina").pk],
        {},
    )
    assert default_task_backend is not task_backends["background"]
