"""After a change the first reader does not pay."""

import pytest

from page_cache.asking import Address, address_of
from page_cache.keeper import Keeper
from page_cache.remaking import Remaker, request_for
from pages.models import SiteSettings
from tests.factories import SiteSettingsFactory, StandardPageFactory
from tests.page_cache.visits import is_hit, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client) -> Keeper:
    """What the test's own client is answered from."""
    made = []
    before = Keeper.__init__

    def remember(self, get_response):
        before(self, get_response)
        made.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Keeper, "__init__", remember)
        client.get("/robots.txt")
    [keeper] = made
    return keeper


@pytest.fixture
def pages():
    SiteSettingsFactory()
    return StandardPageFactory.create_batch(3)


def test_the_most_read_pages_are_made_anew_before_anybody_asks(client, keeper, pages):
    for page in pages:
        keep(client, page.url)
    SiteSettings.objects.update(phone="44 44 44 44")
    # /robots.txt as well.
    assert Remaker(keeper).remake() == 4
    for page in pages:
        response = client.get(page.url)
        assert is_hit(response)
        assert "44 44 44 44" in response.content.decode()


def test_pages_that_are_true_are_not_made_anew(client, keeper, pages):
    keep(client, pages[0].url)
    keep(client, "/robots.txt")
    assert Remaker(keeper).remake() == 0


def test_a_page_that_is_gone_is_forgotten_and_harms_nobody(client, keeper, pages):
    for page in pages:
        keep(client, page.url)
    pages[0].delete()
    Remaker(keeper).remake()
    assert client.get(pages[0].url).status_code == 404
    assert is_hit(client.get(pages[1].url))


def test_a_further_change_ends_the_making(client, keeper, pages, monkeypatch):
    for page in pages:
        keep(client, page.url)
    SiteSettings.objects.update(phone="44 44 44 44")
    made = keeper.make

    def make(*arguments):
        SiteSettings.objects.update(phone="55 55 55 55")
        return made(*arguments)

    monkeypatch.setattr(keeper, "make", make)
    assert Remaker(keeper).remake() == 1


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_is_asked_for_is_what_a_visitor_asks_for(scheme, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    address = Address(scheme, "localhost:8000", "/rådgivning/", ())
    assert address_of(request_for(address)) == address
