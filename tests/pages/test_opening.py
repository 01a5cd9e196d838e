"""A site that is not open shows one plain page, whatever is asked for."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, Site

from boligsocial import roles
from pages.models import EmergencyNumber, HomePage, SiteOpening, SiteSettings
from pages.opening import close_site, has_been_open, is_open, open_site
from tests.factories import (
    DocumentFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.html import one, parse, words
from tests.responses import close
from tests.staff import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A site that has never been open."""
    site = Site.objects.get(is_default_site=True)
    SiteOpening.objects.create(site=site)
    return site


@pytest.fixture
def staff():
    roles.set_up_roles()
    return member_of(roles.EDITOR)


def is_closed_page(response) -> bool:
    return (
        response.status_code == 503
        and response["Retry-After"] == "3600"
        and response["Cache-Control"] == "private, no-store"
        and response["X-Robots-Tag"] == "noindex"
        and not response.cookies
        and "på vej" in words(one(parse(response), "h1"))
    )


def public_addresses() -> list[str]:
    page = StandardPageFactory(
        title="Hemmeligt udkast", slug="side", show_in_menus=True
    )
    document = DocumentFactory()
    return [
        "/",
        page.url,
        "/findes-ikke/",
        "/wp-login.php",
        "/Side",
        "/soeg/?q=udkast",
        "/linkfejl/",
        "/linkfejl/tak/",
        f"/linkfejl/?side={page.pk}",
        "/feed/",
        "/sitemap.xml",
        "/was",
        document.url,
        f"/_util/authenticate_with_password/{page.pk}/1/",
    ]


class TestVisitors:
    def test_get_the_plain_page_at_every_address(self, site, client):
        for address in public_addresses():
            assert is_closed_page(client.get(address)), address
            assert client.head(address).status_code == 503
            assert client.post(address).status_code == 503

    def test_read_nothing_of_the_pages_in_it(self, site, client):
        SiteSettingsFactory()
        for address in public_addresses():
            assert "Hemmeligt" not in client.get(address).text

    def test_read_whose_it_is_and_whom_to_ring(self, site, client):
        settings = SiteSettingsFactory(logo=PictureFactory())
        settings.emergency_numbers.add(
            EmergencyNumber(
                name="Døgnvagten", number="12 34 56 99", when="Ved vandskade"
            )
        )
        settings.save()
        document = parse(client.get("/"))
        text = words(document.body)
        assert "Boligforeningen Solgavlen" in text
        assert "Døgnvagten" in text
        assert "Ved vandskade" in text
        for number in ("12345600", "112", "12345699"):
            assert one(document, f'a[href="tel:{number}"]')
        assert one(document, 'a[href="mailto:kontakt@solgavlen.example"]')
        assert one(document, ".site-name img")
        assert not document.select("nav, form, link[type='application/atom+xml']")

    def test_read_a_sound_page_before_anything_is_filled_in(self, site, client):
        document = parse(client.get("/"))
        assert words(one(document, "title")) == "Vores hjemmeside er på vej"
        headings = document.select("h1, h2")
        assert all(words(heading) for heading in headings)
        assert not document.select("a[href='/']")

    def test_are_told_something_else_when_it_was_open_before(self, client):
        close_site(Site.objects.get(is_default_site=True))
        answer = client.get("/")
        assert answer.status_code == 503
        assert words(one(parse(answer), "h1")) == "Hjemmesiden er lukket for en tid"

    def test_see_no_menu_on_an_error_page_of_the_admin(self, site):
        StandardPageFactory(title="Hemmeligt udkast", show_in_menus=True)
        strict = Client(enforce_csrf_checks=True)
        answer = strict.post(reverse("wagtailadmin_login"), {"username": "x"})
        assert answer.status_code == 403
        assert "Hemmeligt" not in answer.text

    def test_get_what_the_plain_page_is_made_of(self, site, client):
        SiteSettingsFactory(brand_colour="#0b3d2e", logo=PictureFactory())
        document = parse(client.get("/"))
        assert "--action:#0b3d2e" in one(document, "style").string
        logo = client.get(one(document, ".site-name img")["src"])
        assert logo.status_code == 200
        close(logo)
        assert client.get("/favicon.ico").status_code == 302


class TestSearchEngines:
    def test_are_kept_out_of_everything(self, site, client):
        answer = client.get("/robots.txt")
        assert answer.status_code == 200
        assert answer.text.splitlines() == ["User-agent: *", "Disallow: /"]
        assert answer["Cache-Control"] == "private, no-store"

    def test_are_let_in_when_it_opens(self, site, client):
        open_site(site)
        assert "Disallow: /\n" not in client.get("/robots.txt").text
        answer = client.get("/")
        assert answer.status_code == 200
        assert "X-Robots-Tag" not in answer


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_monitors_are_answered_as_ever(site, client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_the_way_in_is_open(site, client, path):
    assert client.get(path).status_code == 200
    assert client.get("/admin").status_code == 301


class TestStaff:
    def test_see_the_site_as_it_will_be_with_a_band(self, site, staff):
        StandardPageFactory(title="Kontakt", slug="kontakt", show_in_menus=True)
        answer = staff.get("/kontakt/")
        assert answer.status_code == 200
        document = parse(answer)
        assert "Siden er ikke åben endnu" in words(one(document, ".closed-band"))
        assert "Kontakt" in words(one(document, ".menu-list"))
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"

    def test_see_no_band_on_a_site_that_is_open(self, staff):
        assert not parse(staff.get("/")).select(".closed-band")

    def test_see_no_band_in_a_preview(self, site, staff):
        page = publish(StandardPageFactory())
        address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        answer = staff.get(address)
        assert answer.status_code == 200
        assert not parse(answer).select(".closed-band")

    def test_without_access_to_the_admin_are_visitors(self, site, client):
        client.force_login(UserFactory(is_superuser=False))
        assert is_closed_page(client.get("/"))


def test_a_preview_that_nobody_asked_for_is_printed(site):
    page = publish(StandardPageFactory(title="Nøgler"))
    assert "Nøgler" in page.make_preview_request().rendered_content


class TestSites:
    def test_one_from_before_there_was_such_a_thing_is_open(self, client):
        site = Site.objects.get(is_default_site=True)
        assert is_open(site)
        assert has_been_open(site)
        assert client.get("/").status_code == 200

    def test_each_is_open_or_not_for_itself(self, client, settings):
        settings.ALLOWED_HOSTS = ["*"]
        other = HomePage(title="Ungdomsboliger", slug="ungdom", summary="For unge.")
        Page.objects.get(depth=1).add_child(instance=other)
        second = Site.objects.create(hostname="ungdom.example", root_page=other)
        SiteSettings.objects.create(site=second, organisation_name="Unge i Egeby")
        answer = client.get("/", headers={"host": "ungdom.example"})
        assert is_closed_page(answer)
        assert "Unge i Egeby" in answer.text
        assert client.get("/", headers={"host": "localhost"}).status_code == 200
        open_site(second)
        answer = client.get("/", headers={"host": "ungdom.example"})
        assert answer.status_code == 200

    def test_one_that_begins_with_another_kind_of_page_is_read(self, settings, client):
        settings.ALLOWED_HOSTS = ["*"]
        page = publish(StandardPageFactory(title="Genbrug"))
        open_site(Site.objects.create(hostname="genbrug.example", root_page=page))
        answer = client.get("/", headers={"host": "genbrug.example"})
        assert answer.status_code == 200
        assert words(one(parse(answer), "h1")) == "Genbrug"

    def test_a_host_that_is_no_sites_is_closed_to_nobody(self, client):
        Site.objects.all().delete()
        assert client.get("/").status_code == 404
        assert "Disallow: /admin/" in client.get("/robots.txt").text

    def test_the_log_says_who_opened_it_and_closed_it(self, site):
        user = UserFactory(first_name="Karen", last_name="Holm")
        open_site(site, user)
        close_site(site, user)
        entries = ModelLogEntry.objects.for_instance(site).order_by("pk")
        assert [(entry.action, entry.user) for entry in entries] == [
            ("pages.open_site", user),
            ("pages.close_site", user),
        ]
        assert entries[0].message == "Karen Holm åbnede hjemmesiden for alle"


def test_finding_the_site_of_a_request_is_one_query(site, django_assert_num_queries):
    from pages.serving.frame import get_frame

    SiteSettingsFactory()
    home_page()
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(1):
        frame = get_frame(request)
        assert frame.is_hidden
        assert frame.settings.organisation_name
