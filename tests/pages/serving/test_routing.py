"""From an address to a page: in few queries, and never past a closed door."""

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import HomePage
from pages.opening import open_site
from pages.serving.frame import get_frame
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    StandardPageFactory,
    home_page,
    publish,
)
from tests.html import one, parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory(slug="boligsocial-indsats")


@pytest.fixture
def initiative(overview):
    return InitiativePageFactory(parent=overview, slug="brandkadet", title="Brandkadet")


def heading(response) -> str:
    return one(parse(response), "h1").get_text(strip=True)


def restrict(page, kind="login", **options):
    return PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type=kind, **options
    )


def test_deep_pages_are_found(client):
    page = home_page()
    path = "/"
    for level in range(5):
        page = StandardPageFactory(parent=page, slug=f"niveau-{level}")
        path += f"niveau-{level}/"
    assert page.url == path
    assert heading(client.get(path)) == page.title


@pytest.mark.parametrize(
    "path",
    [
        "/brandkadet/",
        "/boligsocial-indsats/brandkadet/mere/",
        "/boligsocial-indsats/findes-ikke/",
        "/forside/",
        "/forside/boligsocial-indsats/",
        "/boligsocial-indsats/boligsocial-indsats/",
        "/æøå/",
        "/" + "a/" * 300,
    ],
)
def test_other_addresses_are_not(client, initiative, path):
    assert client.get(path).status_code == 404


def test_an_address_without_its_slash_leads_to_the_page(client, initiative):
    response = client.get("/boligsocial-indsats/brandkadet?a=1")
    assert response.status_code == 301
    assert response["Location"] == "/boligsocial-indsats/brandkadet/?a=1"


def test_unpublished_pages_are_not_found(client, initiative):
    initiative.unpublish()
    assert client.get(initiative.url).status_code == 404


def test_drafts_are_not_found(client, overview):
    draft = InitiativePageFactory(parent=overview, live=False)
    draft.save_revision()
    assert client.get(draft.url).status_code == 404


def test_a_page_below_an_unpublished_one_is_as_wagtail_has_it(
    client, overview, initiative
):
    Page.objects.filter(pk=overview.pk).update(live=False)
    assert client.get(initiative.url).status_code == 200


def test_a_page_not_yet_published_is_not_found(client):
    page = StandardPageFactory(live=False)
    page.go_live_at = timezone.now() + timezone.timedelta(days=3)
    page.save_revision().publish()
    assert client.get(page.url).status_code == 404


def test_an_alias_shows_its_page(client, overview, initiative):
    other = InitiativeIndexPageFactory(slug="andre-tilbud")
    alias = initiative.create_alias(parent=other)
    assert alias.url == "/andre-tilbud/brandkadet/"
    assert heading(client.get(alias.url)) == "Brandkadet"


def test_a_page_that_has_moved_is_found_where_it_is_and_from_where_it_was(
    client, initiative
):
    other = InitiativeIndexPageFactory(slug="andre-tilbud")
    before = initiative.url
    initiative.move(other, pos="last-child")
    assert heading(client.get("/andre-tilbud/brandkadet/")) == "Brandkadet"
    assert client.get(before)["Location"] == "/andre-tilbud/brandkadet/"


def test_a_plain_page_of_wagtails_own_is_left_to_wagtail(client):
    page = home_page().add_child(instance=Page(title="Uden skabelon", slug="uden"))
    request = RequestFactory().get(page.url)
    assert home_page().route(request, ["uden"]).page.pk == page.pk


def test_the_front_page_is_found(client):
    assert client.get("/").status_code == 200
    home = home_page()
    home.unpublish()
    assert client.get("/").status_code == 404


class TestPrivatePages:
    def test_ask_for_a_login(self, client, initiative):
        restrict(initiative)
        response = client.get(initiative.url)
        assert response.status_code == 302
        assert "login" in response["Location"]

    def test_protect_what_lies_below_them(self, client, overview, initiative):
        restrict(overview)
        assert client.get(initiative.url).status_code == 302

    def test_protect_what_lies_far_below_them(self, client):
        top = page = StandardPageFactory()
        for _level in range(4):
            page = StandardPageFactory(parent=page)
        restrict(top)
        assert client.get(page.url).status_code == 302

    def test_can_be_the_whole_site(self, client, initiative):
        restrict(home_page())
        assert client.get(initiative.url).status_code == 302
        assert client.get("/").status_code == 302

    def test_can_be_everything_above_the_site(self, client, initiative):
        restrict(Page.objects.get(depth=1))
        assert client.get(initiative.url).status_code == 302
        assert client.get("/").status_code == 302

    def test_ask_for_a_password(self, client, initiative):
        restrict(initiative, "password", password="rødgrød")
        response = client.get(initiative.url)
        assert response.status_code == 200
        assert one(parse(response), "main input[type=password]")
        assert not parse(response).select("article")

    def test_open_for_the_right_group(self, client, initiative, django_user_model):
        group = Group.objects.create(name="Bestyrelsen")
        restrict(initiative, "groups").groups.add(group)
        member = django_user_model.objects.create_user("åse")
        client.force_login(member)
        assert client.get(initiative.url).status_code == 302
        member.groups.add(group)
        assert client.get(initiative.url).status_code == 200

    def test_protect_their_aliases(self, client, initiative):
        alias = initiative.create_alias(parent=InitiativeIndexPageFactory(slug="andre"))
        restrict(initiative)
        assert client.get(alias.url).status_code == 302

    def test_protect_pages_below_an_alias_of_them(self, client):
        top = StandardPageFactory(slug="bestyrelsen")
        below = StandardPageFactory(parent=top, slug="referater")
        alias = top.create_alias(recursive=True, update_slug="alias")
        restrict(top)
        assert client.get(below.url).status_code == 302
        assert client.get(f"{alias.url}referater/").status_code == 302

    def test_leave_their_neighbours_open(self, client, overview, initiative):
        neighbour = InitiativePageFactory(parent=overview)
        restrict(initiative)
        assert client.get(neighbour.url).status_code == 200
        assert client.get(overview.url).status_code == 200


def test_the_shortcut_gives_wagtails_answer(initiative, overview):
    """For every page and every place of a restriction, with and without the route."""
    alias = initiative.create_alias(parent=overview, update_slug="alias")
    pages = [home_page(), overview, initiative, alias]
    for restricted in (None, *pages[:3], Page.objects.get(depth=1)):
        PageViewRestriction.objects.all().delete()
        if restricted:
            restrict(restricted)
        for page in pages:
            request = RequestFactory().get(page.url)
            components = [part for part in page.url.split("/") if part]
            routed = home_page().route(request, components).page
            assert routed.trail
            answer = set(routed.get_view_restrictions())
            assert answer == set(Page.get_view_restrictions(page)), (restricted, page)


def test_several_sites_are_told_apart_by_wagtails_own_rule(
    client, initiative, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    other = HomePage(title="Ungdomsboliger", slug="ungdom", summary="For unge.")
    Page.objects.get(depth=1).add_child(instance=other)
    publish(other)
    open_site(Site.objects.create(hostname="ungdom.example", root_page=other))
    answer = client.get("/", headers={"host": "ungdom.example"})
    assert heading(answer) == "Ungdomsboliger"
    assert (
        client.get(initiative.url, headers={"host": "ungdom.example"}).status_code
        == 404
    )
    assert client.get(initiative.url, headers={"host": "localhost"}).status_code == 200
    # A host that is no site's gets the default site.
    assert (
        client.get(initiative.url, headers={"host": "ukendt.example"}).status_code
        == 200
    )
    Site.objects.filter(is_default_site=True).update(is_default_site=False)
    assert client.get("/", headers={"host": "ukendt.example"}).status_code == 404


def test_a_single_site_that_is_not_the_default_answers_to_its_own_name(
    client, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.update(hostname="solgavlen.example", is_default_site=False)
    assert client.get("/", headers={"host": "solgavlen.example"}).status_code == 200
    unknown = client.get("/", headers={"host": "ukendt.example"})
    assert unknown.status_code == 404
    assert get_frame(unknown.wsgi_request).site is None
    assert get_frame(unknown.wsgi_request).navigation == []


@pytest.mark.parametrize("path", ["/", "/findes-ikke/", "/soeg/?q=lån"])
def test_the_frame_stands_without_any_site(client, path):
    Site.objects.all().delete()
    assert client.get(path).status_code in (200, 404)
