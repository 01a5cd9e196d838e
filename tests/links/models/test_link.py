"""One record per target: what it demands, and what it says of itself."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.template.loader import render_to_string
from django.utils import timezone

from links.kinds import Kind
from links.models import Link
from links.templatetags.links_tags import link as link_context
from tests.factories import (
    DocumentFactory,
    LinkFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.html import one, parse, words
from tests.notes import SENTENCES, note

pytestmark = pytest.mark.django_db


def errors_of(link: Link) -> dict[str, list[str]]:
    """Return the codes of what validation has against a link, by field."""
    with pytest.raises(ValidationError) as refusal:
        link.full_clean()
    return {
        field: [error.code for error in errors]
        for field, errors in refusal.value.error_dict.items()
    }


def test_a_link_without_a_target_says_so_at_the_address():
    assert errors_of(LinkFactory.build(url=None)) == {"url": ["no_target"]}
    assert errors_of(LinkFactory.build(url="")) == {"url": ["no_target"]}


def test_a_link_with_two_targets_says_so_at_the_second():
    page, document = StandardPageFactory(), DocumentFactory()
    both = LinkFactory.build(target_page=page)
    assert errors_of(both) == {"target_page": ["two_targets"]}
    inside = LinkFactory.build(url=None, target_page=page, target_document=document)
    assert errors_of(inside) == {"target_document": ["two_targets"]}


def test_an_address_that_cannot_be_used_is_refused_at_its_field_and_kept():
    link = LinkFactory.build(url="javascript:alert(1)")
    assert errors_of(link) == {"url": ["scheme"]}
    assert link.url == "javascript:alert(1)"


def test_the_address_of_an_archived_copy_is_held_to_the_same():
    link = LinkFactory.build(archive_url="ftp://arkiv.example/")
    assert errors_of(link) == {"archive_url": ["scheme"]}
    link = LinkFactory.build(archive_url="HTTPS://arkiv.example")
    link.full_clean()
    assert link.archive_url == "https://arkiv.example/"


def test_a_known_address_offers_the_record_that_exists():
    known = LinkFactory(title="Brandkadet <Egeby>", url="https://egeby.example/lån")
    Link.objects.filter(pk=known.pk).update(url="https://egeby.example/l%C3%A5n")
    again = LinkFactory.build(url="HTTPS://egeby.example:443/l%c3%a5n")
    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    assert set(refusal.value.error_dict) == {"url"}
    (error,) = refusal.value.error_dict["url"]
    assert error.code == "known"
    offered = one(parse(str(error.message)), "a")
    assert offered["href"] == f"/admin/snippets/links/link/edit/{known.pk}/"
    assert offered.get_text() == "Brandkadet <Egeby>"


def test_a_link_may_keep_its_own_address():
    LinkFactory().full_clean()


def test_two_links_may_lead_to_one_page():
    page = StandardPageFactory()
    LinkFactory(url=None, target_page=page)
    LinkFactory.build(url=None, target_page=page).full_clean()


@pytest.mark.parametrize("targets", ["none", "two", "three", "empty", "empty lost"])
def test_the_database_holds_links_to_one_target(targets):
    page, document = StandardPageFactory(), DocumentFactory()
    values = {
        "none": {"url": None},
        "two": {"url": None, "target_page": page, "target_document": document},
        "three": {"target_page": page, "target_document": document},
        "empty": {"url": "", "target_page": page},
        "empty lost": {"lost": True, "url": "", "target_page": page},
    }[targets]
    with pytest.raises(IntegrityError), transaction.atomic():
        LinkFactory(**values)


def test_the_database_holds_each_address_once():
    link = LinkFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        LinkFactory(url=link.url)


def test_a_link_cannot_replace_itself():
    link = LinkFactory()
    link.replacement = link
    with pytest.raises(ValidationError):
        link.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        link.save()


def test_flagging_sets_the_day_unless_it_is_given():
    link = LinkFactory(availability=Link.Availability.UNAVAILABLE)
    link.full_clean()
    assert link.unavailable_since == timezone.localdate()
    link.unavailable_since = datetime.date(2019, 11, 19)
    link.full_clean()
    assert link.unavailable_since == datetime.date(2019, 11, 19)


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES.items())
def test_the_note_agrees_with_the_kind(kind, sentence):
    assert LinkFactory.build(kind=kind).unavailable_note == sentence


def test_every_kind_has_a_note():
    assert all(LinkFactory.build(kind=kind).unavailable_note for kind in Kind)


def test_an_editor_may_write_a_note_of_their_own():
    link = LinkFactory.build(note="Bladet findes ikke mere")
    assert link.unavailable_note == "Bladet findes ikke mere"


@pytest.mark.parametrize(
    ("values", "description"),
    [
        ({"kind": Kind.VIDEO, "source": "YouTube"}, "Video, YouTube"),
        ({"kind": Kind.ARTICLE, "source": ""}, "Artikel, egeby.example"),
        ({"kind": Kind.LINK, "source": "Egeby Kommune"}, "Egeby Kommune"),
        ({"kind": Kind.LINK, "source": ""}, "egeby.example"),
        ({"kind": Kind.STUDY, "source": "CFBU"}, "Undersøgelse, CFBU"),
    ],
)
def test_a_link_tells_its_kind_and_source(values, description):
    link = LinkFactory.build(url="https://www.egeby.example/a", **values)
    assert link.description == description


def test_a_document_tells_its_type_and_size():
    document = DocumentFactory(file_size=150 * 1024)
    link = LinkFactory(
        url=None, target_document=document, kind=Kind.DOCUMENT, source=""
    )
    assert link.description == "Dokument, PDF, 150,0\xa0KB"
    assert link.href == document.url
    assert not link.is_external


def test_the_archived_copy_tells_its_day():
    link = LinkFactory.build(archived_on=datetime.date(2019, 3, 12))
    assert link.archive_label == "Se en arkiveret kopi fra 12. marts 2019"
    assert LinkFactory.build().archive_label == "Se en arkiveret kopi"


class TestPageTarget:
    def test_leads_to_the_page(self):
        page = StandardPageFactory(slug="husorden")
        link = LinkFactory(url=None, target_page=page)
        assert link.is_available
        assert link.href == "/husorden/"

    def test_is_not_available_while_the_page_is_not_live(self):
        page = StandardPageFactory()
        link = LinkFactory(url=None, target_page=page)
        page.unpublish()
        assert not Link.objects.get(pk=link.pk).is_available
        assert not Link.objects.get(pk=link.pk).is_flagged

    def test_keeps_its_page_from_being_deleted(self):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        with pytest.raises(ProtectedError):
            link.target_page.delete()


def printed(link, **options):
    return parse(render_to_string("links/link.html", link_context(link, **options)))


class TestPrinted:
    @pytest.mark.parametrize("availability", Link.Availability)
    def test_an_english_title_is_said_to_be_english_and_our_own_words_are_not(
        self, availability
    ):
        link = LinkFactory(
            title="Young at work", language="en", availability=availability
        )
        title = one(printed(link), "a, .link-unavailable")
        assert title["lang"] == "en"
        ours = printed(link, label="Læs om dine rettigheder")
        assert ours.select("[lang]") == []

    def test_an_available_link_has_its_title_and_source(self):
        link = LinkFactory(kind=Kind.VIDEO, source="YouTube", title="Svedig afslutning")
        html = printed(link)
        anchor = one(html, "a")
        assert anchor["href"] == link.url
        assert anchor["rel"] == ["external", "noopener"]
        assert "target" not in anchor.attrs
        assert words(html) == "Svedig afslutning Video, YouTube"

    def test_a_link_within_the_site_is_not_external(self):
        anchor = one(
            printed(LinkFactory(url=None, target_page=StandardPageFactory())), "a"
        )
        assert "rel" not in anchor.attrs

    def test_every_space_is_one_that_is_meant(self):
        link = LinkFactory(
            title="Lundtoftegade",
            flagged=True,
            archive_url="https://arkiv.example/1",
            replacement=LinkFactory(title="Den nye"),
        )
        said = f"Lundtoftegade {note(Kind.ARTICLE)} Se en arkiveret kopi Se i stedet: Den nye"
        assert printed(link).get_text().rstrip("\n") == said
        works = LinkFactory(title="Husorden")
        said = "Husorden Artikel, Egeby Kommune"
        assert printed(works).get_text().rstrip("\n") == said

    def test_a_flagged_link_is_text_and_note(self):
        html = printed(LinkFactory(flagged=True, title="Lundtoftegade"))
        assert not html.select("a")
        assert words(html) == f"Lundtoftegade {note(Kind.ARTICLE)}"

    def test_the_archived_copy_and_the_replacement_follow_the_note(self):
        html = printed(
            LinkFactory(
                flagged=True,
                title="Lundtoftegade",
                archive_url="https://arkiv.example/1",
                archived_on=datetime.date(2019, 3, 12),
                replacement=LinkFactory(
                    title="Ny evaluering", url="https://ny.example/"
                ),
            )
        )
        assert [(a["href"], a.get_text()) for a in html.select("a")] == [
            ("https://arkiv.example/1", "Se en arkiveret kopi fra 12. marts 2019"),
            ("https://ny.example/", "Ny evaluering"),
        ]

    def test_a_replacement_that_is_gone_too_is_not_shown(self):
        link = LinkFactory(flagged=True, replacement=LinkFactory(flagged=True))
        assert not printed(link).select("a")

    def test_links_that_replace_each_other_do_not_go_round(self):
        first, second = LinkFactory(flagged=True), LinkFactory(flagged=True)
        first.replacement, second.replacement = second, first
        assert not printed(first).select("a")

    def test_an_available_link_shows_neither_archive_nor_replacement(self):
        link = LinkFactory(
            archive_url="https://arkiv.example/1", replacement=LinkFactory()
        )
        assert one(printed(link), "a")["href"] == link.url

    def test_a_button_has_its_own_text(self):
        anchor = one(
            printed(LinkFactory(), label="Tilmeld dig", button=True), "a.button"
        )
        assert anchor.get_text() == "Tilmeld dig"

    def test_a_flagged_button_keeps_its_text_and_says_so(self):
        html = printed(LinkFactory(flagged=True), label="Tilmeld dig", button=True)
        assert not html.select("a")
        assert words(html).startswith("Tilmeld dig (Artiklen")

    def test_what_editors_write_is_escaped(self):
        html = printed(
            LinkFactory(
                flagged=True, title="<b>Æ</b>", note="<script>alert(1)</script>"
            )
        )
        assert not html.select("b, script")
        assert words(html) == "<b>Æ</b> (<script>alert(1)</script>)"

    def test_a_link_that_is_gone_from_the_register_prints_nothing(self):
        assert words(printed(None)) == ""


def test_unflagging_forgets_when_and_by_whom(client):
    client.force_login(UserFactory())
    link = LinkFactory(flagged=True)
    address = f"/admin/snippets/links/link/edit/{link.pk}/"
    form = {
        "title": link.title,
        "kind": link.kind,
        "language": "da",
        "url": link.url,
        "availability": "available",
        "unavailable_since": "2019-11-19",
    }
    assert client.post(address, form).status_code == 302
    link.refresh_from_db()
    assert not link.is_flagged
    assert link.unavailable_since is None
    assert link.unavailable_by is None


def test_flagging_remembers_by_whom(client):
    editor = UserFactory()
    client.force_login(editor)
    link = LinkFactory()
    address = f"/admin/snippets/links/link/edit/{link.pk}/"
    form = {"title": link.title, "kind": link.kind, "language": "da", "url": link.url}
    client.post(address, form | {"availability": "unavailable"})
    link.refresh_from_db()
    assert link.unavailable_by == editor
    assert link.unavailable_since == timezone.localdate()
    client.force_login(UserFactory())
    client.post(
        address,
        form | {"availability": "unavailable", "unavailable_reason": "Lukket i 2019"},
    )
    link.refresh_from_db()
    assert link.unavailable_by == editor
