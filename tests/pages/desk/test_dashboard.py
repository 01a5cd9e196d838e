"""The first page of the admin, for each role."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boligsocial import roles
from pages.brand.admin_colours import colours_url
from pages.desk.panel import MyPagesPanel
from pages.models import HomePage
from tests.factories import (
    InitiativeIndexPageFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    home_page,
)
from tests.html import parse, parse_screen, words

HOME = reverse("wagtailadmin_home")
MOST_QUERIES = 14


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


def test_costs_few_queries_whatever_there_is_to_do(editor, me, rf):
    for _ in range(5):
        StandardPageFactory(content_owner=me, next_review=timezone.localdate())
    request = rf.get(HOME)
    request.user = get_user_model().objects.get(pk=editor.user.pk)
    with CaptureQueriesContext(connection) as asked:
        html = MyPagesPanel(request).render_html({"request": request})
    assert html.count("Gennemset, stadig rigtig") == 5
    assert len(asked) <= MOST_QUERIES, [query["sql"] for query in asked]


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
        doors = parse(editor.get(HOME)).select(".desk__doors a.button")
        assert [words(door) for door in doors] == [
            "Opret indsats",
            "Opret indholdsside",
            "Opret indsatsoversigt",
        ]


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
