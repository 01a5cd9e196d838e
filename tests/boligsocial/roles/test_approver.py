"""A Godkender publishes, and looks after people, themes and redirects."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from initiatives.models import InitiativePage
from pages.models import Person
from tests.staff import is_refused, messages_of, settings_url

pytestmark = pytest.mark.django_db


def test_publishes_a_new_page(approver, add_initiative_url, typed_initiative):
    approver.fill_in(add_initiative_url, typed_initiative | {"action-publish": "1"})

    page = InitiativePage.objects.get(slug="faelleshaven")
    assert page.live
    assert Client().get(page.url).status_code == 200


def test_takes_a_page_down_and_deletes_it(approver, live_initiative):
    approver.post(reverse("wagtailadmin_pages:unpublish", args=[live_initiative.pk]))
    live_initiative.refresh_from_db()
    assert not live_initiative.live

    approver.post(reverse("wagtailadmin_pages:delete", args=[live_initiative.pk]))
    assert not InitiativePage.objects.filter(pk=live_initiative.pk).exists()


def test_deletes_a_page_with_pages_below_it(approver, overview, live_initiative):
    approver.post(reverse("wagtailadmin_pages:delete", args=[overview.pk]))

    assert not Page.objects.filter(pk__in=[overview.pk, live_initiative.pk]).exists()


def test_locks_a_page_and_opens_it_again(approver, live_initiative):
    for view, locked in [("lock", True), ("unlock", False)]:
        approver.post(reverse(f"wagtailadmin_pages:{view}", args=[live_initiative.pk]))
        live_initiative.refresh_from_db()
        assert live_initiative.locked is locked


@pytest.mark.parametrize(
    "view",
    [
        "wagtailsnippets_pages_person:add",
        "wagtailsnippets_initiatives_theme:add",
        "wagtailredirects:add",
    ],
)
def test_looks_after_people_themes_and_redirects(approver, view):
    assert approver.get(reverse(view)).status_code == 200


def test_hands_a_colleagues_pages_to_another(approver, live_initiative):
    old = Person.objects.create(name="Bodil Ravn")
    new = Person.objects.create(name="Amina Lund")
    live_initiative.content_owner = old
    live_initiative.save_revision().publish()

    url = reverse("replace_page_owner", args=[old.pk])
    response = approver.post(url, {"new_owner": new.pk}, follow=True)

    live_initiative.refresh_from_db()
    assert live_initiative.content_owner == new
    assert "Amina Lund" in " ".join(messages_of(response))


@pytest.mark.parametrize(
    "view",
    [
        "wagtailusers_users:index",
        "wagtailusers_users:add",
        "wagtailusers_groups:index",
        "wagtailsites:index",
        "wagtailadmin_workflows:add",
        "wagtailadmin_collections:add",
    ],
)
def test_does_not_run_the_site(approver, view):
    assert is_refused(approver.get(reverse(view)))


def test_cannot_change_what_the_organisation_says_of_itself(approver):
    assert is_refused(approver.get(settings_url()))
