"""Whole pages: their structure, and what people decide of their lines."""

import pytest

from importer.reading import read
from importer.recognising import Decide, Decision, Rules, recognise
from importer.recognising.findings import Matter, choice_label
from importer.recognising.page import Place, TargetGroup

LONG = (
    "Hver onsdag laver vi mad sammen i beboerhuset, og alle, der har lyst, kan komme "
    "og hjælpe til fra klokken fire. Der er plads til fyrre ved bordene."
)


def page_of(text: str, rules: Rules | None = None):
    [page] = recognise(read(text), rules)
    return page


def names(page) -> list[str]:
    return [section.name for section in page.sections]


def place_of(page, text: str):
    [placed] = [p for p in page.account if p.text.startswith(text)]
    return placed.place, placed.section


@pytest.mark.parametrize("mark", ["{}:", "{}", "{}: "])
def test_labels_are_known_with_and_without_a_colon(mark):
    lines = ["Spisehus", ""]
    for label in ("Om", "Hvorfor", "Værdi", "Målgruppe"):
        lines += [mark.format(label), LONG, ""]
    page = page_of("\n".join(lines))
    assert names(page) == ["about", "why", "value", "target_group"]


@pytest.mark.parametrize(
    "html",
    [
        "<h3>{}</h3><p>{}</p>",
        "<p><b>{}</b></p><p>{}</p>",
        "<p><strong>{}:</strong><br>{}</p>",
        "<p><strong>{}:</strong> {}</p>",
        "<div><span style='font-weight:700'>{}</span></div><div>{}</div>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
    ],
)
def test_labels_are_known_however_a_page_marks_them(html):
    body = "".join(html.format(label, LONG) for label in ("Om", "Hvorfor", "Værdi"))
    page = page_of(f"<h1>Spisehus</h1>{body}")
    assert names(page) == ["about", "why", "value"]
    assert all(section.body[0].text == LONG for section in page.sections)


def test_a_page_with_free_headings_keeps_them_and_all_that_is_below():
    page = page_of(
        f"<h1>Spisehus</h1><p>{LONG}</p><h2>Menuen i maj</h2><p>Suppe.</p>"
        "<h3>For børn</h3><p>Pandekager.</p><h2>Opvasken</h2><ul><li>Alle</li></ul>"
    )
    assert page.kind == "content"
    assert [section.title for section in page.sections] == ["Menuen i maj", "Opvasken"]
    inner = [element.text for element in page.sections[0].body]
    assert inner == ["Suppe.", "For børn", "Pandekager."]
    assert page.summary == LONG


def test_a_page_that_is_one_long_paragraph_is_kept_whole():
    whole = " ".join([LONG] * 6)
    page = page_of(f"Spisehus\n\n{whole}")
    [section] = page.sections
    assert section.name == "text"
    assert section.body[0].text == whole
    assert page.summary == LONG
    assert [finding.matter for finding in page.findings] == [Matter.PROPOSED_SUMMARY]


def test_nothing_is_cut_from_a_first_sentence_that_is_too_long_for_the_summary():
    endless = "og så gik vi en tur " * 30
    page = page_of(f"Spisehus\n\n{endless}")
    assert page.summary.endswith(" …")
    assert len(page.summary) <= 300
    assert page.sections[0].body[0].text == endless.strip()
    assert Matter.SHORTENED in [finding.matter for finding in page.findings]


def test_labels_that_head_the_same_section_are_headings_within_it():
    page = page_of(
        f"Spisehus\n\nOm:\n{LONG}\n\nBaggrund:\n{LONG}\n\nFormål:\nAt spise sammen."
    )
    assert names(page) == ["about", "why"]
    assert [element.text for element in page.sections[1].body] == [
        LONG,
        "Formål",
        "At spise sammen.",
    ]


def test_a_line_that_announces_a_list_is_no_heading():
    page = page_of("Spisehus\n\nOm:\nDu skal have med:\n• tallerken\n• gaffel")
    assert place_of(page, "Du skal have med")[0] == Place.TEXT


def test_a_list_behind_a_target_groups_own_words_is_its_characteristics():
    page = page_of(
        f"Spisehus\n\nOm:\n{LONG}\n\nHvem kan komme?\nDe, der er 60+ og:\n"
        "- bor alene\n- kan lide sovs\n\nTag gerne en ven med."
    )
    [group] = [s for s in page.sections if isinstance(s, TargetGroup)]
    assert group.characteristics == ["bor alene", "kan lide sovs"]
    assert (group.age_from, group.age_to) == (60, None)
    assert [element.text for element in group.closing] == ["Tag gerne en ven med."]


def test_a_sentence_among_links_is_text_under_a_heading_of_its_own():
    page = page_of(f"Spisehus\n\n{LONG}\n\nLæs mere:\n{LONG}")
    assert LONG in [element.text for s in page.sections for element in s.body]
    assert place_of(page, "Læs mere") == (Place.HEADING, "text")


def test_a_heading_that_stands_twice_loses_nothing():
    page = page_of(f"<h1>Spisehus</h1><h2>Suppe</h2><h2>Suppe</h2><p>{LONG}</p>")
    assert LONG in [element.text for s in page.sections for element in s.body]


class TestSeveralPages:
    TEXT = (
        "Beboerliv\n\nHer er, hvad vi laver sammen.\n\n{one}\n\nOm:\n{long}\n\n"
        "Hvorfor:\n{long}\n\n{two}\n\nOm:\n{long}\n\nHvorfor:\n{long}\n\n"
        "Sidst opdateret: 3.5.2018"
    )

    @pytest.mark.parametrize("title", ["{0}\n\n{0}", "{0}"])
    def test_begin_where_their_titles_stand(self, title):
        text = self.TEXT.format(
            one="Spisehus\n\nSpisehus",
            two=title.format("Have"),
            long=LONG,
        )
        overview, *rest = recognise(read(text))
        assert (overview.title, overview.kind) == ("Beboerliv", "overview")
        assert [page.title for page in rest] == ["Spisehus", "Have"]
        assert {page.below for page in rest} == {overview.key}
        assert len({page.updated for page in (overview, *rest)}) == 1

    def test_have_keys_of_their_own_though_they_are_called_the_same(self):
        text = self.TEXT.format(one="Have\n\nHave", two="Have\n\nHave", long=LONG)
        pages = recognise(read(text))
        assert len({page.key for page in pages}) == 3


class TestRules:
    TEXT = f"Spisehus\n\nOm:\n{LONG}\n\nSovsen:\n{LONG}\n\nVenlig hilsen Bo"

    def decided(self, line: str, decision: Decision):
        return page_of(self.TEXT, Rules().with_decision(line, decision))

    def test_without_any_the_line_is_asked_about(self):
        page = page_of(self.TEXT)
        [found] = [f for f in page.findings if f.matter == Matter.UNKNOWN_LABEL]
        assert found.text == "Sovsen"
        assert found.section == "text"
        assert len(found.choices) > 3
        assert all(choice_label(choice) for choice in found.choices)

    def test_a_line_is_a_heading(self):
        page = self.decided("Sovsen", Decision(Decide.HEADING, "value"))
        assert names(page) == ["about", "value"]
        assert not [f for f in page.findings if f.matter == Matter.UNKNOWN_LABEL]

    def test_a_line_is_text(self):
        page = self.decided("SOVSEN:", Decision(Decide.TEXT))
        assert place_of(page, "Sovsen") == (Place.TEXT, "text")

    def test_a_line_is_left_out_on_every_page(self):
        page = self.decided("Venlig hilsen Bo", Decision(Decide.DROP))
        assert place_of(page, "Venlig") == (Place.DROPPED, "")

    def test_a_line_is_the_owner(self):
        page = self.decided("Venlig hilsen Bo", Decision(Decide.OWNER))
        assert page.owner == "Venlig hilsen Bo"

    def test_are_kept_as_json(self):
        rules = Rules().with_decision("Sovsen:", Decision(Decide.HEADING, "value"))
        assert Rules.from_json(rules.to_json()) == rules
