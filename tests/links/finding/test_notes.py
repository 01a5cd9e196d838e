"""Notes, typed by hand behind a title, that it leads nowhere any longer."""

import unicodedata

import pytest

from links.finding.notes import (
    notes_in_plain_text,
    notes_in_rich_text,
    replace_notes,
)
from links.kinds import Kind
from tests.notes import SENTENCES, note

TITLE = "Trygt naboskab"


def found(source: str) -> list[tuple[str, str]]:
    """Return title and kind of each note in a rich text."""
    return [(one.title, one.kind) for one in notes_in_rich_text(source)]


def only(source: str):
    (one,) = notes_in_rich_text(source)
    return one


def replaced(source: str, link_id: int = 7) -> str:
    after = replace_notes(source, lambda one: link_id)
    # Nothing is found in what has been replaced.
    assert replace_notes(after, lambda one: 8) == after
    return after


class TestWordings:
    @pytest.mark.parametrize("kind", Kind)
    def test_of_the_site_itself_tell_the_kind_and_say_no_more(self, kind):
        one = only(f"<p>{TITLE} {note(kind)}</p>")
        assert (one.title, one.kind, one.note) == (TITLE, kind, "")

    @pytest.mark.parametrize(
        "said",
        [
            "(Siden er ikke tilgængelig længere)",
            "(siden findes desværre ikke længere)",
            "(Siden er ikke længere tilgængelig.)",
            "(siden er utilgængelig)",
            "[Siden virker ikke længere]",
            "(SIDEN VIRKER IKKE)",
            "(Denne side findes ikke mere)",
            "(Siden er desværre ikke tilgænglig mere!)",
            "( Siden\xa0er\xa0desværre\xa0ikke tilgængelig  længere )",
            "(Siden er desvaerre ikke tilgaengelig laengere)",
            "(Siden kan desværre ikke længere vises)",
        ],
    )
    def test_have_natural_variants(self, said):
        one = only(f"<p>{TITLE} {said}</p>")
        assert (one.title, one.kind, one.note) == (TITLE, Kind.PAGE, "")

    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            ("Siden er blevet nedlagt", Kind.PAGE),
            ("Videoen er desværre blevet fjernet", Kind.VIDEO),
            ("Artiklen er slettet", Kind.ARTICLE),
            ("Pjecen er desværre ikke tilgængelig længere", Kind.DOCUMENT),
            ("Siden findes ikke længere, da foreningen er lukket", Kind.PAGE),
            ("Rapporten er ikke tilgængelig længere fordi CFBU er lukket", Kind.REPORT),
        ],
    )
    def test_that_say_more_are_kept(self, said, kind):
        one = only(f"<p>{TITLE} ({said[:1].lower()}{said[1:]}.)</p>")
        assert (one.title, one.kind, one.note) == (TITLE, kind, said)

    def test_are_known_with_letters_in_pieces(self):
        said = f"<p>Gården på Ærø {note(Kind.STUDY)}</p>"
        pieces = unicodedata.normalize("NFD", said).replace("ø", "o\u0338")
        one = only(pieces)
        assert (one.title, one.kind) == ("Gården på Ærø", Kind.STUDY)

    def test_are_known_with_soft_hyphens_and_entities(self):
        said = "(Siden er desv&aelig;rre ikke tilgænge\u00adlig l&aelig;ngere)"
        assert found(f"<p>Nord &amp; syd&nbsp;{said}</p>") == [
            ("Nord & syd", Kind.PAGE)
        ]

    @pytest.mark.parametrize(
        "text",
        [
            # “siden” is “since” as well.
            "Lundtoftegade Skole (siden nedlagt)",
            "Vi ringer (siden er altid åben)",
            # Not about a link at all.
            "Brugsforeningen (findes ikke længere)",
            "Elevatoren (den virker ikke længere)",
            "Vaskeriet (maskinen er desværre ikke tilgængelig længere)",
            "Elevatoren er (desværre) ikke tilgængelig.",
            # Only when, or for whom.
            "Book vaskeriet (siden virker ikke, hvis du ikke er logget ind)",
            "Log ind (linket er ikke tilgængeligt for gæster)",
            # Nothing that it would be about.
            "(Siden er desværre ikke tilgængelig længere)",
            "– (Siden er desværre ikke tilgængelig længere)",
            # In the middle of a sentence, with no telling where a title begins.
            "Se beretningen (siden findes ikke længere) hos kommunen",
            "ord " * 30 + "(siden findes ikke længere)",
        ],
    )
    def test_are_told_from_other_words_in_brackets(self, text):
        assert found(f"<p>{text}</p>") == []
        assert list(notes_in_plain_text(text)) == []


class TestTitles:
    NOTE = note(Kind.LINK)

    def test_are_the_line_that_they_stand_on(self):
        said = (
            f"<p>Om os.<br/>{TITLE} {self.NOTE}<br/>Andet</p>"
            f"<ul><li>Naboer {self.NOTE}.</li><li>Haven</li></ul>"
        )
        assert [title for title, _kind in found(said)] == [TITLE, "Naboer"]

    @pytest.mark.parametrize(
        ("before", "title", "source"),
        [
            ("Socialstyrelsen: Sociale viceværter", "Sociale viceværter", "Socialsty"),
            ("Læs også: Sociale viceværter", "Sociale viceværter", ""),
            ("Vi har flyttet. Sociale viceværter", "Sociale viceværter", ""),
            ("• Sociale viceværter", "Sociale viceværter", ""),
            ("2. Sociale viceværter", "Sociale viceværter", ""),
            ("Kommunen: ”Naboer: fra A til Å”", "Naboer: fra A til Å", "Kommunen"),
            ("Læs artiklen »Naboer«", "Naboer", ""),
        ],
    )
    def test_come_after_a_source_a_lead_in_or_a_sentence(self, before, title, source):
        one = only(f"<p>{before} {self.NOTE}</p>")
        assert one.title == title
        assert one.source.startswith(source)
        assert bool(one.source) == bool(source)

    def test_in_quotes_may_stand_anywhere(self):
        one = only(f"<p>Artiklen ”{TITLE}” {self.NOTE} var god.</p>")
        assert one.title == TITLE

    def test_may_stand_on_the_line_above(self):
        assert found(f"<p>Før<br/>{TITLE}<br/>{self.NOTE}</p>")[0][0] == TITLE
        assert found(f"<p>{TITLE}</p><p>{self.NOTE}</p>") == []

    def test_that_are_links_know_their_address(self):
        anchor = f'<a href="HTTPS://egeby.example">{TITLE}</a>'
        for said in (self.NOTE, "(virker ikke længere)", "[utilgængelig]"):
            one = only(f"<p>Læs {anchor} {said} hos os.</p>")
            assert (one.title, one.href) == (TITLE, "https://egeby.example/")

    def test_may_have_the_note_within_the_link(self):
        one = only(f'<p><a href="https://egeby.example/">{TITLE} {self.NOTE}</a></p>')
        assert (one.title, one.href) == (TITLE, "https://egeby.example/")

    def test_may_be_links_of_the_register(self):
        one = only(f'<p><a linktype="link" id="5">{TITLE}</a> {self.NOTE}</p>')
        assert (one.link_id, one.href) == (5, "")

    @pytest.mark.parametrize(
        "anchor",
        [
            '<a linktype="page" id="3">Husorden</a>',
            '<a linktype="document" id="3">Husorden</a>',
            '<a href="mailto:post@egeby.example">Husorden</a>',
            '<a href="#top">Husorden</a>',
        ],
    )
    def test_are_no_pages_of_this_site_or_mail_addresses(self, anchor):
        assert found(f"<p>{anchor} {self.NOTE}</p>") == []

    def test_never_show_a_password(self):
        anchor = '<a href="https://mig:hemmelig@egeby.example/">Husorden</a>'
        one = only(f"<p>{anchor} {self.NOTE}</p>")
        assert "hemmelig" not in one.href

    def test_in_plain_text_are_marked_as_such(self):
        (one,) = notes_in_plain_text(f"Læs her\n{TITLE} {self.NOTE}\n")
        assert (one.title, one.is_plain) == (TITLE, True)
        assert one.key != only(f"<p>{TITLE} {self.NOTE}</p>").key


class TestReplacing:
    NOTE = note(Kind.LINK)
    LINK = f'<a linktype="link" id="7">{TITLE}</a>'

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f"{TITLE} {NOTE}", LINK),
            (f"Styrelsen: {TITLE} {NOTE}.", f"Styrelsen: {LINK}."),
            (
                f'Læs <a href="https://a.example/">{TITLE}</a> {NOTE} nu',
                f"Læs {LINK} nu",
            ),
            (f'<a href="https://a.example/">{TITLE} {NOTE}</a>', LINK),
            (f'<a linktype="link" id="7">{TITLE}</a> {NOTE}', LINK),
            (f"{TITLE}<br/>{NOTE}", LINK),
            (
                f"<b>{TITLE}</b> <i>{NOTE}</i>",
                f'<a linktype="link" id="7"><b>{TITLE}</b></a>',
            ),
            (f"<b>{TITLE} {NOTE}</b>", f"<b>{LINK}</b>"),
            (f"<b>Trygt</b> naboskab {NOTE}", f"<b>{LINK}</b>"),
        ],
    )
    def test_puts_a_link_where_the_title_is_and_takes_the_note_away(
        self, before, after
    ):
        source = f'<p data-block-key="x">{before}</p><p>Hilsen</p>'
        expected = f'<p data-block-key="x">{after}</p><p>Hilsen</p>'
        assert replaced(source) == expected

    def test_leaves_what_is_not_chosen_as_it_is(self):
        source = f"<p>{TITLE} {self.NOTE}</p>"
        assert replace_notes(source, lambda one: None) == source

    def test_keeps_what_is_escaped(self):
        after = replaced(f"<p>Nord &amp; syd {self.NOTE}</p>")
        assert after == '<p><a linktype="link" id="7">Nord &amp; syd</a></p>'

    def test_takes_several_in_one_text(self):
        items = "".join(
            f"<li>{title} {self.NOTE}</li>" for title in ("En", "To", "Tre")
        )
        assert replaced(f"<ul>{items}</ul>").count('id="7"') == 3


def test_no_sentence_of_the_site_is_missing_here():
    assert set(SENTENCES) == set(Kind)
