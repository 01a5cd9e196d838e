"""Handing a colleague's pages to another, in one action."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from pages.models import StandardPage
from pages.owners.replacing import replace_owner, uses_of_person
from references.usage import is_used, uses_of
from tests.factories import (
    InitiativePageFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

UPDATED = datetime.date(2019, 11, 19)


@pytest.fixture
def old():
    return PersonFactory(name="Jane Østgård")


@pytest.fixture
def new():
    return PersonFactory(name="Åse Nielsen")


@pytest.fixture
def page(old):
    return publish(
        StandardPageFactory(
            content_owner=old,
            content_created=UPDATED,
            content_updated=UPDATED,
            minor_edit=True,
        )
    )


def test_live_pages_change_at_once(page, old, new, client):
    replace_owner(old, new, UserFactory())
    main = one(parse(client.get(page.url)), "main")
    assert "Sideansvarlig: Åse Nielsen" in words(main)


def test_the_date_of_update_stays(page, old, new):
    replace_owner(old, new, UserFactory())
    assert StandardPage.objects.get(pk=page.pk).content_updated == UPDATED


def test_the_next_publication_does_not_bring_the_old_one_back(page, old, new):
    replace_owner(old, new, UserFactory())
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.content_owner == new
    draft.save_revision().publish()
    assert StandardPage.objects.get(pk=page.pk).content_owner == new


def test_a_draft_beside_the_live_page_changes_too(page, old, new):
    page.title = "Udkast"
    page.save_revision()
    replace_owner(old, new, UserFactory())
    page = StandardPage.objects.get(pk=page.pk)
    assert page.content_owner == new
    assert page.live_revision.as_object().content_owner == new
    assert page.latest_revision.as_object().content_owner == new
    assert page.latest_revision.as_object().title == "Udkast"


def test_an_owner_named_in_the_draft_alone_is_replaced_in_the_draft_alone(old, new):
    other = PersonFactory()
    page = publish(StandardPageFactory(content_owner=other))
    page.content_owner = old
    page.save_revision()
    assert [use.source.pk for use in uses_of_person(old)] == [page.pk]
    replace_owner(old, new, UserFactory())
    page = StandardPage.objects.get(pk=page.pk)
    assert page.content_owner == other
    assert page.get_latest_revision_as_object().content_owner == new


def test_a_publication_planned_for_later_names_the_new_owner(page, old, new):
    page.go_live_at = timezone.now() + datetime.timedelta(days=3)
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    page.go_live_at = None
    page.title = "Nyere udkast"
    page.save_revision()
    replace_owner(old, new, UserFactory())
    planned = StandardPage.objects.get(pk=page.pk).scheduled_revision
    assert planned.as_object().content_owner == new


def test_pages_of_every_type_are_replaced_and_those_of_others_are_not(old, new):
    initiative = InitiativePageFactory(content_owner=old)
    others = StandardPageFactory(content_owner=PersonFactory())
    result = replace_owner(old, new, UserFactory())
    assert [page.pk for page in result.replaced] == [initiative.pk]
    assert StandardPage.objects.get(pk=others.pk).content_owner != new


def test_the_history_of_the_page_tells(page, old, new):
    user = UserFactory()
    replace_owner(old, new, user)
    entry = PageLogEntry.objects.get(action="pages.replace_owner")
    assert (entry.page_id, entry.user) == (page.pk, user)
    assert "Jane Østgård → Åse Nielsen" in str(entry.message)


def test_where_people_are_used_follows(page, old, new):
    assert is_used(old)
    replace_owner(old, new, UserFactory())
    assert [use.source.pk for use in uses_of(new)] == [page.pk]
    assert not is_used(old)
    old.delete()


def test_somebody_who_owns_a_page_cannot_be_deleted(page, old):
    with pytest.raises(ProtectedError):
        old.delete()


def test_pages_that_the_user_may_not_publish_are_left_and_named(old, new):
    allowed = StandardPageFactory(content_owner=old)
    below = StandardPageFactory(parent=allowed, content_owner=old)
    refused = StandardPageFactory(content_owner=old)
    group = Group.objects.create(name="Afdeling Rønnebær")
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=allowed,
            permission=Permission.objects.get(codename=codename),
        )
    user = UserFactory(is_superuser=False)
    user.groups.add(group)
    result = replace_owner(old, new, user)
    assert {page.pk for page in result.replaced} == {allowed.pk, below.pk}
    assert [page.pk for page in result.refused] == [refused.pk]
    assert StandardPage.objects.get(pk=refused.pk).content_owner == old


class TestAdmin:
    def address(self, person) -> str:
        return reverse("replace_page_owner", args=[person.pk])

    def test_shows_the_pages_and_replaces_them(self, page, old, new):
        staff = StaffClient(UserFactory())
        shown = parse(staff.get(self.address(old)))
        assert page.title in words(one(shown, "main"))
        response = staff.post(self.address(old), {"new_owner": new.pk}, follow=True)
        (message,) = [str(message) for message in response.context["messages"]]
        assert "Åse Nielsen" in message
        assert "1 side" in message
        assert StandardPage.objects.get(pk=page.pk).content_owner == new

    def test_offers_active_colleagues_only(self, page, old, new):
        gone = PersonFactory(is_active=False)
        form = parse(StaffClient(UserFactory()).get(self.address(old)))
        offered = {option["value"] for option in form.select("[name=new_owner] option")}
        assert str(new.pk) in offered
        assert not {str(old.pk), str(gone.pk)} & offered

    def test_says_what_is_missing(self, page, old):
        response = StaffClient(UserFactory()).post(self.address(old), {})
        assert response.status_code == 200
        assert "Feltet skal udfyldes." in words(parse(response))

    def test_is_for_those_who_may_change_the_staff(self, page, old, new):
        user = UserFactory(is_superuser=False)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        response = StaffClient(user).post(self.address(old), {"new_owner": new.pk})
        assert response.status_code in (302, 403)
        assert StandardPage.objects.get(pk=page.pk).content_owner == old

    def test_is_offered_in_the_list_of_staff(self, old):
        address = reverse("wagtailsnippets_pages_person:list")
        listed = parse(StaffClient(UserFactory()).get(address))
        assert listed.select(f'a[href="{self.address(old)}"]')


@pytest.mark.usefixtures("indexed_at_once")
def test_finding_pages_costs_the_same_for_2_and_20(django_assert_num_queries):
    few, many = PersonFactory.create_batch(2)
    StandardPageFactory.create_batch(2, content_owner=few)
    StandardPageFactory.create_batch(20, content_owner=many)
    counts = []
    for person, count in ((few, 2), (many, 20)):
        with CaptureQueriesContext(connection) as queries:
            assert len(uses_of_person(person)) == count
        counts.append(len(queries))
    assert counts[0] == counts[1]
