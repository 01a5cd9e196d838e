"""The first page of the admin, for each role."""

import pytest
from django.urls import reverse

from boligsocial import roles
from pages.brand.admin_colours import colours_url
from pages.models import HomePage
from tests.factories import (
    InitiativeIndexPageFactory,
    SiteSettingsFactory,
    UserFactory,
    home_page,
)
from tests.html import parse, parse_screen, words
from tests.pages.desk.everything import Desk, let_the_site_need_everything
from tests.queries import queries_of
from tests.staff import StaffClient

HOME = reverse("wagtailadmin_home")
MY_PAGES = reverse("my_pages")
# Of the numbers in it: pages that are made later have longer keys.
SIZE_OF_NUMBERS = 1_000
# Not packed, with all that Wagtail says around it.
LARGEST = 200_000
# For the whole screen, whoever looks and whatever there is to do.
MOST_QUERIES = 20


@pytest.mark.parametrize(
    ("role", "writes"),
    [
        (roles.EDITOR, True),
        (roles.APPROVER, True),
        (roles.ADMINISTRATOR, True),
        (roles.LINK_KEEPER, False),
    ],
)
def test_each_role_finds_its_own_work(db, staff, role, writes):
    SiteSettingsFactory()
    screen = parse(staff[role].get(HOME))
    assert words(screen.h1) == "Boligforeningen Solgavlen"
    assert bool(screen.select("#my-pages-section, [id^=my-pages]")) == writes
    # Somebody who sees no page has no use for a search among them.
    assert bool(screen.select("form[role=search]")) == writes
    assert "Links, der skal tages stilling til" in words(screen)


class TestCost:
    """One test for all roles: a panel that asks once for each page is found here."""

    @pytest.mark.parametrize("count", [0, 10, 500])
    def test_is_small_for_each_role(self, db, staff, settings, tmp_path, count):
        let_the_site_need_everything(tmp_path, settings)
        desk = Desk(count)
        everybody = {**staff, "superuser": StaffClient(UserFactory())}
        for role, somebody in everybody.items():
            desk.give_to(somebody.user)
            queries = queries_of(somebody, HOME)
            assert len(queries) <= MOST_QUERIES, (role, queries)

    @pytest.mark.parametrize("address", [HOME, MY_PAGES])
    def test_grows_with_nothing(self, approver, address):
        """The pages that are told of and the way to the others, however many they are."""
        sizes, queries = [], []
        for count in (350, 500):
            desk = Desk(count)
            desk.give_to(approver.user)
            queries.append(queries_of(approver, address))
            sizes.append(len(approver.get(address).content))
            desk.give_to(None)
        few, many = sizes
        assert queries[0] == queries[1]
        assert many <= few + SIZE_OF_NUMBERS
        assert many <= LARGEST


class TestNewPage:
    def address(self, app_label: str, model: str) -> str:
        return reverse("new_page", args=[app_label, model])

    def test_leads_to_the_form_when_there_is_one_place(self, editor):
        overview = InitiativeIndexPageFactory()
        answer = editor.get(self.address("initiatives", "initiativepage"))
        wanted = ["initiatives", "initiativepage", overview.pk]
        assert answer.url == reverse("wagtailadmin_pages:add", args=wanted)

    def test_asks_where_when_there_are_several(self, editor):
        first, second = InitiativeIndexPageFactory(), InitiativeIndexPageFactory()
        screen = parse(editor.get(self.address("initiatives", "initiativepage")))
        found = [link["href"] for link in screen.select(".desk__places a")]
        assert found == [
            reverse(
                "wagtailadmin_pages:add", args=["initiatives", "initiativepage", pk]
            )
            for pk in (first.pk, second.pk)
        ]

    def test_says_so_when_there_is_none(self, editor):
        answer = editor.get(self.address("initiatives", "initiativepage"))
        assert "Der er endnu ingen side, den kan ligge under" in words(parse(answer))

    @pytest.mark.parametrize(
        "kind",
        [("pages", "homepage"), ("wagtailcore", "page"), ("auth", "user"), ("a", "b")],
    )
    def test_of_which_there_may_be_no_other_is_not_found(self, editor, kind):
        assert editor.get(self.address(*kind)).status_code == 404

    def test_is_for_those_who_write(self, db, staff):
        keeper = staff[roles.LINK_KEEPER]
        answer = keeper.get(self.address("pages", "standardpage"))
        assert answer.status_code in (302, 403)
        assert HomePage.objects.count() == 1

    def test_buttons_are_offered_by_their_danish_names(self, editor):
        home_page()
        doors = parse(editor.get(HOME)).select(
            ".desk__doors:not(.desk__more *) a.button"
        )
        assert [words(door) for door in doors] == [
            "Opret aktivitet",
            "Opret indsats",
            "Opret nyhed",
            "Opret indholdsside",
        ]
        others = parse(editor.get(HOME)).select(".desk__more a.button")
        assert "Opret indsatsoversigt" in [words(door) for door in others]


class TestBrand:
    def test_the_menu_bears_the_name_and_not_wagtails_bird(self, editor):
        SiteSettingsFactory(organisation_name="Boligforeningen Ålykke")
        screen = parse_screen(editor.get(HOME), keep_templates=True)
        brand = screen.select_one("template[data-wagtail-sidebar-branding-logo]")
        assert words(brand) == "Boligforeningen Ålykke"
        assert screen.title.text.strip().endswith("Boligforeningen Ålykke")

    @pytest.mark.parametrize("colour", ["", "#123456", "#ffee00", "#ffffff", "#000000"])
    def test_the_colours_come_in_a_style_sheet_of_their_own(self, editor, colour):
        SiteSettingsFactory(brand_colour=colour)
        address = colours_url(colour)
        links = [link["href"] for link in parse(editor.get(HOME)).select("link[href]")]
        assert address in links
        answer = editor.get(address)
        assert answer["Content-Type"] == "text/css; charset=utf-8"
        assert "immutable" in answer["Cache-Control"]
        assert "--w-color-secondary-hue" in answer.text
        assert "nan" not in answer.text

    @pytest.mark.parametrize("colour", ["12345", "1234567", "zzzzzz"])
    def test_no_other_words_get_into_it(self, editor, colour):
        address = reverse("admin_colours", args=[colour])
        assert editor.get(address).status_code == 404
