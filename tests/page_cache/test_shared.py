"""What one process has made, the others need not make."""

import pytest
from django.core.cache import caches
from django.test import Client

from pages.models import SiteSettings
from tests.factories import SiteSettingsFactory, StandardPageFactory
from tests.page_cache.visits import is_hit, keep, was_stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shared(settings):
    settings.PAGE_CACHE_SHARED = "default"


@pytest.fixture
def page():
    SiteSettingsFactory()
    return StandardPageFactory(title="Få hjælp til økonomien")


def test_another_process_answers_with_what_the_first_has_made(page):
    first, second = Client(), Client()
    kept = keep(first, page.url)
    response = second.get(page.url)
    assert is_hit(response)
    assert response.content.decode() == kept


def test_a_change_is_seen_by_all_of_them(page):
    first, second = Client(), Client()
    keep(first, page.url)
    keep(second, page.url)
    SiteSettings.objects.update(phone="44 44 44 44")
    assert "44 44 44 44" in first.get(page.url).content.decode()
    assert "44 44 44 44" in second.get(page.url).content.decode()


def test_a_cache_that_fails_is_done_without(page, monkeypatch, settings):
    def fail(*arguments, **options):
        raise ConnectionError("Redis is away")

    settings.CACHES = {
        name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        for name in ("default", "pages")
    }
    settings.PAGE_CACHE_SHARED = "pages"
    monkeypatch.setattr(caches["pages"], "get", fail)
    monkeypatch.setattr(caches["pages"], "set", fail)
    client = Client()
    assert was_stored(client.get(page.url))
    assert is_hit(client.get(page.url))


def test_a_release_does_not_answer_with_the_pages_of_another(page, monkeypatch):
    keep(Client(), page.url)
    monkeypatch.setattr("page_cache.shared._release", lambda: "another")
    assert not is_hit(Client().get(page.url))
