"""The association's name reaches the front page, and Wagtail's record of the site."""

import pytest
from wagtail.models import Site

from pages.getting_started.naming import name_sites
from pages.models import SiteSettings
from tests.factories import SiteSettingsFactory, home_page, publish
from tests.html import one, parse, words
from tests.pages.getting_started.site import edited_home

pytestmark = pytest.mark.django_db


def named(name: str) -> SiteSettings:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.organisation_name = name
    settings.save()
    return settings


def test_a_fresh_front_page_has_the_name_for_its_title(client):
    named("Boligforeningen Ålykke")
    document = parse(client.get("/"))
    assert words(one(document, "h1")) == "Boligforeningen Ålykke"
    assert words(one(document, "title")) == "Boligforeningen Ålykke"
    assert home_page().draft_title == "Boligforeningen Ålykke"


def test_it_follows_a_name_that_is_put_right():
    named("Boligforeningen Ålyke")
    named("Boligforeningen Ålykke")
    assert home_page().title == "Boligforeningen Ålykke"
    assert Site.objects.get().site_name == "Boligforeningen Ålykke"


def test_a_title_that_an_editor_has_written_is_theirs():
    home = edited_home()
    home.title = "Et godt sted at bo"
    publish(home)
    named("Boligforeningen Ålykke")
    assert home_page().title == "Et godt sted at bo"


def test_so_is_the_title_of_a_page_that_was_edited_without_changing_it():
    edited_home()
    named("Boligforeningen Ålykke")
    assert home_page().title == "Forside"


def test_a_name_that_is_taken_away_changes_nothing():
    named("Boligforeningen Ålykke")
    named("")
    assert home_page().title == "Boligforeningen Ålykke"


def test_the_name_that_an_administrator_gave_the_site_is_kept():
    Site.objects.update(site_name="Ålykkes hjemmeside")
    named("Boligforeningen Ålykke")
    assert Site.objects.get().site_name == "Ålykkes hjemmeside"


def test_sites_of_a_former_release_get_the_name_they_have_long_had():
    SiteSettingsFactory()
    Site.objects.update(site_name="")
    name_sites()
    assert Site.objects.get().site_name == "Boligforeningen Solgavlen"
