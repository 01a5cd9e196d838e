"""The report: who may read it, what it shows, and that nobody can change it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEntry
from boligsocial import roles
from tests.audit.telling import forget, sentences
from tests.factories import UserFactory
from tests.html import parse_screen, words
from tests.staff import is_refused, member_of

pytestmark = pytest.mark.django_db
REPORT = "who_did_what"


def rows(response) -> list[str]:
    return [words(cell) for cell in parse_screen(response).select("tbody td.title")]


@pytest.mark.usefixtures("_roles")
@pytest.mark.parametrize("role", [roles.EDITOR, roles.APPROVER, roles.LINK_KEEPER])
def test_it_is_for_administrators(role):
    staff = member_of(role)
    for name in (REPORT, f"{REPORT}_results"):
        assert is_refused(staff.get(reverse(name)))
    assert is_refused(staff.get(f"{reverse(REPORT)}?export=csv"))


def test_it_says_so_when_there_is_nothing(karen):
    forget()
    assert "Der er ikke sket noget" in words(parse_screen(karen.get(reverse(REPORT))))


def test_it_tells_what_happened_with_what_was_changed(karen, ole):
    ole.email = "ob@solgavlen.example"
    ole.save()
    [row] = rows(karen.get(reverse(REPORT)))[:1]
    assert row == (
        "Systemet ændrede kontoen for Ole Bach "
        "E-mailadresse: ”ole@solgavlen.example” → ”ob@solgavlen.example”"
    )


def test_it_is_narrowed_to_a_person_a_kind_and_a_period(karen, ole):
    ole.groups.add(Group.objects.get(name=roles.EDITOR))
    UserFactory(username="else").groups.add(Group.objects.get(name=roles.EDITOR))

    def found(**narrowed):
        return rows(karen.get(reverse(REPORT), narrowed))

    assert found(person=ole.pk) == ["Systemet gav Ole Bach rollen Redaktør"]
    assert len(found(kind="role")) == 3
    assert len(found(kind="setting")) == 0
    today = timezone.localdate()
    assert len(found(kind="role", timestamp_from=today.isoformat())) == 3
    yesterday = (today - timedelta(days=1)).isoformat()
    assert found(kind="role", timestamp_to=yesterday) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_taking_it_out_is_told_as_well(karen, ole, ending):
    forget()
    taken = karen.get(f"{reverse(REPORT)}?export={ending}")
    assert b"".join(taken.streaming_content if taken.streaming else [taken.content])
    assert sentences("data") == [
        f"Karen Holm hentede ”Hvem gjorde hvad” ud ({ending.upper()})"
    ]


def test_other_lists_that_are_taken_out_are_told(karen):
    karen.get(f"{reverse('wagtailsnippets_links_link:list')}?export=csv")
    [told] = sentences("data")
    assert told.startswith("Karen Holm hentede ”")


def test_it_costs_the_same_for_two_entries_and_for_forty(karen):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert karen.get(reverse(REPORT)).status_code == 200
        return len(captured)

    group = Group.objects.get(name=roles.EDITOR)
    UserFactory.create_batch(2)[0].groups.add(group)
    cost()
    few = cost()
    for user in UserFactory.create_batch(15):
        user.groups.add(group)
        user.delete()
    assert cost() == few


def test_a_long_trail_is_paged(karen):
    UserFactory.create_batch(60)
    screen = parse_screen(karen.get(reverse(REPORT)))
    assert len(screen.select("tbody tr")) == 50
    assert screen.select('a[href*="p=2"]')


def test_a_deleted_account_is_still_called_by_its_name(karen, ole):
    edit = reverse("wagtailusers_users:edit", args=[ole.pk])
    karen.fill_in(edit, {"last_name": "Bech"})
    other = member_of(roles.ADMINISTRATOR)
    other.post(reverse("wagtailusers_users:delete", args=[karen.user.pk]))
    found = rows(other.get(reverse(REPORT), {"kind": "account"}))
    changed = "Karen Holm (slettet konto) ændrede kontoen for Ole Bech"
    assert any(row.startswith(changed) for row in found)


def test_no_screen_changes_or_deletes_an_entry(karen):
    codenames = {"add", "change", "delete"}
    assert not any(karen.user.has_perm(f"audit.{c}_auditentry") for c in codenames)
    before = AuditEntry.objects.count()
    for method in (karen.post, karen.put, karen.delete):
        assert method(reverse(REPORT)).status_code == 405
    assert AuditEntry.objects.count() == before
