"""Whoever has not signed in, or is in no group, gets nowhere."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from pages.models import Person
from tests.staff import StaffClient, edit_url, is_refused, settings_url

pytestmark = pytest.mark.django_db


def test_everything_leads_to_the_sign_in_page(live_initiative, add_initiative_url):
    person = Person.objects.create(name="Amina Lund")
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        add_initiative_url,
        edit_url(live_initiative),
        reverse("replace_page_owner", args=[person.pk]),
        reverse("wagtailsnippets_links_link:list"),
        reverse("link_chooser:choose"),
        reverse("wagtailimages:index"),
        reverse("wagtailusers_users:index"),
        settings_url(),
    ]
    for address in addresses:
        for send in (Client().get, Client().post):
            response = send(address)
            assert response.status_code == 302, address
            assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_an_account_in_no_group_gets_no_further(live_initiative):
    account = get_user_model().objects.create_user("ukendt")

    assert is_refused(StaffClient(account).get(edit_url(live_initiative)))
    assert is_refused(StaffClient(account).get(reverse("wagtailadmin_home")))
