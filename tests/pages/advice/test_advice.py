"""Advice on a page: what to make plainer, with the place where it stands."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from pages.advice.advice import Advice, read
from pages.blocks import FreeStreamBlock
from pages.models import StandardPage
from tests.factories import LinkFactory, StandardPageFactory, rich_text_link

LONG_SENTENCE = (
    "Når du bor hos os, kan du altid ringe til din sociale vicevært, som både kan "
    "hjælpe dig med breve fra kommunen og gå med dig til lægen, hvis du gerne vil det."
)


def page_with(html: str, **fields) -> StandardPage:
    blocks = [{"type": "text", "value": {"title": "Hjælp", "text": html}}]
    fields = {
        "title": "Hjælp",
        "summary": "Vi hjælper dig.",
        "picture_alt": "",
    } | fields
    return StandardPage(body=FreeStreamBlock().to_python(blocks), **fields)


def advice_on(page: StandardPage) -> dict[str, tuple[str, ...]]:
    with override("en"):
        return {str(advice.message): advice.examples for advice in read(page).advice}


def about(advice: dict[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    """Return the examples of the one piece of advice that has `word` in it."""
    (found,) = [examples for message, examples in advice.items() if word in message]
    return found


@pytest.mark.django_db
class TestLanguage:
    def test_a_plain_page_gets_none(self):
        assert read(page_with("<p>Kom forbi. Vi har kaffe.</p>")).advice == ()

    def test_a_long_sentence_is_quoted(self):
        advice = advice_on(page_with(f"<p>{LONG_SENTENCE}</p><p>Kom.</p>"))
        (example,) = about(advice, "two sentences")
        assert example.startswith("Når du bor hos os, kan du altid ringe")

    def test_long_words_are_named_once_the_longest_first(self):
        words = about(
            advice_on(
                page_with(
                    "<p>Vi har beboerrådgivningen. Og helhedsplansmedarbejdere. "
                    "Kom til beboerrådgivningen.</p>"
                )
            ),
            "shorter word",
        )
        assert words == ("helhedsplansmedarbejdere", "beboerrådgivningen")

    def test_a_name_cannot_be_helped(self):
        page = page_with("<p>Vi spørger Digitaliseringsstyrelsen.</p>")
        assert read(page).advice == ()

    def test_the_passive_is_mentioned_when_it_is_a_habit(self):
        once = page_with("<p>Huset blev bygget i 1968.</p>")
        often = page_with(
            "<p>Der tilbydes råd. Brevet bliver sendt. Skemaet skal indsendes.</p>"
        )
        assert read(once).advice == ()
        assert len(about(advice_on(often), "who does it")) == 3

    def test_a_wall_of_text_is_pointed_out(self):
        page = page_with("<p>" + "Vi er her for dig. " * 20 + "</p>")
        assert len(about(advice_on(page), "long paragraphs")) == 1

    def test_shouting_is_pointed_out_and_abbreviations_are_not(self):
        page = page_with("<p>HUSK AT MELDE DIG TIL. Har du CVR og NEM-ID?</p>")
        assert about(advice_on(page), "capitals") == ("HUSK AT MELDE DIG TIL",)

    def test_headings_and_points_of_a_list_are_no_running_text(self):
        page = page_with("<h3>Priser</h3><ul><li>kaffe</li><li>kage</li></ul>")
        assert read(page).lix.words == 3


@pytest.mark.django_db
class TestContent:
    @pytest.mark.parametrize("text", ["Klik her", "læs mere", "her.", "Læs mere →"])
    def test_a_link_that_says_nothing_is_pointed_out(self, text):
        anchor = rich_text_link(LinkFactory(), text)
        assert about(advice_on(page_with(f"<p>{anchor}</p>")), "where it leads")

    def test_so_is_a_bare_address(self):
        page = page_with(
            '<p><a href="https://egeby.example/x">www.egeby.example/x</a></p>'
        )
        assert about(advice_on(page), "where it leads") == ("www.egeby.example/x",)

    @pytest.mark.parametrize(
        ("text", "is_fine"), [("Husordenen", False), ("Husordenen (PDF, 2 MB)", True)]
    )
    def test_a_file_elsewhere_is_called_one(self, text, is_fine):
        href = "https://egeby.example/filer/husorden.PDF?v=2"
        advice = read(page_with(f'<p>Læs <a href="{href}">{text}</a>.</p>')).advice
        assert (advice == ()) is is_fine

    def test_a_link_with_a_name_is_not(self):
        anchor = rich_text_link(LinkFactory(), "Læs mere om brandkadetterne")
        assert read(page_with(f"<p>Se {anchor}.</p>")).advice == ()

    @pytest.mark.parametrize(
        "alt",
        ["IMG_2041", "sommerfest-2019.jpg", "DSC00012", "Skærmbillede 2024-05-01"],
    )
    def test_the_name_of_a_file_is_no_description(self, alt):
        page = page_with("<p>Kom.</p>", picture_alt=alt)
        assert about(advice_on(page), "what the picture shows") == (alt,)

    def test_a_picture_need_not_say_that_it_is_one(self):
        page = page_with("<p>Kom.</p>", picture_alt="Billede af to drenge")
        assert about(advice_on(page), "picture of")

    def test_a_missing_lead_is_asked_for(self):
        page = page_with("<p>Kom forbi.</p>", summary="")
        assert [type(advice) for advice in read(page).advice] == [Advice]


@pytest.mark.django_db
class TestView:
    def test_the_editor_gets_advice_on_what_is_saved(self, admin_client):
        page = StandardPageFactory(
            body=[
                {
                    "type": "text",
                    "value": {"title": "Hjælp", "text": f"<p>{LONG_SENTENCE}</p>"},
                }
            ]
        )
        answer = admin_client.get(reverse("page_advice", args=[page.pk]))
        assert "Del hver af disse sætninger i to." in answer.text
        assert "Når du bor hos os" in answer.text
        assert "no-store" in answer["Cache-Control"]

    def test_what_is_written_and_not_saved_counts(self, admin_client):
        page = StandardPageFactory(summary="Gemt.")
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        form = {
            "title": page.title,
            "slug": page.slug,
            "summary": LONG_SENTENCE,
            "body-count": "0",
        }
        assert admin_client.post(preview, form).json()["is_valid"]
        answer = admin_client.get(preview + "advice/")
        assert "Når du bor hos os" in answer.text

    def test_a_page_that_is_being_made_gets_it_too(self, admin_client):
        home = StandardPageFactory().get_parent()
        address = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=["pages", "standardpage", home.pk],
        )
        assert admin_client.get(address + "advice/").status_code == 200

    def test_who_may_not_edit_the_page_gets_none(self, client, django_user_model):
        page = StandardPageFactory()
        address = reverse("page_advice", args=[page.pk])
        assert client.get(address).status_code == 302
        client.force_login(django_user_model.objects.create_user("beboer"))
        assert client.get(address).status_code in (302, 403)
