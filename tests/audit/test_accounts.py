"""What becomes of accounts and roles is told, whoever does it and however."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Site

from boligsocial.roles import set_up_roles
from tests.audit.telling import forget, last_lines, sentences
from tests.factories import UserFactory
from tests.queues import do_what_waits, task_backends
from tests.staff import form_data, succeeded
from users.mailing.invitations import password_url
from users.models import User
from users.tasks import send_password_reset

pytestmark = pytest.mark.django_db
PASSWORD = "røde-gavle-om-efteråret"


@pytest.fixture
def editors(karen):
    return Group.objects.get(name="Redaktør")


def bulk(action: str, *users) -> str:
    ids = "&".join(f"id={user.pk}" for user in users)
    return f"{reverse('wagtail_bulk_action', args=['users', 'user', action])}?{ids}"


def test_a_colleague_who_is_taken_in(karen, editors):
    given = {
        "email": "amina@solgavlen.example",
        "name": "Amina Lund",
        "groups": str(editors.pk),
    }
    succeeded(karen.fill_in(reverse("wagtailusers_users:add"), given))
    assert sentences() == [
        "Karen Holm lavede en konto til Amina Lund",
        "Karen Holm gav Amina Lund rollen Redaktør",
        "Karen Holm sendte en invitation til Amina Lund",
    ]


def test_an_account_that_is_changed_from_what_to_what(karen, ole, editors):
    # None but a superuser makes another one.
    User.objects.filter(pk=karen.user.pk).update(is_superuser=True)
    edit = reverse("wagtailusers_users:edit", args=[ole.pk])
    changed = {
        "email": "ob@solgavlen.example",
        "groups": str(editors.pk),
        "is_superuser": "on",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    succeeded(karen.fill_in(edit, changed))
    assert sorted(sentences()) == [
        "Karen Holm gav Ole Bach en ny adgangskode",
        "Karen Holm gav Ole Bach lov til alt, som superbruger",
        "Karen Holm gav Ole Bach rollen Redaktør",
        "Karen Holm ændrede kontoen for Ole Bach",
    ]
    assert PASSWORD not in str(sentences())

    forget()
    karen.fill_in(edit, {"email": "ole@solgavlen.example"})
    assert sentences() == ["Karen Holm ændrede kontoen for Ole Bach"]
    assert last_lines() == [
        "E-mailadresse: ”ob@solgavlen.example” → ”ole@solgavlen.example”"
    ]


def test_what_is_saved_unchanged_is_not_told(karen, ole):
    succeeded(karen.fill_in(reverse("wagtailusers_users:edit", args=[ole.pk]), {}))
    assert sentences() == []


def test_many_accounts_at_once(karen, ole, editors):
    closed = UserFactory(is_active=False, is_superuser=False)
    forget()
    karen.post(bulk("assign_role", ole), {"role": str(editors.pk)})
    karen.post(bulk("set_active_state", ole, closed), {"mark_as_active": "False"})
    assert sentences() == [
        "Karen Holm gav Ole Bach rollen Redaktør",
        "Karen Holm lukkede kontoen for Ole Bach",
    ]
    forget()
    karen.post(bulk("delete", ole))
    assert sentences() == ["Karen Holm slettede kontoen for Ole Bach"]


def test_roles_that_are_taken(karen, ole, editors):
    approvers = Group.objects.get(name="Godkender")
    ole.groups.set([editors, approvers])
    ole.groups.clear()
    assert sentences() == [
        "Systemet gav Ole Bach rollerne Godkender, Redaktør",
        "Systemet tog rollerne Godkender, Redaktør fra Ole Bach",
    ]
    editors.user_set.set([ole])
    forget()
    karen.post(reverse("wagtailusers_groups:delete", args=[editors.pk]))
    assert sentences() == [
        "Karen Holm slettede ”Redaktør” (gruppe)",
        "Karen Holm tog rollen Redaktør fra Ole Bach",
    ]


def test_what_a_group_may_do(karen, ole):
    group = Group.objects.create(name="Frivillige")
    forget()
    home = Site.objects.get(is_default_site=True).root_page
    everything = Collection.get_first_root_node()
    given = {
        "name": "Gode frivillige",
        "page_permissions-TOTAL_FORMS": "1",
        "page_permissions-0-page": str(home.pk),
        "page_permissions-0-permissions": ["add_page"],
        "document_permissions-TOTAL_FORMS": "1",
        "document_permissions-0-collection": str(everything.pk),
        "document_permissions-0-add": "on",
    }
    edit = reverse("wagtailusers_groups:edit", args=[group.pk])
    succeeded(karen.post(edit, form_data(karen.get(edit)) | given))
    assert sentences() == [
        "Karen Holm ændrede ”Gode frivillige” (gruppe)",
        "Karen Holm ændrede, hvad rollen Gode frivillige må",
    ]
    assert last_lines()[0].startswith("Må nu: ")
    assert f"lave sider i ”{home.title}”" in last_lines()[0]
    GroupPagePermission.objects.get(group=group)

    forget()
    succeeded(karen.fill_in(edit, {"name": "Gode frivillige"}))
    assert sentences() == []


def test_the_command_that_sets_up_the_roles(karen):
    editors = Group.objects.get(name="Redaktør")
    editors.permissions.clear()
    forget()
    call_command("setup_roles", verbosity=0)
    assert sentences() == ["Systemet ændrede, hvad rollen Redaktør må"]
    forget()
    set_up_roles()
    assert sentences() == []


def test_somebody_who_chooses_a_password_by_the_link_in_a_mail(ole):
    task_backends["background"].clear()
    Client().post(reverse("wagtailadmin_password_reset"), {"email": ole.email})
    do_what_waits(send_password_reset)
    client = Client()
    form = client.get(password_url(ole), follow=True).wsgi_request.path
    client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert User.objects.get(pk=ole.pk).check_password(PASSWORD)
    assert sentences() == [
        "Der blev sendt et link til en ny adgangskode til Ole Bach",
        "Ole Bach valgte en ny adgangskode",
    ]


def test_somebody_who_changes_their_own_account(karen):
    account = reverse("wagtailadmin_account")
    succeeded(karen.fill_in(account, {"name_email-last_name": "Holm-Lund"}))
    assert sentences() == ["Karen Holm-Lund ændrede sin egen konto"]


def test_what_is_taken_back_is_not_told(ole, editors):
    try:
        with transaction.atomic():
            ole.groups.add(editors)
            assert sentences() != []
            raise RuntimeError
    except RuntimeError:
        assert sentences() == []


def test_a_deleted_account_keeps_its_name_in_what_it_did(karen, ole, editors):
    UserFactory(username="else", is_superuser=False).groups.add(editors)
    karen.post(reverse("wagtailusers_users:delete", args=[ole.pk]))
    ours = sentences("account")
    karen_herself = User.objects.get(pk=karen.user.pk)
    assert "Karen Holm slettede kontoen for Ole Bach" in ours
    karen_herself.delete()
    assert User.objects.filter(username="else").exists()
