"""The overview: cards, a filter by theme, a search within, pages."""

import pytest
from wagtail.models import Page, PageViewRestriction

from initiatives.listing import CARDS_PER_PAGE
from initiatives.models import InitiativePage, Theme
from tests.factories import (
    DepartmentPageFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PictureFactory,
    StandardPageFactory,
    ThemeFactory,
    publish,
)
from tests.html import one, parse, words
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory(slug="boligsocial-indsats")


@pytest.fixture
def young():
    return ThemeFactory(title="Børn og unge", slug="boern-og-unge")


@pytest.fixture
def economy():
    return ThemeFactory(title="Økonomi", slug="oekonomi")


@pytest.fixture
def initiatives(overview, young, economy):
    """Four initiatives that the search can find."""
    return [
        publish(
            InitiativePageFactory(
                parent=overview, title=title, summary=summary, themes=themes
            )
        )
        for title, summary, themes in (
            ("Brandkadet", "Unge lærer at slukke ild.", [young]),
            ("Lektiecafé", "Hjælp til skolearbejdet.", [young]),
            ("Fritidsjob", "Unge finder deres første løn.", [young, economy]),
            ("Gældsrådgivning", "Når huslejen er svær at betale.", [economy]),
        )
    ]


def titles(response) -> list[str]:
    """Return the titles of the cards, in their order."""
    assert response.status_code == 200
    return [words(heading) for heading in parse(response).select(".card h3")]


class TestCards:
    def test_are_all_there_by_title(self, client, overview, initiatives):
        assert titles(client.get(overview.url)) == [
            "Brandkadet",
            "Fritidsjob",
            "Gældsrådgivning",
            "Lektiecafé",
        ]

    def test_show_picture_summary_and_themes(self, client, overview, young):
        InitiativePageFactory(
            parent=overview,
            title="Brandkadet",
            summary="Unge lærer at slukke ild.",
            picture=PictureFactory(),
            picture_alt="Unge i brandmandsjakker",
            themes=[young],
        )
        card = one(parse(client.get(overview.url)), ".card")
        assert one(card, "img")["alt"] == "Unge i brandmandsjakker"
        assert "Unge lærer at slukke ild." in words(card)
        assert [words(theme) for theme in card.select(".card-themes li")] == [
            "Børn og unge"
        ]

    def test_are_of_live_initiatives_below_this_overview(self, client, overview):
        InitiativePageFactory(parent=InitiativeIndexPageFactory(), title="Andetsteds")
        InitiativePageFactory(parent=overview, title="Udkast", live=False)
        InitiativePageFactory(parent=overview, title="Her")
        assert titles(client.get(overview.url)) == ["Her"]

    def test_leave_out_private_initiatives(self, client, overview, initiatives):
        PageViewRestriction.objects.create(
            page=Page.objects.get(pk=initiatives[0].pk), restriction_type="login"
        )
        response = client.get(overview.url)
        assert "Brandkadet" not in titles(response)
        assert "Brandkadet" not in titles(client.get(f"{overview.url}?q=brandkadet"))
        counts = {
            theme.slug: theme.count for theme in response.context["listing"].themes
        }
        assert counts == {"boern-og-unge": 2, "oekonomi": 2}


class TestFilter:
    def test_offers_the_themes_in_use_with_how_many_have_each(
        self, client, overview, initiatives
    ):
        ThemeFactory(title="Ingen har det")
        InitiativePageFactory(themes=[ThemeFactory(title="Andetsteds")])
        listing = client.get(overview.url).context["listing"]
        assert [(theme.title, theme.count) for theme in listing.themes] == [
            ("Børn og unge", 3),
            ("Økonomi", 2),
        ]

    def test_leaves_those_with_the_theme(self, client, overview, initiatives):
        response = client.get(f"{overview.url}?theme=oekonomi")
        assert titles(response) == ["Fritidsjob", "Gældsrådgivning"]
        document = parse(response)
        chosen = one(document, '.theme-filter [aria-current="true"]')
        assert "Økonomi" in words(chosen)
        assert words(one(document, ".result-count")).startswith("2 indsatser")
        assert response.context["listing"].theme.title == "Økonomi"

    def test_can_be_taken_off(self, client, overview, initiatives):
        listing = client.get(f"{overview.url}?theme=oekonomi").context["listing"]
        assert listing.is_filtered
        assert len(titles(client.get(listing.reset_url))) == 4

    def test_counts_the_same_whatever_is_chosen(self, client, overview, initiatives):
        listing = client.get(f"{overview.url}?theme=oekonomi&q=unge").context["listing"]
        assert [theme.count for theme in listing.themes] == [3, 2]


class TestSearch:
    def test_finds_word_forms(self, client, overview, initiatives):
        assert titles(client.get(f"{overview.url}?q=husleje")) == ["Gældsrådgivning"]

    def test_stays_within_the_theme(self, client, overview, initiatives):
        found = client.get(f"{overview.url}?q=unge")
        assert set(titles(found)) == {"Brandkadet", "Fritidsjob"}
        found = client.get(f"{overview.url}?q=unge&theme=oekonomi")
        assert titles(found) == ["Fritidsjob"]
        form = one(parse(found), "form.listing-search")
        assert one(form, "[name=q]")["value"] == "unge"
        assert one(form, "[name=theme]")["value"] == "oekonomi"

    def test_stays_within_the_overview(self, client, overview, initiatives):
        publish(StandardPageFactory(title="Unge i bestyrelsen"))
        publish(InitiativePageFactory(title="Unge andetsteds"))
        assert set(titles(client.get(f"{overview.url}?q=unge"))) == {
            "Brandkadet",
            "Fritidsjob",
        }

    def test_that_finds_nothing_says_so(self, client, overview, initiatives):
        response = client.get(f"{overview.url}?q=xylofon")
        assert titles(response) == []
        assert words(one(parse(response), ".result-count")).startswith("0 indsatser")
        assert parse(response).select(f'main a[href="{overview.url}"]')

    def test_is_shown_back_escaped(self, client, overview, initiatives):
        response = client.get(overview.url, {"q": '"><script>alert(1)</script>'})
        assert not parse(response).main.select("script")
        field = one(parse(response), "form.listing-search [name=q]")
        assert field["value"] == '"><script>alert(1)</script>'


class TestPages:
    @pytest.fixture
    def many(self, overview, young):
        for number in range(2 * CARDS_PER_PAGE + 1):
            InitiativePageFactory(
                parent=overview, title=f"Indsats {number:02d}", themes=[young]
            )

    def test_hold_a_dozen_each(self, client, overview, many):
        assert [
            len(titles(client.get(f"{overview.url}?page={number}")))
            for number in (1, 2, 3)
        ] == [CARDS_PER_PAGE, CARDS_PER_PAGE, 1]

    def test_the_title_of_the_document_says_theme_and_page(
        self, client, overview, many
    ):
        def title(query: str) -> str:
            return words(one(parse(client.get(overview.url + query)), "head title"))

        assert title("").startswith(overview.title)
        assert f"{overview.title}: Børn og unge" in title("?theme=boern-og-unge")
        assert f"{overview.title} (Side 2)" in title("?page=2")

    def test_show_each_initiative_once(self, client, overview, many):
        shown = [
            title
            for number in (1, 2, 3)
            for title in titles(client.get(f"{overview.url}?page={number}"))
        ]
        assert len(set(shown)) == len(shown) == 2 * CARDS_PER_PAGE + 1

    def test_lead_to_each_other_and_keep_the_filter(self, client, overview, many):
        response = client.get(f"{overview.url}?theme=boern-og-unge&page=2")
        links = one(parse(response), ".pagination")
        addresses = [link["href"] for link in links.select("a")]
        assert all("theme=boern-og-unge" in address for address in addresses)
        assert len(titles(client.get(one(links, "[rel=next]")["href"]))) == 1
        assert (
            len(titles(client.get(one(links, "[rel=prev]")["href"]))) == CARDS_PER_PAGE
        )
        assert words(one(links, '[aria-current="page"]')).endswith("2")


def test_an_overview_without_initiatives_is_a_page(client, overview):
    response = client.get(overview.url)
    assert titles(response) == []
    assert not parse(response).select(".theme-filter, .pagination")


@pytest.mark.parametrize(
    "parameters",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "tre"},
        {"page": "9" * 30},
        {"page": "1e3"},
        {"page": "½"},
        {"page": "\x00"},
        {"theme": "findes-ikke"},
        {"theme": "\x00"},
        {"theme": "' OR 1=1 --"},
        {"theme": "æ" * 2000},
        {"q": "\x00"},
        {"q": "   "},
        {"q": '"'},
        {"q": "AND OR NOT *"},
        {"q": "(((((("},
        {"q": "%"},
        {"q": "æ" * 5000},
        {"q": "🏠"},
        {"q": "\ud800".encode("utf-8", "surrogatepass")},
        {"theme": ["oekonomi", "boern-og-unge"], "q": ["a", "b"]},
        {"ukendt": "ja"},
        {"theme": "oekonomi", "q": "unge", "page": "7"},
    ],
    ids=lambda parameters: ascii(parameters)[:40],
)
def test_nonsense_is_answered_calmly(client, overview, initiatives, parameters):
    response = client.get(overview.url, parameters)
    assert response.status_code == 200
    assert one(parse(response), "h1")


def test_cards_cost_the_same_for_2_and_20_with_a_search_too(client, overview, young):
    counts = []
    for number in (2, 18):
        for _card in range(number):
            publish(
                InitiativePageFactory(
                    parent=overview, picture=PictureFactory(), themes=[young]
                )
            )
        counts.append(
            [
                len(queries_of(client, f"{overview.url}{query}"))
                for query in ("", "?theme=boern-og-unge", "?q=solgavlen")
            ]
        )
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 10


def test_themes_are_counted_in_the_database(overview, initiatives):
    themes = Theme.objects.of_initiatives(InitiativePage.objects.all())
    assert [(theme.title, theme.count) for theme in themes] == [
        ("Børn og unge", 3),
        ("Økonomi", 2),
    ]
    assert not Theme.objects.of_initiatives(InitiativePage.objects.none())


def test_a_department_has_its_own_initiatives_and_those_for_all(
    client, overview, initiatives
):
    assert "choose=department" not in client.get(overview.url).text
    teglhaven = DepartmentPageFactory(title="Teglhaven", slug="teglhaven")
    engparken = DepartmentPageFactory(title="Engparken")
    for initiative, department in zip(
        initiatives, (teglhaven, engparken), strict=False
    ):
        initiative.departments.set([department])
        publish(initiative)
    page = parse(client.get(overview.url))
    way = one(page, "a[href*='choose=department']")
    choosing = parse(client.get(way["href"]))
    links = one(choosing, "nav[aria-labelledby=_departments-title]").select("a")

    assert [link.text for link in links] == ["Engparken", "Teglhaven"]
    assert not choosing.select(".card")
    chosen = client.get(links[1]["href"])
    assert titles(chosen) == ["Brandkadet", "Fritidsjob", "Gældsrådgivning"]
    assert words(one(parse(chosen), "[role=status]")).startswith("3 indsatser i ")
    searched = client.get(overview.url, {"department": "teglhaven", "q": "unge"})
    assert titles(searched) == ["Brandkadet", "Fritidsjob"]
    theme = {"department": "teglhaven", "theme": "oekonomi"}
    assert titles(client.get(overview.url, theme)) == ["Fritidsjob", "Gældsrådgivning"]
    assert titles(client.get(overview.url, {"department": "findes-ikke"})) == [
        "Fritidsjob",
        "Gældsrådgivning",
    ]
    for address in (overview.url, way["href"], links[1]["href"]):
        assert len(queries_of(client, address)) == 3
