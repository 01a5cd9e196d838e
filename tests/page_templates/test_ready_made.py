"""The templates that come with the site can be begun with as they are."""

import pytest

from page_templates.copying import content_of, page_from
from page_templates.ready_made import READY_MADE
from pages.guidance.remaining import remaining_guidance
from tests.factories import parent_for

pytestmark = pytest.mark.django_db


def test_they_are_those_that_an_association_begins_with():
    assert list(READY_MADE) == [
        "oversigt",
        "indsats",
        "aktivitet",
        "nyt",
        "kontakt",
        "faa-hjaelp-nu",
        "afdelinger",
        "afdeling",
        "kontaktformular",
        "tilmelding",
        "meld-en-fejl",
        "personoplysninger",
        "tilgaengelighed",
    ]


@pytest.mark.parametrize("template", READY_MADE.values(), ids=READY_MADE)
class TestReadyMade:
    def test_is_a_sound_page_once_it_has_a_title(self, template):
        page = template.new_page()
        page.title = template.suggested_title or "Brandkadet"
        parent_for(type(page)).add_child(instance=page)
        page.full_clean()
        for stream in page.streams:
            stream.stream_block.clean(stream)

    def test_has_guiding_text_so_that_nobody_publishes_it_as_it_is(self, template):
        assert remaining_guidance(template.new_page())

    def test_closes_each_bracket_that_it_opens(self, template):
        text = str(content_of(template.new_page()))
        assert text.count("[[") == text.count("]]")

    def test_says_in_one_sentence_or_two_what_it_is_for(self, template):
        assert template.description.endswith(".")
        assert len(template.description) <= 120

    def test_is_the_same_when_it_is_kept_and_made_again(self, template):
        page = template.new_page()
        content = content_of(page)
        again = content_of(page_from(type(page), content))
        assert without_ids(again) == without_ids(content)


def without_ids(value):
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        return {k: without_ids(v) for k, v in value.items() if k != "id"}
    return value
