import html
import re

from hypothesis import given
from hypothesis import strategies as st

from search.language.excerpts import WordFinder, excerpt, opening
from search.language.query_terms import query_terms

TEXT = (
    "Gården ligger midt i Egeby, og alle er velkomne fra morgen til aften. " * 4
    + "De sociale viceværter træffes i beboerhuset, og viceværtsordningen er gratis. "
    + "Ring eller kom forbi, når det passer dig, og tag gerne en nabo med. " * 4
)


def test_every_form_of_the_words_is_marked():
    found = excerpt(TEXT, WordFinder(query_terms("vicevært beboerhus")))
    assert re.findall("<mark>(.*?)</mark>", found) == [
        "viceværter",
        "beboerhuset",
        "viceværtsordningen",
    ]


def test_the_excerpt_surrounds_the_first_match_and_shows_where_it_was_cut():
    found = excerpt(TEXT, WordFinder(query_terms("vicevært")))
    assert found.startswith("… ")
    assert found.endswith(" …")
    words = TEXT.split()
    plain = re.sub("</?mark>", "", found).strip("… ").split()
    assert {plain[0], plain[-1]} <= set(words)
    assert len(" ".join(plain)) <= 220


def test_a_short_text_is_shown_whole():
    assert (
        excerpt("Ring til os.", WordFinder(query_terms("ringe")))
        == "<mark>Ring</mark> til os."
    )


def test_markup_in_the_text_is_escaped():
    found = excerpt(
        '<script>alert("husleje")</script> & mere', WordFinder(query_terms("husleje"))
    )
    assert found == (
        "&lt;script&gt;alert(&quot;<mark>husleje</mark>&quot;)&lt;/script&gt; &amp; mere"
    )


def test_there_is_no_excerpt_without_a_match():
    assert excerpt(TEXT, WordFinder(query_terms("brandkadet"))) is None
    assert excerpt("", WordFinder(query_terms("brandkadet"))) is None


def test_the_opening_is_cut_at_a_word():
    assert opening("A & B") == "A &amp; B"
    assert TEXT.startswith(opening(TEXT).removesuffix(" …") + " ")


@given(st.text(), st.text(alphabet="abeg rs<&>'\"", min_size=1))
def test_an_excerpt_is_the_text_itself_escaped(text, query):
    found = excerpt(text, WordFinder(query_terms(query)))
    if found is not None:
        plain = html.unescape(re.sub("</?mark>", "", found))
        assert plain.removeprefix("… ").removesuffix(" …") in text


def test_the_excerpt_is_where_most_of_the_words_stand():
    text = "Huslejen stiger. " + "Kom og hør mere. " * 30 + "Betal huslejen i tide."
    found = excerpt(text, WordFinder(query_terms("betale husleje")))
    assert found.endswith("<mark>Betal</mark> <mark>huslejen</mark> i tide.")


def test_the_word_itself_is_shown_rather_than_one_that_has_it_inside():
    text = "Ungdomskortet er dyrt. " + "Kom og hør mere. " * 30 + "Vi er en ungdom."
    found = excerpt(text, WordFinder(query_terms("ungdom")))
    assert found.endswith("Vi er en <mark>ungdom</mark>.")
