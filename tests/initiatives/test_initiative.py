"""An initiative answers the same questions as every other."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from initiatives.blocks import InitiativeStreamBlock, default_sections
from initiatives.models import InitiativePage
from tests.factories import (
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    PersonFactory,
    ThemeFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

QUESTIONS = ["about", "why", "value", "target_group", "knowledge", "related_links"]


def stream(*blocks: tuple[str, dict]):
    return InitiativeStreamBlock().to_python(
        [{"type": name, "value": value} for name, value in blocks]
    )


# Wagtail asks which type a page is of.
@pytest.mark.django_db
class TestNewPage:
    def test_begins_with_the_six_questions_in_their_order(self):
        page = InitiativePage(title="Brandkadet")
        assert [block.block_type for block in page.body] == QUESTIONS
        assert all(block.value.is_empty for block in page.body)

    def test_has_sections_of_its_own(self):
        first, second = InitiativePage(), InitiativePage()
        first.body[0].value["text"] = "<p>Kun her</p>"
        assert second.body[0].value.is_empty
        assert default_sections() is not default_sections()

    def test_shows_them_in_the_admins_form(self):
        overview = InitiativeIndexPageFactory()
        response = StaffClient(UserFactory()).get(
            reverse(
                "wagtailadmin_pages:add",
                args=["initiatives", "initiativepage", overview.pk],
            )
        )
        # What the editor's JavaScript is given: the stream first.
        stored = one(parse(response), "#body")["data-w-block-arguments-value"]
        sections = json.loads(stored)[0]
        assert [section["type"] for section in sections] == QUESTIONS

    @pytest.mark.django_db
    def test_is_written_and_published_in_the_admin(self, client):
        overview = InitiativeIndexPageFactory(slug="boligsocial-indsats")
        theme, contact = ThemeFactory(), PersonFactory(name="Amina Lund")
        staff = StaffClient(UserFactory())
        address = reverse(
            "wagtailadmin_pages:add",
            args=["initiatives", "initiativepage", overview.pk],
        )
        sections = [
            ("about", {"text": rich_text("<p>Unge lærer af brandfolk.</p>")}),
            ("why", {"text": rich_text("")}),
        ]
        response = staff.fill_in(
            address,
            {
                "title": "Brandkadet",
                "slug": "brandkadet",
                "summary": "Unge slukker ild.",
                "audience": "Unge fra Østergården",
                "themes": theme.pk,
                "contact": contact.pk,
                "body": streamfield(sections),
                "action-publish": "action-publish",
            },
        )
        assert response.status_code == 302
        page = InitiativePage.objects.get()
        assert page.theme_list == [theme]
        main = one(parse(client.get("/boligsocial-indsats/brandkadet/")), "main")
        assert one(main, "section#om h2").get_text() == "Om"
        assert not main.select("#hvorfor")
        assert "Amina Lund" in words(one(main, ".fact-panel"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_answered_at_most_once(name):
    block = InitiativeStreamBlock()
    empty = block.child_blocks[name].get_default()
    block.clean(block.normalize([(name, empty)]))
    with pytest.raises(ValidationError):
        block.clean(block.normalize([(name, empty), (name, empty)]))


@pytest.mark.parametrize(
    ("youngest", "oldest", "ages"),
    [
        (13, 17, "13-17 år"),
        (0, 5, "0-5 år"),
        (15, 15, "15 år"),
        (18, None, "fra 18 år"),
        (0, None, "fra 0 år"),
        (None, 12, "til og med 12 år"),
        (None, None, ""),
    ],
)
def test_ages_are_told_in_words(youngest, oldest, ages):
    section = stream(("target_group", {"age_from": youngest, "age_to": oldest}))[0]
    assert section.value.age_range.replace("–", "-") == ages


def test_ages_the_wrong_way_round_are_refused_at_their_field():
    block = InitiativeStreamBlock().child_blocks["target_group"]
    value = stream(("target_group", {"age_from": 17, "age_to": 13}))[0].value
    with pytest.raises(ValidationError) as refusal:
        block.clean(value)
    assert set(refusal.value.block_errors) == {"age_to"}


@pytest.mark.parametrize("age", [-1, 121])
def test_ages_that_nobody_has_are_refused(age):
    block = InitiativeStreamBlock().child_blocks["target_group"]
    value = stream(("target_group", {"age_from": age}))[0].value
    with pytest.raises(ValidationError) as refusal:
        block.clean(value)
    assert set(refusal.value.block_errors) == {"age_from"}


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def overview(self):
        return InitiativeIndexPageFactory(slug="boligsocial-indsats")

    def main(self, client, page):
        return one(parse(client.get(page.url)), "main")

    def test_tells_the_practical_side(self, client, overview):
        page = InitiativePageFactory(
            parent=overview,
            audience="Unge fra Østergården",
            place="Fælleshuset, Rønnebærvej 4",
            how_to_start="Ring til Amina.\nEller kom forbi.",
            contact=PersonFactory(name="Amina Lund", phone="12 34 56 01"),
            body=stream(("target_group", {"age_from": 13, "age_to": 17})),
        )
        facts = one(self.main(client, page), ".fact-panel")
        terms = [words(term) for term in facts.select("dt")]
        assert terms[:3] == ["For hvem", "Alder", "Hvor"]
        assert set(terms) >= {"Kontakt", "Sådan kommer du i gang"}
        assert one(facts, 'a[href="tel:12345601"]')
        assert "Eller kom forbi." in words(facts)

    def test_leaves_out_what_is_not_known(self, client, overview):
        page = InitiativePageFactory(parent=overview)
        assert not self.main(client, page).select(".fact-panel")

    def test_leads_to_others_with_its_themes(self, client, overview):
        theme = ThemeFactory(title="Børn og unge", slug="boern-og-unge")
        page = InitiativePageFactory(parent=overview, themes=[theme])
        link = one(self.main(client, page), ".themes a")
        assert link["href"] == "/boligsocial-indsats/?theme=boern-og-unge"
        assert client.get(link["href"]).status_code == 200

    def test_shows_each_section_under_its_heading(self, client, overview):
        page = InitiativePageFactory(
            parent=overview,
            body=stream(
                ("about", {"text": "<p>Om det</p>"}),
                ("why", {"text": "<p>Derfor</p>"}),
                ("value", {"text": ""}),
                (
                    "target_group",
                    {
                        "title": "Hvem kan blive brandkadetter?",
                        "characteristics": ["er skoletrætte", "har lavt selvværd"],
                    },
                ),
                ("text", {"title": "Om", "text": "<p>Mere</p>"}),
            ),
        )
        main = self.main(client, page)
        assert [words(heading) for heading in main.select("section[id] > h2")] == [
            "Om",
            "Hvorfor",
            "Hvem kan blive brandkadetter?",
            "Om",
        ]
        items = one(main, "#hvem-kan-blive-brandkadetter ul").select("li")
        assert [words(item) for item in items] == [
            "er skoletrætte",
            "har lavt selvværd",
        ]
        index = [link["href"] for link in main.select(".section-index a")]
        assert index == ["#om", "#hvorfor", "#hvem-kan-blive-brandkadetter", "#om-2"]

    def test_has_no_index_of_two_sections(self, client, overview):
        page = InitiativePageFactory(
            parent=overview,
            body=stream(("about", {"text": "<p>a</p>"}), ("why", {"text": "<p>b</p>"})),
        )
        assert not self.main(client, page).select(".section-index")

    def test_can_be_previewed_before_it_is_saved(self, overview):
        staff = StaffClient(UserFactory())
        address = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=["initiatives", "initiativepage", overview.pk],
        )
        theme = ThemeFactory(slug="brand")
        form = {
            "title": "Brandkadet",
            "slug": "brandkadet",
            "themes": theme.pk,
            "body": streamfield([("about", {"text": rich_text("<p>Ild</p>")})]),
        }
        assert staff.post(address, nested_form_data(form)).json()["is_valid"]
        main = one(parse(staff.get(address)), "main")
        assert words(one(main, "h1")) == "Brandkadet"
        assert words(one(main, "#om .prose")) == "Ild"
        link = one(main, ".themes a")
        assert link["href"] == "/boligsocial-indsats/?theme=brand"
        assert not InitiativePage.objects.exists()

    def test_survives_a_round_through_its_revision(self, client, overview):
        page = InitiativePageFactory(
            parent=overview,
            themes=ThemeFactory.create_batch(2),
            body=stream(("target_group", {"age_from": 13, "age_to": 17})),
        )
        page = publish(page)
        page = publish(page.get_latest_revision_as_object())
        assert len(page.theme_list) == 2
        assert page.age_range.replace("–", "-") == "13-17 år"
