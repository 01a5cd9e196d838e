"""Nobody outside is told anything that nobody has chosen, and the guide lists it all."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse

from boligsocial import roles
from boligsocial.middleware.content_security import ADMIN_POLICY, PUBLIC_POLICY
from links.archive import asking
from links.models import LinkSettings
from tests.factories import (
    LinkFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    publish,
)
from tests.html import parse, words
from tests.staff import is_refused, member_of

GUIDE = Path(settings.BASE_DIR) / "docs" / "databeskyttelse.md"
FETCHED = "script[src], img[src], iframe[src], source[src], video[src], audio[src]"
FETCHED_LINKS = (
    "stylesheet",
    "icon",
    "preload",
    "apple-touch-icon",
    "preconnect",
    "dns-prefetch",
    "prefetch",
    "manifest",
)


def settings_of_links():
    row = ["links", "linksettings", LinkSettings.load().pk]
    return reverse("wagtailsettings:edit", args=row)


def hosts_in_policies() -> set[str]:
    sources = [
        source
        for policy in (PUBLIC_POLICY, ADMIN_POLICY)
        for allowed in policy.values()
        for source in allowed
    ]
    return {urlsplit(source).hostname for source in sources if "://" in source}


def test_the_guide_names_whoever_a_browser_may_ask():
    guide = GUIDE.read_text()
    assert hosts_in_policies()
    for host in hosts_in_policies():
        assert f"`{host}`" in guide


def test_the_guide_names_every_setting_that_leads_outside():
    guide = GUIDE.read_text()
    table = (Path(settings.BASE_DIR) / "docs" / "operations.md").read_text()
    named = set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))
    outside = {
        name
        for name in named
        if re.search(
            r"LINK_(CHECK_(CONTACT|CANARIES)|ARCHIVE_API)|_URL$|MEDIA_STORAGE", name
        )
    }
    assert outside >= {"LINK_ARCHIVE_API", "LINK_CHECK_CANARIES", "EMAIL_URL"}
    for name in outside - {"SITE_URL", "AWS_S3_ENDPOINT_URL"}:
        assert f"`{name}" in guide, name
    assert urlsplit(settings.LINK_ARCHIVE_API).hostname in guide


def test_the_admin_tells_nobody_of_staff_or_versions():
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert not apps.is_installed("wagtail.embeds")
    assert settings.LINK_CHECK_CANARIES == []


@pytest.mark.django_db
def test_a_page_with_everything_on_it_fetches_from_here_alone(client):
    SiteSettingsFactory(logo=PictureFactory(), brand_colour="#1d5b45")
    video = LinkFactory(url="https://www.youtube.com/watch?v=abcdefghijk")
    page = publish(StandardPageFactory(body=[("video", {"link": video})]))
    document = parse(client.get(page.url))
    addresses = [element["src"] for element in document.select(FETCHED)]
    addresses += [
        element["href"]
        for element in document.select("link[rel]")
        if set(element["rel"]) & set(FETCHED_LINKS)
    ]
    assert len(addresses) > 5
    assert all(address.startswith("/") for address in addresses), addresses
    assert not any(address.startswith("//") for address in addresses)


@pytest.mark.django_db
class TestArchive:
    def test_nobody_has_chosen_it_on_a_new_site(self):
        assert settings.LINK_ARCHIVE_API
        assert not asking.is_on()
        assert not LinkSettings.load().asks_archive
        assert not asking.is_on()

    def test_an_administrator_chooses_it_and_takes_that_back(self):
        roles.set_up_roles()
        administrator = member_of(roles.ADMINISTRATOR)
        url = settings_of_links()
        shown = words(parse(administrator.get(url)))
        assert "archive.org" in shown
        assert "intet at vide om beboere eller medarbejdere" in shown
        administrator.fill_in(url, {"asks_archive": "on"})
        assert asking.is_on()
        administrator.fill_in(url, {"asks_archive": None})
        assert not asking.is_on()

    @pytest.mark.parametrize("role", ["EDITOR", "APPROVER", "LINK_KEEPER"])
    def test_nobody_else_does(self, role):
        roles.set_up_roles()
        somebody = member_of(getattr(roles, role))
        assert is_refused(somebody.get(settings_of_links()))
        assert is_refused(somebody.post(settings_of_links(), {"asks_archive": "on"}))
        assert not asking.is_on()

    def test_no_address_of_a_service_is_no_service(self, settings):
        LinkSettings.objects.create(asks_archive=True)
        assert asking.is_on()
        settings.LINK_ARCHIVE_API = ""
        assert not asking.is_on()
