"""An Administrator runs the site."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from initiatives.models import InitiativePage
from tests.html import parse
from tests.staff import StaffClient, is_refused, settings_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "view",
    [
        "wagtailusers_users:index",
        "wagtailusers_users:add",
        "wagtailusers_groups:index",
        "wagtailusers_groups:add",
        "wagtailsites:index",
        "wagtailsites:add",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:add",
        "wagtailadmin_collections:index",
        "wagtailadmin_collections:add",
        "wagtailredirects:index",
        "wagtailsnippets_pages_person:add",
        "wagtailsnippets_initiatives_theme:add",
        "wagtailsnippets_links_link:add",
        "wagtailimages:add",
        "wagtaildocs:add",
    ],
)
def test_reaches_everything_there_is_to_run(administrator, view):
    assert administrator.get(reverse(view)).status_code == 200


def test_takes_a_colleague_in_and_gives_her_a_role(administrator):
    add = reverse("wagtailusers_users:add")
    editors = Group.objects.get(name="Redaktør")
    response = administrator.fill_in(
        add,
        {
            "username": "amina",
            "email": "amina@solgavlen.example",
            "name": "Amina Lund",
            "password1": "grønne-gavle-om-foråret",
            "password2": "grønne-gavle-om-foråret",
            "groups": str(editors.pk),
        },
    )

    assert response.status_code == 302
    colleague = get_user_model().objects.get(username="amina")
    explorer = StaffClient(colleague).get(reverse("wagtailadmin_explore_root"))
    assert explorer.status_code in (200, 302)
    assert not is_refused(explorer)


def test_changes_what_the_organisation_says_of_itself(administrator, home):
    response = administrator.fill_in(
        settings_url(),
        {"organisation_name": "Boligforeningen Solgavlen"},
        follow=True,
    )

    assert response.status_code == 200
    page = Client().get(home.url)
    assert "Boligforeningen Solgavlen" in parse(page).footer.get_text()


def test_publishes_pages(administrator, add_initiative_url, typed_initiative):
    administrator.fill_in(
        add_initiative_url, typed_initiative | {"action-publish": "1"}
    )

    assert InitiativePage.objects.get(slug="faelleshaven").live
