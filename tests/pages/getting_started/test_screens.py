"""Getting started: on the dashboard, on a page of its own, and opening the site."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from boligsocial import roles
from pages.models import HomePage, SiteOpening, SiteSettings
from pages.opening import is_open
from tests.html import one, parse_screen, words
from tests.pages.getting_started.site import empty_site, finish
from tests.staff import is_refused, member_of, messages_of, settings_url

pytestmark = pytest.mark.django_db

ALL_ROLES = [role.name for role in roles.ROLES]


@pytest.fixture
def site():
    roles.set_up_roles()
    return empty_site()


@pytest.fixture
def administrator(site):
    return member_of(roles.ADMINISTRATOR)


def panel(staff):
    screen = parse_screen(staff.get(reverse("wagtailadmin_home")))
    return screen.select_one(".getting-started")


def opened() -> bool:
    return is_open(Site.objects.get(is_default_site=True))


class TestDashboard:
    def test_shows_the_steps_while_the_site_is_not_open(self, administrator):
        assert "Navn og kontakt" in words(panel(administrator))

    def test_says_once_that_there_is_no_accessibility_statement(self, administrator):
        screen = parse_screen(administrator.get(reverse("wagtailadmin_home")))
        assert not screen.select("[aria-labelledby=accessibility-reminder-title]")

    def test_has_no_steps_for_those_who_cannot_take_any(self, site):
        assert panel(member_of(roles.LINK_KEEPER)) is None

    def test_has_no_steps_when_everything_is_done(self, site, administrator):
        finish(site)
        SiteOpening.objects.update(is_open=True)
        assert panel(administrator) is None

    def test_folds_the_steps_away_when_the_site_is_open(self, administrator):
        SiteOpening.objects.update(is_open=True)
        screen = parse_screen(administrator.get(reverse("wagtailadmin_home")))
        assert one(screen, "details.getting-started-words").get("open") is None

    def test_offers_to_open_the_site_to_those_who_may(self, site, administrator):
        for role in ALL_ROLES:
            screen = member_of(role).get(reverse("wagtailadmin_home")).text
            offered = reverse("open_site", args=[site.pk]) in screen
            assert offered == (role == roles.ADMINISTRATOR)


class TestPage:
    @pytest.mark.parametrize("role", ALL_ROLES)
    def test_is_under_help_for_those_who_have_steps(self, site, role):
        staff = member_of(role)
        address = reverse("getting_started")
        has_steps = role not in (roles.LINK_KEEPER, roles.NOTICE_KEEPER)
        home = staff.get(reverse("wagtailadmin_home")).text
        assert (f'"url": "{address}"' in home) == has_steps
        assert is_refused(staff.get(address)) != has_steps

    def test_says_how_many_things_are_missing(self, administrator, site):
        assert (
            "Der mangler 8 ting" in administrator.get(reverse("getting_started")).text
        )
        finish(site)
        answer = administrator.get(reverse("getting_started"))
        assert "Der mangler ikke noget" in answer.text

    def test_leads_to_the_page_of_another_site(self, administrator, site):
        home = HomePage.objects.get()
        other = Site.objects.create(hostname="unge.example", root_page=home)
        answer = administrator.get(reverse("getting_started"))
        address = reverse("getting_started", args=[other.pk])
        assert parse_screen(answer).select(f'a[href="{address}"]')
        assert administrator.get(address).status_code == 200

    def test_survives_that_there_is_no_site(self, administrator):
        Site.objects.all().delete()
        assert administrator.get(reverse("wagtailadmin_home")).status_code == 200
        assert administrator.get(reverse("getting_started")).status_code == 404


class TestWayBack:
    def way_back(self, answer):
        return parse_screen(answer).select_one(".way-back a")

    def test_is_on_every_screen_until_one_is_back(self, administrator, site):
        assert self.way_back(administrator.get(settings_url())) is None
        step = reverse("getting_started_step", args=[site.pk, "contact"])
        administrator.get(step)
        saved = administrator.fill_in(
            settings_url(), {"organisation_name": "Ålykke"}, follow=True
        )
        address = self.way_back(saved)["href"]
        assert address == reverse("getting_started", args=[site.pk])
        assert self.way_back(administrator.get(address)) is None
        assert self.way_back(administrator.get(settings_url())) is None

    def test_ends_at_the_dashboard_too(self, administrator, site):
        administrator.get(reverse("getting_started_step", args=[site.pk, "contact"]))
        administrator.get(reverse("wagtailadmin_home"))
        assert self.way_back(administrator.get(settings_url())) is None


@pytest.fixture
def named(site):
    """The same site, whose association has a name and nothing else."""
    SiteSettings.objects.all().delete()
    SiteSettings.objects.create(site=site, organisation_name="Ålykke")
    return site


class TestOpening:
    def test_names_what_is_missing_and_opens_all_the_same(self, administrator, named):
        address = reverse("open_site", args=[named.pk])
        asked = administrator.get(address)
        assert "selv om der mangler noget" in asked.text
        assert "den kræver loven" in asked.text
        assert not opened()
        answer = administrator.post(address, follow=True)
        assert messages_of(answer) == ["Hjemmesiden er åben for alle."]
        assert opened()

    def test_says_so_when_nothing_is_missing(self, administrator, site):
        finish(site)
        asked = administrator.get(reverse("open_site", args=[site.pk]))
        assert "Der mangler ikke noget." in asked.text

    def test_is_refused_when_visitors_would_find_nothing(self, administrator, site):
        HomePage.objects.get().unpublish()
        address = reverse("open_site", args=[site.pk])
        asked = administrator.get(address)
        assert "Forsiden er ikke udgivet" in asked.text
        assert not parse_screen(asked).select("#main form button")
        administrator.post(address)
        assert not opened()

    def test_is_refused_while_nobody_can_see_whose_site_it_is(
        self, administrator, site
    ):
        address = reverse("open_site", args=[site.pk])
        asked = administrator.get(address)
        screen = parse_screen(asked)
        way = reverse("getting_started_step", args=[site.pk, "contact"])
        assert one(screen, f'#main a[href="{way}"]').get_text() == "Giv den et navn"
        assert not screen.select("#main form button")
        administrator.post(address)
        assert not opened()

    def test_is_undone_by_closing(self, administrator, named):
        administrator.post(reverse("open_site", args=[named.pk]), follow=True)
        close = reverse("close_site", args=[named.pk])
        assert administrator.get(close).status_code == 405
        answer = administrator.post(close, follow=True)
        assert messages_of(answer) == ["Hjemmesiden er lukket for besøgende."]
        assert not opened()

    @pytest.mark.parametrize("role", ALL_ROLES)
    def test_is_for_administrators(self, named, role):
        staff = member_of(role)
        staff.post(reverse("open_site", args=[named.pk]))
        assert opened() == (role == roles.ADMINISTRATOR)
