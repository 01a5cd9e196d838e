"""An association puts its own colour and logo on the site."""

import json
import re

import pytest
from coloraide import Color
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.urls import reverse

from pages.brand.colours import clean_colour
from pages.brand.picker import SITE_GREEN, ColourInput
from pages.brand.tokens import contrast, tokens
from pages.models import SiteSettings
from tests.factories import PictureFactory, SiteSettingsFactory, UserFactory, home_page
from tests.html import one, parse, words
from tests.policies import hash_source, policy_of
from tests.staff import StaffClient, settings_url, succeeded

pytestmark = pytest.mark.django_db


def wear(**values) -> SiteSettings:
    settings = SiteSettings.for_site(home_page().get_site())
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def style_of(client, address: str = "/") -> str:
    """Return the style sheet that a page holds; its policy lets the browser use it."""
    response = client.get(address)
    document = parse(response)
    assert document.select("link[rel=stylesheet]") == []
    css = one(document, "style").string
    assert policy_of(response)["style-src"] == {"'self'", hash_source(css)}
    return css


def test_a_page_holds_its_style_sheet_and_its_fonts_are_found(client):
    css = style_of(client)
    assert "@layer tokens,base" in css
    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert fonts
    for address in fonts:
        assert finders.find(address.removeprefix("/static/")), address


def test_a_page_that_is_not_there_and_a_search_hold_it_too(client):
    assert style_of(client, "/findes-ikke/") == style_of(client, "/soeg/")


def test_an_error_page_below_the_admin_holds_it_too(client):
    response = client.get("/admin/failwhale/")
    css = one(parse(response), "style").string
    assert hash_source(css) in policy_of(response)["style-src"]


def test_a_site_in_its_own_colours_says_them_once(client):
    own = style_of(client)
    wear(brand_colour="#0b3d2e")
    assert style_of(client).startswith(own)
    assert len(style_of(client)) > len(own)


def test_the_browser_itself_takes_the_colour_of_the_paper(client):
    document = parse(client.get("/"))
    for scheme, colours in zip(("light", "dark"), tokens(), strict=True):
        media = f"[media='(prefers-color-scheme: {scheme})']"
        shown = one(document, f"meta[name=theme-color]{media}")["content"]
        assert contrast(Color(shown), colours["paper"]) == pytest.approx(1, abs=0.01)


def test_the_chosen_colour_is_part_of_each_page(client):
    wear(brand_colour="#0b3d2e")
    assert "--action:#0b3d2e" in style_of(client)
    wear(brand_colour="#1a237e")
    assert "--action:#0b3d2e" not in style_of(client)


@pytest.mark.parametrize(
    "colour", ["rød", "#ffff", "#12345g", "red;}body{display:none"]
)
def test_what_is_no_colour_is_refused(colour):
    settings = SiteSettingsFactory.build(
        brand_colour=colour, site=home_page().get_site()
    )
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    assert "brand_colour" in refused.value.message_dict


def test_the_form_says_when_a_colour_had_to_be_adapted(admin_client):
    settings = wear(brand_colour="#ff8800")
    address = reverse(
        "wagtailsettings:edit", args=["pages", "sitesettings", settings.site_id]
    )
    page = words(parse(admin_client.get(address)))
    assert "Tekst i farven #ff8800 ville være svær at læse" in page


def test_the_logo_stands_beside_the_name_and_says_nothing_twice(client):
    wear(logo=PictureFactory(), organisation_name="Boligforeningen Solgavlen")
    name = one(parse(client.get("/")), ".site-name")
    assert one(name, "img")["alt"] == ""
    assert words(name) == "Boligforeningen Solgavlen"
    assert name.select("svg") == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0B3D2E", "#0b3d2e"),
        ("#0B3D2E", "#0b3d2e"),
        (" #0b3d2e ", "#0b3d2e"),
        ("fc0", "#ffcc00"),
        ("#FC0", "#ffcc00"),
        ("", ""),
    ],
)
def test_a_colour_is_taken_as_people_write_it(typed, kept):
    settings = wear()
    staff = StaffClient(UserFactory())
    succeeded(staff.fill_in(settings_url(), {"brand_colour": typed}))
    settings.refresh_from_db()
    assert settings.brand_colour == kept


@pytest.mark.parametrize("typed", ["rød", "#12345g", "#1234", "red;}"])
def test_what_is_no_colour_is_shown_again_as_it_was_typed(typed):
    assert clean_colour(typed) == typed
    html = parse(ColourInput().render("brand_colour", typed))
    assert one(html, "input[type=text]")["value"] == typed
    assert one(html, "input[type=color]")["value"] == SITE_GREEN


def test_the_picker_shows_the_colour_and_has_a_name_of_its_own():
    html = parse(ColourInput().render("brand_colour", "#0b3d2e"))
    picker = one(html, "input[type=color]")
    assert picker["value"] == "#0b3d2e"
    assert picker["aria-label"] == "Vælg farven"
    assert not picker.get("name")


def test_a_pale_colour_reaches_the_style_sheet_by_day_and_in_the_dark(client):
    own = style_of(client)
    wear(brand_colour="#fff3b0")
    day, dark = style_of(client).removeprefix(own).split("@media")
    for scheme in (day, dark):
        assert scheme.count("{") == scheme.count("}")
        assert ".button,.menu-button" in scheme
        assert "--on-board:" in scheme
    assert "{background:#fff3b0}" in day
    assert "--board:#fff3b0" in day
    assert "--board:#fff3b0" not in dark


@pytest.mark.parametrize("size", [(900, 150), (120, 600), (300, 300)])
def test_a_logo_of_any_shape_is_whole(client, size):
    width, height = size
    logo = PictureFactory(file__width=width, file__height=height)
    wear(logo=logo)
    shown = one(parse(client.get("/")), ".site-name img")
    ratio = int(shown["width"]) / int(shown["height"])
    assert ratio == pytest.approx(width / height, rel=0.1)


def test_search_engines_are_shown_the_logo(client):
    wear(logo=PictureFactory(), organisation_name="Boligforeningen Solgavlen")
    data = json.loads(
        one(parse(client.get("/")), "[type='application/ld+json']").string
    )
    assert data["publisher"]["logo"].startswith("http://localhost/media/images/")


class TestStyleGuide:
    def test_it_shows_every_block_and_the_contrast_of_every_colour(self, admin_client):
        PictureFactory()
        document = parse(admin_client.get(reverse("style_guide")))
        text = words(one(document, "main"))
        for name in ("Citat", "Billede", "Målgruppe"):
            assert name in text
        assert len(document.select(".swatches li")) == 40
        ids = [element["id"] for element in document.select("[id]")]
        assert len(ids) == len(set(ids))

    def test_visitors_do_not_see_it(self, client):
        assert client.get(reverse("style_guide")).status_code == 302
