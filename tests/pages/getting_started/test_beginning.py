"""A site that nobody has touched begins closed; one that runs stays as it is."""

import pytest
from wagtail.models import Site

from pages.getting_started.beginning import close_untouched_site
from pages.models import SiteOpening, SiteSettings
from pages.opening import is_open, open_site
from tests.factories import (
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.pages.getting_started.site import edited_home

pytestmark = pytest.mark.django_db


def begins_closed() -> bool:
    closed = close_untouched_site()
    assert closed != is_open(Site.objects.get(is_default_site=True))
    return closed


def test_one_in_which_there_is_nothing_begins_closed():
    UserFactory()
    assert begins_closed()


def test_also_when_somebody_has_looked_at_it(client):
    client.get("/")
    assert SiteSettings.objects.exists()
    assert begins_closed()


@pytest.mark.parametrize(
    "work",
    [
        StandardPageFactory,
        lambda: StandardPageFactory(live=False),
        SiteSettingsFactory,
        edited_home,
    ],
    ids=["a page", "a draft", "a name", "an edited front page"],
)
def test_one_that_somebody_has_worked_on_stays_open(work):
    work()
    assert not begins_closed()


def test_what_was_decided_is_decided():
    assert begins_closed()
    open_site(Site.objects.get(is_default_site=True))
    assert not begins_closed()


def test_a_database_without_a_site_is_left_alone():
    Site.objects.all().delete()
    assert not close_untouched_site()
    assert not SiteOpening.objects.exists()
