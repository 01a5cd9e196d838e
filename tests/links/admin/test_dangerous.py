"""Staff are not sent to a dangerous link either, wherever the admin names it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from links.admin.home.register_health import URL_NAME as REGISTER_HEALTH
from links.admin.reports.listing import LIST as REPORTS
from links.admin.typed_addresses.listing import LIST as TYPED_ADDRESSES
from links.health import keeping
from links.models import ArchiveProposal, Link, Report
from tests.factories import LinkFactory, StandardPageFactory, UserFactory
from tests.html import parse, words
from tests.staff import StaffClient, edit_url

pytestmark = pytest.mark.django_db

SNIPPET = "wagtailsnippets_links_link"


@pytest.fixture
def staff():
    return StaffClient(UserFactory())


@pytest.fixture
def danger():
    link = LinkFactory(
        title="Hurtige lån",
        url="https://svindel.example/laan",
        archive_url="https://arkiv.example/svindel",
        flagged=True,
    )
    other = LinkFactory(url="https://svindel.example/andet", replacement=link)
    page = StandardPageFactory()
    text = f'<p><a href="{link.url}">lån</a> <a href="{other.url}x">mere</a></p>'
    page.body.append(("text", {"title": "Om", "text": text}))
    page.body.append(("link_list", {"title": "Mere", "links": [link, other]}))
    page.save()
    page.save_revision()
    Report.objects.create(link=link, page=page, created_at=timezone.now())
    ArchiveProposal.objects.create(
        link=link,
        url=link.url,
        state=ArchiveProposal.State.FOUND,
        archive_url="https://arkiv.example/svindel-2",
        archived_on=timezone.localdate(),
        asked_at=timezone.now(),
    )
    keeping.mark_dangerous(link, None, mark=True)
    return Link.objects.get(pk=link.pk)


def addresses(link) -> list[str]:
    """Return the addresses of the admin that may name the link."""
    page = link.uses.first().page
    found = [
        reverse("wagtailadmin_home"),
        edit_url(page),
        reverse(f"{SNIPPET}:list"),
        reverse("link_chooser:choose"),
        reverse("link_chooser:choose_results"),
    ]
    found += [
        reverse(f"{SNIPPET}:{view}", args=[link.pk])
        for view in ("edit", "history", "usage", "delete")
    ]
    found += [
        reverse(name)
        for name in (REPORTS, TYPED_ADDRESSES, "link_hosts:list", REGISTER_HEALTH)
    ]
    found.append(reverse("link_hosts:host", args=["svindel.example"]))
    return found


def test_no_page_of_the_admin_leads_there(staff, danger):
    seen = 0
    for address in addresses(danger):
        response = staff.get(address)
        assert response.status_code in (200, 409), address
        document = parse(response)
        seen += danger.title in words(document)
        assert not document.select('a[href*="//svindel.example/laan"]'), address
        assert not document.select('a[href*="//arkiv.example/svindel"]'), address
    assert seen >= 5


def test_the_chooser_sends_no_address_along(staff, danger):
    chosen = staff.get(reverse("link_chooser:chosen", args=[danger.pk]))
    assert "svindel.example/" not in chosen.content.decode()
    assert "//svindel" not in chosen.content.decode()
