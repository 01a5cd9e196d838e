import pytest
from django.core.paginator import Paginator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from initiatives.models import InitiativePage
from pages.models import StandardPage
from search.query import matching_ids, search_pages, search_queryset

pytestmark = pytest.mark.django_db


def test_residents_find_the_page_by_their_own_words(initiatives):
    expected = {
        "brandkadetter": "brandkadet",
        "BRANDKADETTEN": "brandkadet",
        "torsdage": "brandkadet",
        "Egebys brandstation": "brandkadet",
        "vicevært": "sociale-vicevaerter",
        "vicevaerter": "sociale-vicevaerter",
        "social vicevært": "sociale-vicevaerter",
        "viceværtsordning": "sociale-vicevaerter",
        "cafe": "lektiecafe",
        "lektiecafeerne": "lektiecafe",
        "rådgivning": "gaeldsraadgivning",
        "raadgiver": "gaeldsraadgivning",
        "barn": "gaeldsraadgivning",
        "hvordan kan jeg betale min husleje?": "gaeldsraadgivning",
    }
    slugs = {page.pk: slug for slug, page in initiatives.items()}
    found = {query: [slugs[pk] for pk in matching_ids(query)] for query in expected}
    assert found == {query: [slug] for query, slug in expected.items()}
    assert [query for query in expected if search_pages(query).is_partial] == []


def test_a_page_about_it_comes_before_a_page_that_mentions_it(publish_text):
    mention = publish_text("Kontakt", "Ring til os.", "Spørg også om vaskeriet hos os.")
    summary = publish_text("Priser", "Hvad koster vaskeri og fælleshus?", "Se listen.")
    subject = publish_text("Vaskeri", "Sådan booker du en tid.", "Åbent fra 7 til 21.")
    publish_text("Cykler", "Sæt cyklen i skuret.", "Skuret er låst.")
    publish_text("Affald", "Sådan sorterer du.", "Glas for sig.")
    publish_text("Haver", "Sådan passer du din have.", "Klip hækken to gange.")
    assert matching_ids("vaskeri") == [subject.pk, summary.pk, mention.pk]


def test_the_word_itself_comes_before_its_compounds(publish_text):
    compound = publish_text("Husdyrtilladelse", "Sådan søger du.")
    itself = publish_text("Husdyr", "Sådan søger du.")
    publish_text("Affald", "Sådan sorterer du.")
    publish_text("Haver", "Sådan passer du din have.")
    assert matching_ids("husdyr") == [itself.pk, compound.pk]


def test_when_no_page_has_every_word_those_with_some_are_shown_and_said_to_be_so(
    initiatives,
):
    results = search_pages("brandkadet helikopter")
    assert [hit.title for hit in results] == ["Brandkadet"]
    assert results.is_partial


def test_a_word_that_is_nowhere_finds_nothing(initiatives):
    for query in ("helikopter", "helikopter rumraket"):
        results = search_pages(query)
        assert len(results) == 0
        assert list(results) == []
        assert not results.is_partial


def test_a_query_without_words_finds_nothing_and_asks_nothing(
    initiatives, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for query in ("", " ", "?!", "\x00", "\ud83d", '"', "🔥"):
            results = search_pages(query)
            assert len(results) == 0
            assert results[:10] == []


def test_signs_that_databases_know_mean_nothing_here(initiatives):
    queries = [
        '"brandkadet',
        "brandkadet*",
        "title:brandkadet",
        "-brandkadet",
        "!brandkadet",
        "(brandkadet",
        "brandkadet & | !",
        "'brandkadet'",
        "NEAR(brandkadet",
        "brandkadet:*",
        "{brandkadet} ^",
        "brandkadet\x00",
        "\u202ebrandkadet",
        "brandkadet 🔥",
        "brandkadet " * 100,
        "%s brandkadet %(x)s",
    ]
    page_id = initiatives["brandkadet"].pk
    assert [query for query in queries if page_id not in matching_ids(query)] == []


def test_operators_are_words(initiatives):
    assert search_pages("brandkadet AND NOT brandkadet").is_partial
    assert [hit.title for hit in search_pages("brandkadet OR torsdag")] == [
        "Brandkadet"
    ]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text()
    | st.text(alphabet="aå\"'*():&|!<>-^{}~+\\ \x00\ud800ANDORTNE", max_size=40)
)
def test_nothing_that_can_be_typed_is_an_error(initiatives, text):
    results = search_pages(text)
    assert len(results[:10]) == min(len(results), 10)


def test_hits_carry_what_a_result_list_shows(initiatives, overview):
    [hit] = search_pages("viceværtsordninger")
    assert hit.title == "Sociale viceværter"
    assert hit.summary == "En nabo på fuld tid, som du kan tale med om alt."
    assert "<mark>Viceværtsordningen</mark> hjælper med breve" in hit.excerpt
    assert hit.section == overview.title
    assert hit.url == initiatives["sociale-vicevaerter"].url


def test_a_page_just_below_the_home_page_names_no_section(publish_text):
    publish_text("Vaskeri", "Book en tid.")
    [hit] = search_pages("vaskeri")
    assert hit.section == ""


def test_the_summary_stands_in_for_a_text_without_the_word(publish_text):
    publish_text("Vaskeri", "Book en tid i vaskeriet.", "Åbent fra 7 til 21.")
    publish_text("Tørrerum", "Tør tøjet her.", "Åbent fra 7 til 21.")
    [washing] = search_pages("vaskeri")
    assert washing.excerpt == "Book en tid i <mark>vaskeriet</mark>."
    [drying] = search_pages("tørrerum")
    assert drying.excerpt == "Tør tøjet her."


def test_a_page_of_hits_costs_as_many_queries_for_two_as_for_twenty(
    publish_text, home, django_assert_num_queries
):
    parent = publish_text("Praktisk", "Alt om at bo her.")
    for number in range(2):
        publish_text(f"Vaskeri {number}", "Book en tid.", "Åbent.", parent)
    assert home.url  # Wagtail keeps the addresses of sites in the cache.
    for expected in (2, 20):
        # All ids, what is promoted, the hits with their pages, and the titles of the
        # pages above.
        with django_assert_num_queries(4):
            page = Paginator(search_pages("vaskeri"), 20).get_page(1)
            assert len([(hit.section, hit.excerpt) for hit in page]) == expected
        for number in range(expected, 20):
            publish_text(f"Vaskeri {number}", "Book en tid.", "Åbent.", parent)


def test_pages_behind_a_restriction_are_not_found(initiatives, overview, publish_text):
    public = publish_text("Brandalarm", "Sådan afprøver du din brandalarm.")
    restriction = PageViewRestriction.objects.create(
        page=overview, restriction_type=PageViewRestriction.LOGIN
    )
    assert matching_ids("brand") == [public.pk]
    assert len(search_pages("brandkadet")) == 0
    restriction.delete()
    assert matching_ids("brandkadet") == [initiatives["brandkadet"].pk]


def test_a_restriction_hides_only_its_own_branch(initiatives):
    PageViewRestriction.objects.create(
        page=initiatives["lektiecafe"], restriction_type=PageViewRestriction.PASSWORD
    )
    assert matching_ids("lektiecafé") == []
    assert matching_ids("brandkadet") == [initiatives["brandkadet"].pk]


def test_a_page_that_is_not_live_is_not_found_whatever_the_index_says(initiatives):
    Page.objects.filter(pk=initiatives["brandkadet"].pk).update(live=False)
    assert matching_ids("brandkadet") == []


def test_a_search_may_be_narrowed_to_a_queryset(initiatives, publish_text):
    publish_text("Brandalarm", "Sådan afprøver du din brandalarm.")
    own = InitiativePage.objects.live()
    expected = [initiatives["brandkadet"].pk]
    assert matching_ids("brand", within=own) == expected
    assert matching_ids("brand", within=own.values("pk")) == expected
    assert matching_ids("brand", within=own.order_by("title")) == expected
    assert matching_ids("brand", within=InitiativePage.objects.none()) == []
    assert len(matching_ids("brand")) == 2


def test_a_listing_gets_its_own_objects_best_first(
    initiatives, django_assert_num_queries
):
    results = search_queryset("hjælp", InitiativePage.objects.select_related("picture"))
    with django_assert_num_queries(2):
        page = Paginator(results, 12).get_page(1)
        cards = list(page)
    assert page.paginator.count == 2
    assert cards[0] == initiatives["lektiecafe"]
    assert cards[1] == initiatives["sociale-vicevaerter"]
    assert type(cards[0]) is InitiativePage


def test_a_listing_of_one_kind_finds_nothing_of_another(initiatives):
    assert list(search_queryset("brandkadet", StandardPage.objects.all())) == []


def test_a_page_deleted_while_searching_is_left_out(initiatives):
    results = search_pages("brandkadet")
    assert len(results) == 1
    initiatives["brandkadet"].delete()
    assert results[:10] == []


def test_text_in_any_script_is_found(publish_text):
    texts = {
        "مرحبا": "مرحبا بكم في إيجبي",
        "просимо": "Ласкаво просимо",
        "hos": "Hoş geldiniz",
        "lukasz": "Przyjdź do Łukasza",
        "aeroe": "Ærø, Ørsted og Århus",
        "1e5abc": "afdeling 1e5abc",
    }
    pages = {query: publish_text("Velkommen", text) for query, text in texts.items()}
    found = {query: matching_ids(query) for query in texts}
    assert found == {query: [page.pk] for query, page in pages.items()}
