"""The addresses beside the pages."""

import re
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib.staticfiles import finders
from wagtail.models import Site

from boligsocial.deployment.site_address import set_site_address
from pages.opening import close_site


@pytest.mark.django_db
def test_search_engines_are_kept_out_of_the_admin_and_the_search(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /soeg/" in lines
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"


class TestSecurityTxt:
    ADDRESS = "/.well-known/security.txt"

    def test_tells_whom_to_write_to_about_a_weakness(self, client, settings, db):
        settings.SECURITY_CONTACTS = ["mailto:it@solgavlen.example", "tel:+4570102030"]
        settings.WAGTAILADMIN_BASE_URL = "https://www.solgavlen.example"
        set_site_address()
        answer = client.get(self.ADDRESS)
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        fields = [line.split(": ", 1) for line in answer.text.splitlines()]
        # The preferred one first (RFC 9116, 2.5.3).
        assert fields[:2] == [
            ["Contact", "mailto:it@solgavlen.example"],
            ["Contact", "tel:+4570102030"],
        ]
        assert ["Preferred-Languages", "da, en"] in fields
        canonical = f"https://www.solgavlen.example{self.ADDRESS}"
        assert ["Canonical", canonical] in fields

    def test_never_expires_while_it_can_be_asked_for(self, client, settings, db):
        settings.SECURITY_CONTACTS = ["mailto:it@solgavlen.example"]
        for now in (
            datetime(2026, 12, 1, tzinfo=UTC),
            datetime(2031, 2, 28, tzinfo=UTC),
        ):
            with patch("django.utils.timezone.now", return_value=now):
                answer = client.get(self.ADDRESS)
            [expires] = re.findall(r"^Expires: (\S+)$", answer.text, re.MULTILINE)
            left = datetime.fromisoformat(expires) - now
            assert timedelta(days=100) < left < timedelta(days=365)

    def test_is_there_while_the_site_is_closed(self, client, settings, db):
        settings.SECURITY_CONTACTS = ["mailto:it@solgavlen.example"]
        close_site(Site.objects.get(is_default_site=True))
        assert client.get("/").status_code == 503
        assert client.get(self.ADDRESS).status_code == 200

    def test_is_not_there_when_nobody_is_named(self, client, db):
        assert client.get(self.ADDRESS).status_code == 404


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
