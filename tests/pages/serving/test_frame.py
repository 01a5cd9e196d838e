"""What stands around a page: the menu, the trail, the organisation."""

import json

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from pages.models import EmergencyNumber, SiteSettings
from pages.serving.frame import Frame, get_frame
from pages.serving.site import find_site
from tests.factories import (
    AccessibilityPageFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    home_page,
)
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory(
        slug="boligsocial-indsats", title="Boligsocial indsats", show_in_menus=True
    )


@pytest.fixture
def contact():
    return StandardPageFactory(title="Kontakt os", slug="kontakt", show_in_menus=True)


def menu(response) -> list[tuple[str, str, str | None]]:
    """Return (title, address, aria-current) of each entry of the main menu."""
    return [
        (link.get_text(strip=True), link["href"], link.get("aria-current"))
        for link in one(parse(response), ".menu-list").select("a")
    ]


class TestNavigation:
    def test_has_the_pages_that_editors_put_there_in_their_order(
        self, client, contact, overview
    ):
        StandardPageFactory(title="Uden for menuen")
        StandardPageFactory(title="Udkast", show_in_menus=True, live=False)
        StandardPageFactory(title="For dybt", parent=contact, show_in_menus=True)
        assert menu(client.get("/")) == [
            ("Kontakt os", "/kontakt/", None),
            ("Boligsocial indsats", "/boligsocial-indsats/", None),
        ]
        overview.move(contact, pos="left")
        assert [title for title, *_ in menu(client.get("/"))] == [
            "Boligsocial indsats",
            "Kontakt os",
        ]

    def test_tells_the_page_and_its_section(self, client, contact, overview):
        initiative = InitiativePageFactory(parent=overview)
        current = {title: state for title, _, state in menu(client.get(overview.url))}
        assert current == {"Kontakt os": None, "Boligsocial indsats": "page"}
        current = {title: state for title, _, state in menu(client.get(initiative.url))}
        assert current == {"Kontakt os": None, "Boligsocial indsats": "true"}

    @pytest.mark.parametrize("path", ["/soeg/?q=kontakt", "/findes-ikke/"])
    def test_is_on_pages_that_are_not_in_the_tree(self, client, contact, path):
        assert menu(client.get(path)) == [("Kontakt os", "/kontakt/", None)]


class TestBreadcrumb:
    def trail(self, response) -> list[tuple[str, str | None]]:
        items = one(parse(response), ".breadcrumb ol").select("li")
        return [(words(item), item.a["href"] if item.a else None) for item in items]

    def test_leads_from_the_front_page_to_the_page(self, client, overview):
        initiative = InitiativePageFactory(parent=overview, title="Brandkadet")
        assert self.trail(client.get(initiative.url)) == [
            ("Forside", "/"),
            ("Boligsocial indsats", "/boligsocial-indsats/"),
            ("Brandkadet", None),
        ]

    def test_is_not_on_the_front_page(self, client):
        assert not parse(client.get("/")).select(".breadcrumb")

    def test_leaves_out_what_cannot_be_visited(self, client, contact):
        page = StandardPageFactory(parent=contact, title="Nøgler")
        type(contact).objects.filter(pk=contact.pk).update(live=False)
        assert self.trail(client.get(page.url)) == [("Forside", "/"), ("Nøgler", None)]

    def test_is_the_same_in_a_preview(self, admin_client, overview):
        initiative = InitiativePageFactory(parent=overview, title="Brandkadet")
        initiative.save_revision()
        response = admin_client.get(f"/admin/pages/{initiative.pk}/view_draft/")
        assert self.trail(response) == [
            ("Forside", "/"),
            ("Boligsocial indsats", "/boligsocial-indsats/"),
            ("Brandkadet", None),
        ]


class TestOrganisation:
    def test_is_named_on_every_page(self, client):
        SiteSettingsFactory(opening_hours="Mandag 10-12\nTorsdag 14-17")
        footer = one(parse(client.get("/")), ".site-footer")
        for fact in (
            "Boligforeningen Solgavlen",
            "Rønnebærvej 1",
            "9999 Egeby",
            "12345678",
        ):
            assert fact in words(footer)
        assert one(footer, 'a[href="tel:12345600"]')
        assert "Mandag 10-12" in words(footer)

    def test_leads_to_its_page_on_personal_data(self, client):
        page = StandardPageFactory(slug="persondata")
        SiteSettingsFactory(privacy_page=page)
        assert parse(client.get("/")).select('.site-footer a[href="/persondata/"]')
        page.unpublish()
        assert not parse(client.get("/")).select('.site-footer a[href="/persondata/"]')

    def test_offers_homes_where_the_page_wants_it(self, client):
        SiteSettingsFactory()
        shown = StandardPageFactory()
        hidden = StandardPageFactory(show_housing_search=False)
        offer = one(parse(client.get(shown.url)), ".housing-search")
        assert "Søger du bolig?" in words(offer)
        link = one(offer, "a")
        assert link["href"] == "https://bolig.solgavlen.example/"
        assert words(link) == "Se ledige boliger i Egeby"
        assert not parse(client.get(hidden.url)).select(".housing-search")

    def test_may_be_unknown(self, client):
        assert client.get("/").status_code == 200

    def test_leads_to_the_accessibility_statement_when_there_is_one(self, client):
        link = '.site-footer a[href="/was"]'
        assert not parse(client.get("/")).select(link)
        page = AccessibilityPageFactory(slug="was")
        for address in ("/", page.url, "/soeg/", "/findes-ikke/"):
            assert parse(client.get(address)).select(link), address
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
        assert not parse(client.get("/")).select(link)
        restriction.delete()
        page.unpublish()
        assert not parse(client.get("/")).select(link)

    def test_leads_to_a_statement_elsewhere_that_its_address_is_sent_on_to(
        self, client
    ):
        Redirect.objects.create(
            old_path="/was", redirect_link="https://was.example/erklaering"
        )
        assert parse(client.get("/")).select('.site-footer a[href="/was"]')

    def test_is_said_to_ring_in_the_order_that_was_chosen(self, client):
        settings = SiteSettingsFactory()
        settings.emergency_numbers.set(
            [
                EmergencyNumber(number="112", when="Ved brand.", sort_order=1),
                EmergencyNumber(number="12 34 56 99", name="Døgnvagten", sort_order=0),
            ]
        )
        settings.save()
        numbers = one(parse(client.get("/")), "[aria-labelledby=_emergency] ul")
        assert [item.get_text(" ", strip=True) for item in numbers.select("li")] == [
            "Døgnvagten 12 34 56 99",
            "112 Ved brand.",
        ]

    def test_has_no_heading_over_numbers_that_there_are_none_of(self, client):
        settings = SiteSettingsFactory()
        settings.emergency_numbers.set([])
        settings.save()
        assert not parse(client.get("/")).select("#_emergency")


class TestEmptySite:
    """Prepared, and nothing filled in."""

    ADDRESSES = ("/", "/soeg/?q=hus", "/findes-ikke/", "/linkfejl/tak/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_has_no_heading_list_or_link_with_nothing_in_it(self, client, address):
        document = parse(client.get(address))
        for element in document.select("h1, h2, h3, nav, ul, a, title, footer p"):
            assert words(element) or element.select("img"), element

    def test_leads_nowhere_that_is_not_there(self, client):
        for link in parse(client.get("/")).select('a[href^="/"]'):
            assert client.get(link["href"]).status_code == 200, link

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_calls_nothing_by_a_name_that_it_does_not_have(self, client, address):
        document = parse(client.get(address))
        title = words(one(document, "title"))
        assert title == title.strip(" –:")
        feed = one(document, "link[type='application/atom+xml']")
        assert feed["title"] == "Nyt fra hjemmesiden"
        assert not document.select("meta[content='']")

    def test_has_a_feed_with_a_name(self, client):
        assert "<title>Nyt fra hjemmesiden</title>" in client.get("/feed/").text

    def test_says_that_the_statement_is_about_this_site(self, client):
        page = AccessibilityPageFactory(slug="was")
        assert "handler om den her hjemmeside" in client.get(page.url).text

    def test_describes_itself_to_search_engines_without_a_publisher(self, client):
        script = one(parse(client.get("/")), "[type='application/ld+json']")
        assert "publisher" not in json.loads(script.string)


class TestQueries:
    @pytest.fixture(autouse=True)
    def _site_addresses(self):
        """Wagtail keeps the addresses of all sites in the cache for an hour."""
        Site.get_site_root_paths()

    def queries(self, ask) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask()
        return len(queries)

    def test_the_site_with_its_settings_and_front_page_is_one(self, overview):
        SiteSettingsFactory(privacy_page=StandardPageFactory())
        # The front page was given the name, which Wagtail takes for another address.
        Site.get_site_root_paths()
        frame = get_frame(RequestFactory().get("/"))
        facts = lambda: (frame.home.title, frame.settings.cvr, frame.privacy_url)  # noqa: E731
        assert self.queries(facts) == 1
        assert self.queries(facts) == 0

    @pytest.mark.parametrize("count", [2, 20])
    def test_the_navigation_comes_with_the_site(self, count):
        StandardPageFactory.create_batch(count, show_in_menus=True)
        frame = get_frame(RequestFactory().get("/"))
        assert frame.home
        assert self.queries(lambda: frame.navigation) == 0
        assert len(frame.navigation) == count

    def test_a_page_that_was_routed_to_knows_its_trail(self, overview):
        initiative = InitiativePageFactory(parent=overview)
        request = RequestFactory().get(initiative.url)
        find_site(request)
        page = (
            get_frame(request)
            .home.route(request, ["boligsocial-indsats", initiative.slug])
            .page
        )
        get_frame(request).page = page
        frame = get_frame(request)
        assert self.queries(lambda: (frame.navigation, frame.breadcrumb)) == 0


def test_there_is_one_frame_for_each_request():
    request = RequestFactory().get("/")
    assert get_frame(request) is get_frame(request)
    assert isinstance(get_frame(request), Frame)
    assert get_frame(RequestFactory().get("/")) is not get_frame(request)


def test_settings_are_those_of_the_site():
    settings = SiteSettingsFactory()
    request = RequestFactory().get("/")
    assert get_frame(request).settings == settings
    assert SiteSettings.for_request(request) == settings
    assert get_frame(request).home == home_page()
