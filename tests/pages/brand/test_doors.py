"""Whoever comes to the door of the admin sees whose it is; the host decides."""

import pytest
from coloraide import Color
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from pages.brand.admin_colours import colours_of
from pages.models import HomePage, SiteSettings
from tests.factories import PictureFactory, UserFactory, home_page
from tests.html import one, parse, words
from tests.policies import policy_of
from tests.staff import StaffClient
from users.mailing.invitations import password_url
from users.models import Passkey

pytestmark = pytest.mark.django_db
SOLGAVLEN, AALYKKE = "Boligforeningen Solgavlen", "Boligforeningen Ålykke"
RED, YELLOW = "#b3261e", "#ffd400"
DOORS = [
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_complete",
]


@pytest.fixture(autouse=True)
def _two_associations():
    first = home_page().get_site()
    home = HomePage(title="Ålykke", slug="aalykke", summary="Kort fortalt")
    Page.get_first_root_node().add_child(instance=home)
    second = Site.objects.create(hostname="aalykke.example", root_page=home)
    for site, name, colour in ((first, SOLGAVLEN, RED), (second, AALYKKE, YELLOW)):
        settings = SiteSettings.for_site(site)
        settings.organisation_name, settings.brand_colour = name, colour
        settings.save()


def at_the_door(response, name: str, colour: str):
    """Assert that a page is the association's, in colours that the browser may use."""
    document = parse(response)
    brand = one(document, ".door-brand")
    assert words(brand) == name
    style = one(document, "style[nonce]")
    assert style.string == colours_of(colour)
    assert f"'nonce-{style['nonce']}'" in policy_of(response)["style-src"]
    assert "wagtail" not in words(document.body).lower()
    assert not document.select(".login-logo, [class*=wagtail-logo], .icon-wagtail")
    return document


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("host", "name", "colour"),
    [("localhost", SOLGAVLEN, RED), ("aalykke.example", AALYKKE, YELLOW)],
)
def test_signing_in_and_a_new_password(settings, door, host, name, colour):
    settings.ALLOWED_HOSTS = ["*"]
    answer = Client(headers={"host": host}).get(reverse(door))
    document = at_the_door(answer, name, colour)
    assert name in words(document.title)


def test_choosing_a_password_and_a_link_that_is_too_old(client):
    user = UserFactory()
    link = password_url(user).removeprefix("http://localhost")
    at_the_door(client.get(link, follow=True), SOLGAVLEN, RED)
    at_the_door(client.get(f"{link[:-9]}aaaaaaaa/"), SOLGAVLEN, RED)


def test_the_second_step_and_setting_one_up(client):
    karen = UserFactory(username="karen")
    karen.set_password("grønne-gavle-om-foråret")
    karen.save()
    staff = StaffClient(karen)
    mine = parse(staff.get(reverse("my_second_factor")))
    assert SOLGAVLEN in words(mine)
    Passkey.objects.create(user=karen, name="Nøgle", credential_id="a")
    client.post(
        reverse("wagtailadmin_login"),
        {"username": "karen", "password": "grønne-gavle-om-foråret"},
    )
    at_the_door(client.get(reverse("second_step")), SOLGAVLEN, RED)


def test_a_page_of_the_admin_that_is_not_there():
    answer = StaffClient(UserFactory()).get("/admin/findes-ikke/")
    assert answer.status_code == 404
    document = parse(answer)
    assert words(one(document, ".page404__brand")) == SOLGAVLEN
    assert "wagtail" not in words(document.body).lower()


def test_the_logo_is_the_associations(client):
    settings = SiteSettings.for_site(home_page().get_site())
    settings.logo = PictureFactory()
    settings.save()
    brand = one(parse(client.get(reverse(DOORS[0]))), ".door-brand")
    assert one(brand, "img")["alt"] == ""


def test_an_association_without_a_name_or_a_colour(client):
    SiteSettings.objects.all().delete()
    document = parse(client.get(reverse(DOORS[0])))
    assert one(document, ".door-brand svg")
    assert one(document, "style[nonce]").string == colours_of("")


@pytest.mark.parametrize("colour", [RED, YELLOW, "#ffffff", "#000000", "#00ff00", ""])
def test_white_words_can_be_read_on_the_door_in_every_colour(colour):
    css = colours_of(colour)
    menu = css.split("--w-color-primary:")[1].split(";")[0]
    assert Color(menu).contrast(Color("white"), method="wcag21") >= 7


def test_nonsense_gives_no_style_that_could_hold_another():
    assert colours_of("red}body{display:none") == ""
