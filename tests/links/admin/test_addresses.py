"""Addresses that cannot be: refused with a reason, and no harm where they are."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from links.health import keeping
from links.models import Link, LinkHealth
from links.page_changes.merging import possible_duplicates
from links.runs.runner import Run
from pages.models import SiteSettings
from tests.factories import LinkFactory, SiteSettingsFactory
from tests.html import one, parse
from tests.links.runs.clients import FakeWeb
from tests.staff import field_errors, settings_url, succeeded

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_links_link:add"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://a..dk/", "a..dk"),
        ("http://" + "a" * 64 + ".dk/", "aaaa"),
        ("http://x.dk:0/", "65535"),
        ("bolig@egeby.example", "e-mailadresse"),
        ("12 34 56 01", "telefonnummer"),
        ("rapport.pdf", "fil"),
        ("intranet", "https://"),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(keeper, typed, said):
    refused = keeper.fill_in(reverse(ADD), {"title": "Søg bolig", "url": typed})
    assert said in field_errors(refused)["url"]
    assert one(parse(refused), "[name=url]")["value"] == typed
    assert not Link.objects.exists()


def test_the_form_completes_what_is_certain(keeper):
    typed = {"title": "Video", "url": "www.youtube.com/watch?v=a1"}
    succeeded(keeper.fill_in(reverse(ADD), typed))
    assert Link.objects.get().url == "https://www.youtube.com/watch?v=a1"


def test_a_setting_is_held_to_the_same(administrator):
    SiteSettingsFactory()
    typed = {"housing_search_url": "egeby.example"}
    succeeded(administrator.fill_in(settings_url(), typed))
    assert SiteSettings.for_site(Site.objects.get()).housing_search_url == (
        "https://egeby.example/"
    )
    typed = {"housing_search_url": "http://a..dk/"}
    refused = administrator.fill_in(settings_url(), typed)
    assert "a..dk" in field_errors(refused)["housing_search_url"]


@pytest.mark.parametrize("url", ["https://[::1", "ikke en adresse", "http://a..dk/"])
def test_what_an_import_has_left_stops_neither_pages_nor_the_checker(
    administrator, url, settings
):
    settings.LINK_CHECK_PAUSE = 0
    Link.objects.bulk_create([LinkFactory.build(url=url)])
    good = LinkFactory()
    LinkHealth.objects.all().delete()
    keeping.ensure_all(timezone.now())
    assert LinkHealth.objects.count() == 2
    Run(connect=FakeWeb(timezone.now).connect).run()
    assert LinkHealth.objects.get(link=good).checked_at
    bad = Link.objects.get(url=url)
    assert isinstance(bad.description, str)
    assert not possible_duplicates(bad)
    for address in (
        reverse("wagtailsnippets_links_link:edit", args=[bad.pk]),
        reverse("wagtailsnippets_links_link:list"),
    ):
        assert administrator.get(address).status_code == 200
