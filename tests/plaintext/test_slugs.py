"""Names in addresses: the same rule wherever they are made."""

import json
import re

import pytest
from django import forms
from django.urls import reverse
from wagtail.admin.widgets import SlugInput
from wagtail.test.utils.form_data import streamfield

from initiatives.models import Theme
from pages.models import StandardPage
from pages.serving.sections import _free_anchor
from plaintext.slugs import asked_slug, browser_patterns, slug_of
from tests.factories import StandardPageFactory, UserFactory, home_page
from tests.html import parse
from tests.staff import StaffClient

SLUGS = {
    "Børn & unge på Ålykke": "boern-unge-paa-aalykke",
    "GÅRDEN": "gaarden",
    "ga\u030arden": "gaarden",
    "Café Émile": "cafe-emile",
    "Müller Straße Öst Ä": "muller-strasse-ost-a",
    "Ελλάδα": "ellada",
    "مرحبا": "mrhb",
    "🎉 Fest": "fest",
    "  to  ord\u200b ": "to-ord",
    "日本 2026": "2026",
    "!": "",
}


@pytest.mark.parametrize(("text", "slug"), SLUGS.items())
def test_letters_are_spelt_out(text, slug):
    assert slug_of(text) == slug


def test_a_long_one_ends_with_a_whole_word():
    assert slug_of("bolig " * 100, 20) == "bolig-bolig-bolig"
    assert slug_of("x" * 300) == "x" * 255


@pytest.mark.parametrize(
    ("asked", "slug"),
    [
        (" teglhaven ", "teglhaven"),
        ("tegl\0haven", "teglhaven"),
        ("\0 teglhaven", "teglhaven"),
        ("tegl\ud800haven", "teglhaven"),
        ("Findes Ikke", "Findes Ikke"),
        ("a" * 300, "a" * 255),
    ],
)
def test_what_an_address_asks_for_is_compared_as_it_is_without_what_no_database_takes(
    asked, slug
):
    assert asked_slug(asked) == slug


def test_headings_have_the_same_rule():
    for text, slug in SLUGS.items():
        assert _free_anchor(text, set()) == (slug or "afsnit")


def in_a_browser(text: str) -> str:
    """Do what Wagtail's script does: the patterns, then its own rule for English."""
    for pattern, spelling in browser_patterns():
        text = re.sub(pattern, spelling, text)
    text = re.sub(r"[^-\w\s]", "", text.lower(), flags=re.ASCII)
    return re.sub(r"[-\s]+", "-", text).strip("-")


@pytest.mark.parametrize("text", ["Børn og unge på Ålykke", "Émile Müller ß", "Ελλάδα"])
def test_the_browser_makes_the_same(text):
    assert in_a_browser(text) == slug_of(text)


def test_the_browser_is_told_wherever_a_slug_is_typed():
    attrs = SlugInput().attrs
    assert attrs["data-w-slug-allow-unicode-value"] == "false"
    patterns = json.loads(attrs["data-w-slug-formatters-value"])
    assert any("ø" in pattern[0][0] and pattern[1] == "oe" for pattern in patterns)


def test_a_field_for_slugs_takes_words():
    assert forms.SlugField().clean("Børn og unge") == "boern-og-unge"
    assert forms.SlugField().clean("Som_det-er") == "Som_det-er"


@pytest.mark.django_db
class TestPages:
    def test_without_a_slug_have_one_made(self):
        home = home_page()
        first, second = (
            home.add_child(instance=StandardPage(title="Gården på Ærø", summary="x"))
            for _ in range(2)
        )
        assert first.slug == "gaarden-paa-aeroe"
        assert second.slug == "gaarden-paa-aeroe-2"

    def test_whose_title_has_no_letters_have_one_too(self):
        page = home_page().add_child(instance=StandardPage(title="🎉", summary="x"))
        assert page.slug == "indholdsside"

    def test_have_it_made_in_the_editor(self):
        staff = StaffClient(UserFactory())
        home = home_page()
        url = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", home.pk])
        given = {"title": "Gården på Ærø", "slug": "gården-på-ærø", "summary": "x"}
        given |= {"body": streamfield([])}
        staff.fill_in(url, given)
        assert StandardPage.objects.get().slug == "gaarden-paa-aeroe"

    def test_keep_the_slug_that_they_had(self):
        page = StandardPageFactory(slug="gården", title="Gården")
        staff = StaffClient(UserFactory())
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        given = {"summary": "Ny", "action-publish": "x", "body": streamfield([])}
        staff.fill_in(url, given)
        page.refresh_from_db()
        assert (page.slug, page.summary) == ("gården", "Ny")

    def test_have_a_copy_by_the_rule(self):
        page = StandardPageFactory(slug="gården", title="Gården")
        staff = StaffClient(UserFactory())
        url = reverse("wagtailadmin_pages:copy", args=[page.pk])
        staff.fill_in(url, {"new_title": "Gården igen", "new_slug": "gården-igen"})
        assert StandardPage.objects.filter(slug="gaarden-igen").exists()


@pytest.mark.django_db
class TestThemes:
    @pytest.fixture
    def staff(self):
        return StaffClient(UserFactory())

    @pytest.mark.parametrize("typed", ["", "Børn og unge", "boern-og-unge"])
    def test_have_one_made(self, staff, typed):
        url = reverse("wagtailsnippets_initiatives_theme:add")
        staff.fill_in(url, {"title": "Børn og unge", "slug": typed})
        assert Theme.objects.get().slug == "boern-og-unge"

    def test_have_it_filled_in_as_the_name_is_typed(self, staff):
        form = parse(staff.get(reverse("wagtailsnippets_initiatives_theme:add")))
        title = form.select_one("input[name=title]")
        assert "w-sync" in title["data-controller"]
        assert title["data-w-sync-target-value"] == "#id_slug"
        slug = form.select_one("input[name=slug]")
        assert slug["data-controller"] == "w-slug"

    def test_by_code_have_one_of_their_own(self):
        for title in ("Børn og unge", "Børn og unge!"):
            Theme.objects.create(title=title)
        assert set(Theme.objects.values_list("slug", flat=True)) == {
            "boern-og-unge",
            "boern-og-unge-2",
        }
