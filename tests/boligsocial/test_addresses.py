"""The addresses beside the pages."""

import pytest
from django.contrib.staticfiles import finders
from wagtail.models import Site

from boligsocial.deployment.site_address import set_site_address


@pytest.mark.django_db
def test_search_engines_are_kept_out_of_the_admin_and_the_search(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /soeg/" in lines
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"


def test_the_old_address_of_the_icon_leads_to_the_icon(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix("/static/"))


@pytest.mark.django_db
def test_the_site_map_lists_the_published_pages(client):
    home = Site.objects.get(is_default_site=True).root_page

    response = client.get("/sitemap.xml")

    assert home.full_url in response.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://www.solgavlen.example", "www.solgavlen.example", 443),
        ("http://localhost:8123", "localhost", 8123),
        ("https://www.solgavlen.example:8443", "www.solgavlen.example", 8443),
        ("http://[::1]:8000", "::1", 8000),
    ],
)
def test_the_address_of_the_site_follows_the_environment(settings, url, host, port):
    settings.WAGTAILADMIN_BASE_URL = url

    assert set_site_address() is True
    assert set_site_address() is False

    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == (host, port)
    assert site.root_page.specific.full_url == f"{url}/"
