"""Settings, redirects, workflows and privacy: who changed what, from what to what."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site, Workflow

from audit.models import AuditEntry
from importer.runs.beginning import begin_with_text
from importer.runs.steering import begin_taking_back
from links.models import LinkSettings
from pages.emergency import EmergencyNumber
from pages.models import SiteSettings
from pages.opening import close_site, open_site
from tests.audit.telling import forget, last_lines, sentences
from tests.factories import StandardPageFactory, home_page
from tests.staff import settings_url, succeeded

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(karen):
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    settings.organisation_name, settings.phone = "Solgavlen", "70 10 20 30"
    settings.save()
    forget()
    return site


def test_what_the_organisation_says_of_itself(karen, site):
    succeeded(karen.fill_in(settings_url(), {"phone": "70 10 20 40"}))
    assert sentences() == ["Karen Holm ændrede ”organisationen” (indstillinger)"]
    assert last_lines() == ["Telefon: ”70 10 20 30” → ”70 10 20 40”"]


def test_the_numbers_for_an_emergency(karen, site):
    settings = SiteSettings.for_site(site)
    EmergencyNumber.objects.create(
        settings=settings, number="70 11 22 33", name="Vagten"
    )
    assert sentences() == [
        "Systemet lavede ”Vagten 70 11 22 33” (nummer til akut hjælp)"
    ]


def test_a_setting_that_comes_into_being_when_it_is_read(karen):
    SiteSettings.objects.all().delete()
    LinkSettings.objects.all().delete()
    forget()
    LinkSettings.load()
    assert sentences() == []


def test_settings_that_are_changed_by_code(karen, site):
    row = LinkSettings.load()
    row.asks_archive = True
    row.save()
    assert len(sentences("setting")) == 1
    assert last_lines()[0].endswith(": nej → ja")


def test_the_address_of_the_site(karen, site):
    edit = reverse("wagtailsites:edit", args=[site.pk])
    before = site.hostname
    succeeded(karen.fill_in(edit, {"hostname": "ny.example"}))
    assert last_lines() == [f"Værtsnavn: ”{before}” → ”ny.example”"]


def test_redirects(karen, site):
    page = StandardPageFactory(title="Vaskeri")
    add = reverse("wagtailredirects:add")
    succeeded(karen.fill_in(add, {"old_path": "/vask/", "redirect_page": str(page.pk)}))
    assert sentences("setting") == ["Karen Holm lavede ”/vask” (viderestilling)"]
    assert any(line.endswith("→ ”Vaskeri”") for line in last_lines())
    forget()
    karen.post(
        reverse("wagtailredirects:delete", args=[Redirect.objects.get().pk]),
    )
    assert sentences("setting") == ["Karen Holm slettede ”/vask” (viderestilling)"]


def test_workflows(karen, site):
    workflow = Workflow.objects.get()
    workflow.name = "Kort vej"
    workflow.save()
    task = workflow.tasks.first().specific
    task.groups.clear()
    assert [sentence.partition("”")[0] for sentence in sentences("setting")] == [
        "Systemet ændrede ",
        "Systemet ændrede ",
    ]
    assert last_lines()[0].endswith("→ ingenting")


def test_the_password_of_a_page_is_never_told(karen, site):
    page = StandardPageFactory(title="Referater")
    forget()
    choice = {"restriction_type": "password", "password": "gavl-og-tag"}
    karen.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), choice)
    karen.post(
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
        choice | {"password": "mur-og-port"},
    )
    assert len(sentences("access")) == 2
    assert last_lines() == ["Fælles adgangskode: ændret"]
    assert not AuditEntry.objects.filter(data__icontains="og-").exists()
    forget()
    karen.post(
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]),
        {"restriction_type": "none"},
    )
    assert not PageViewRestriction.objects.exists()
    [told] = sentences("access")
    assert told.startswith("Karen Holm slettede ”Referater”")


def test_a_site_that_is_closed_and_opened(karen, site):
    close_site(site, karen.user)
    open_site(site, karen.user)
    assert sentences("access") == [
        "Karen Holm lukkede hjemmesiden for besøgende",
        "Karen Holm åbnede hjemmesiden for alle",
    ]


def test_pages_that_are_moved_in_and_taken_back(karen, site):
    run = begin_with_text("Vaskeri\n\nVask.", home_page(), karen.user, later=False)
    begin_taking_back(run)
    begun, back = sentences("data")
    assert begun.startswith("Karen Holm begyndte at flytte sider ind")
    assert back.startswith("Systemet tog det tilbage")


def test_what_goes_with_a_page_is_not_told_for_itself(karen, site):
    page = StandardPageFactory(title="Referater")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    forget()
    page.delete()
    assert sentences() == []
