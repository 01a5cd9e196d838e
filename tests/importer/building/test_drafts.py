"""Recognised pages become drafts: what is made, what is found, what is left alone."""

import datetime
import json

import pytest
from django.urls import reverse
from wagtail.blocks import ListBlock, RichTextBlock, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.test.utils.form_data import rich_text, streamfield

from importer.building import Fetched, build, fingerprint_of
from importer.building.fetched import CannotStandHereError
from importer.reading import read
from importer.recognising import recognise
from initiatives.models import InitiativePage
from links.blocks import SECTION_FEATURES
from links.models import Link
from media.models import SiteDocument, SiteImage
from pages.models import StandardPage
from tests.factories import (
    InitiativePageFactory,
    LinkFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    publish,
)
from tests.html import parse
from tests.importer.samples.make_word import camp, png
from tests.importer.test_samples import NAMES, recognised
from tests.staff import StaffClient, list_block, succeeded

pytestmark = pytest.mark.django_db

OLD = "https://gammel.example/side/"
PDF = b"%PDF-1.7 velkommen"


def fetch_all(address: str) -> Fetched:
    if address.endswith(".pdf"):
        return Fetched(PDF, "velkomst.pdf", "application/pdf")
    return Fetched(png(), address.rpartition("/")[2].partition("?")[0], "image/png")


def page_of(body: str, *, head: str = ""):
    html = f"<html><head>{head}</head><body><main>{body}</main></body></html>"
    [page] = recognise(read(html.encode(), address=OLD, content_type="text/html"))
    return page


def form_of(page) -> dict:
    """Return the body of a page as the editor sends it back, untouched."""
    stream = page.body.stream_block
    raw = page.get_latest_revision_as_object().body.get_prep_value()
    return streamfield(
        [
            (block["type"], _sent(stream.child_blocks[block["type"]], block["value"]))
            for block in raw
        ]
    )


def _sent(block, value):
    if isinstance(block, RichTextBlock):
        features = block.features or SECTION_FEATURES
        return rich_text(value, features=features) if value else rich_text("")
    if isinstance(block, ListBlock):
        return list_block([_sent(block.child_block, item["value"]) for item in value])
    if isinstance(block, ImageBlock):
        return {"image": value["image"], "alt_text": value["alt_text"]}
    if isinstance(block, StructBlock):
        return {
            name: _sent(child, value[name])
            for name, child in block.child_blocks.items()
        }
    return "" if value is None else str(value)


TEXT = "<p>Vaskeriet har åbent hver dag fra syv til ni, også i weekenden.</p>"


def stored(page) -> str:
    """Return the body as the database holds it."""
    return json.dumps(page.body.get_prep_value(), ensure_ascii=False)


def built_of(page, parent, user, fetch=fetch_all, **more):
    return build(page, parent, user, fetch, **more)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("below", ["home", "overview"])
def test_every_sample_becomes_a_draft_that_can_be_edited_and_published(
    name, below, overview, user, client
):
    parent = overview if below == "overview" else home_page()
    [page] = recognised(name)
    made = built_of(page, parent, user)
    assert not Page.objects.get(pk=made.page.pk).live
    admin = StaffClient(user)
    edit = reverse("wagtailadmin_pages:edit", args=[made.page.pk])
    assert admin.get(edit).status_code == 200
    shown = publish(made.page)
    document = parse(client.get(shown.url))
    assert document.h1.get_text(strip=True) == page.title


def test_what_a_page_becomes_follows_from_where_it_may_stand(overview, user):
    [initiative], [content] = recognised("umbraco"), recognised("one_paragraph")
    assert type(built_of(initiative, overview, user).page) is InitiativePage
    assert type(built_of(initiative, home_page(), user).page) is StandardPage
    assert type(built_of(content, home_page(), user).page) is StandardPage
    assert type(built_of(content, overview, user).page) is InitiativePage
    below = InitiativePageFactory(parent=overview)
    with pytest.raises(CannotStandHereError):
        built_of(content, below, user)


def test_an_initiative_among_ordinary_pages_loses_none_of_its_lines(user):
    [page] = recognised("umbraco")
    made = built_of(page, home_page(), user)
    names = {block.block_type for block in made.page.body}
    assert not names & {"about", "why", "value", "target_group", "related_links"}
    text = stored(made.page)
    for line in ("Færre tomme boliger", "har lyst til at lære", "Bor du et andet sted"):
        assert line in text
    assert {p.line for p in made.account} == {p.line for p in page.account}
    sections = {placed.section for placed in made.account}
    assert sections - {""} <= names | {"text"}


def test_what_was_made_is_logged_as_made_by_the_user(overview, user):
    [page] = recognised("umbraco")
    made = built_of(page, overview, user)
    assert made.page.owner == user
    entries = PageLogEntry.objects.filter(page=made.page.pk, user=user)
    assert set(entries.values_list("action", flat=True)) >= {"wagtail.create"}
    logged = set(
        ModelLogEntry.objects.filter(user=user, action="wagtail.create").values_list(
            "object_id", flat=True
        )
    )
    assert {str(item.pk) for item in made.made} <= logged


class TestDates:
    def test_are_kept_when_the_draft_is_published_with_the_button(self, overview):
        user = UserFactory()
        [page] = recognised("wordpress")
        made = built_of(page, overview, user)
        publish(made.page, user)
        page = InitiativePage.objects.get(pk=made.page.pk)
        assert page.content_created == datetime.date(2020, 2, 12)
        assert page.content_updated == datetime.date(2022, 9, 3)

    def test_that_cannot_be_are_left_out_and_told(self, user):
        page = page_of(f"<h1>Vask</h1>{TEXT}<p>Oprettet: 31.12.2199</p>")
        made = built_of(page, home_page(), user)
        assert made.page.content_created is None
        assert "bad_date" in [finding.matter for finding in made.findings]


class TestLinks:
    def test_that_the_register_knows_are_used(self, overview, user):
        known = LinkFactory(url="https://egeby.example/cykelpolitik")
        [page] = recognised("word_paste")
        made = built_of(page, overview, user)
        assert known not in made.made
        related = made.page.body.first_block_by_name("related_links").value
        shown = [link for group in related["groups"] for link in group["links"]]
        assert known in shown
        lost = next(link for link in shown if link != known)
        assert lost.is_flagged
        assert lost.kind == "report"
        assert lost.url is None

    def test_that_differ_only_in_what_counts_readers_are_known(self, user):
        known = LinkFactory(url="https://www.nabohjaelp.example/")
        [page] = recognised("umbraco")
        built_of(page, home_page(), user)
        assert Link.objects.filter(url__contains="nabohjaelp").get() == known

    def test_in_running_text_follow_the_register(self, user):
        page = page_of(
            '<h1>Vask</h1><p>Se <a href="https://egeby.example/a">priserne</a> her, '
            'eller <a href="mailto:vask@egeby.example">skriv</a>.</p>'
        )
        made = built_of(page, home_page(), user)
        link = Link.objects.get(url="https://egeby.example/a")
        source = made.page.body[0].value["text"].source
        assert f'<a linktype="link" id="{link.pk}">priserne</a>' in source
        assert '<a href="mailto:vask@egeby.example">skriv</a>' in source
        assert link.title == "priserne"

    def test_to_pages_that_have_moved_here_lead_to_them(self, user):
        here = StandardPageFactory(title="Priser")
        page = page_of('<h1>Vask</h1><p>Se <a href="priser.html">priserne</a>.</p>')
        made = built_of(
            page,
            home_page(),
            user,
            moved=lambda address: here if address == f"{OLD}priser.html" else None,
        )
        source = made.page.body[0].value["text"].source
        assert f'<a linktype="page" id="{here.pk}">priserne</a>' in source

    def test_with_an_address_that_nobody_can_be_sent_to_stay_as_words(self, user):
        page = page_of(
            '<h1>Vask</h1><p>Se <a href="ftp://gammel.example/a">priserne</a> på tavlen i kælderen, '
            "eller spørg i opgangen.</p>"
        )
        made = built_of(page, home_page(), user)
        assert "priserne" in made.page.body[0].value["text"].source
        assert "<a" not in made.page.body[0].value["text"].source

    def test_that_somebody_has_given_an_address_are_found_again(self, overview, user):
        text = "Vask\n\nOm:\nHer vaskes.\n\nHvorfor:\nTøj.\n\nLæs også:\nVaskeguiden"
        [page] = recognise(read(text))
        first = built_of(page, overview, user)
        link = Link.objects.get(title="Vaskeguiden")
        assert link.unavailable_reason
        link.url, link.availability = "https://vask.example/", "available"
        link.save()
        again = built_of(
            page,
            overview,
            user,
            known=first.page,
            fingerprint=first.fingerprint,
        )
        assert again.outcome == "unchanged"
        assert Link.objects.filter(title="Vaskeguiden").get() == link


class TestLibrary:
    def test_a_picture_on_two_pages_is_there_once(self, user):
        pages = [
            page_of(
                f'<h1>{title}</h1><h2>Tid</h2>{TEXT}<img src="{name}.png" alt="En gul bænk">'
            )
            for title, name in (("Vask", "a"), ("Tørring", "b"))
        ]
        made = [built_of(page, home_page(), user) for page in pages]
        image = SiteImage.objects.get()
        assert image.description == "En gul bænk"
        for built in made:
            block = built.page.body.first_block_by_name("image")
            assert block.value["image"].pk == image.pk

    def test_a_document_of_the_old_site_is_there_once_and_leads_nowhere_else(
        self, overview, user
    ):
        [page] = recognised("umbraco")
        for _ in range(2):
            made = built_of(page, overview, user)
        document = SiteDocument.objects.get()
        related = made.page.body.first_block_by_name("related_links").value
        targets = [
            link.target_document
            for group in related["groups"]
            for link in group["links"]
        ]
        assert document in targets

    def test_a_document_of_others_stays_theirs(self, user):
        [page] = recognised("sitecore")
        built_of(page, home_page(), user)
        assert not SiteDocument.objects.exists()
        assert Link.objects.get(url__endswith="gaeldsraadgivning.pdf")

    def test_a_picture_without_description_is_a_task(self, overview, user):
        [page] = recognised("umbraco")
        made = built_of(page, overview, user)
        asked = [f.text for f in made.findings if f.matter == "no_description"]
        assert asked == ["dsc_0412.jpg"]
        value = made.page.body.first_block_by_name("image").value["image"]
        assert value.contextual_alt_text == ""
        assert not value.decorative

    def test_the_pages_own_picture_has_the_description_that_it_came_with(
        self, overview, user
    ):
        [page] = recognised("wordpress")
        made = built_of(page, overview, user)
        assert made.page.picture
        assert made.page.picture_alt.startswith("To beboere skiller")

    @pytest.mark.parametrize(
        "content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"x" * 90]
    )
    def test_a_picture_that_is_refused_is_a_task_and_no_more(self, content, user):
        page = page_of(f'<h1>Vask</h1>{TEXT}<img src="a.png" alt="En gul bænk">')
        made = built_of(
            page, home_page(), user, lambda _: Fetched(content, "a.png", "image/png")
        )
        [found] = [f for f in made.findings if f.matter == "picture_refused"]
        assert found.detail
        assert not SiteImage.objects.exists()

    def test_a_picture_in_a_word_document_comes_along(self, overview, user, nothing):
        [page] = recognise(read(camp()))
        made = built_of(page, overview, user, nothing)
        assert (
            SiteImage.objects.get().description
            == "Tre telte ved en skovkant i aftensol"
        )
        assert made.page.body.first_block_by_name("image")


class TestPeople:
    def test_who_answers_for_a_page_is_found_by_name(self, overview, user):
        owner = PersonFactory(name="Karen Winther")
        PersonFactory(name="Karen Winther-Lund")
        [page] = recognised("wordpress")
        assert built_of(page, overview, user).page.content_owner == owner

    def test_who_is_unknown_is_proposed(self, overview, user):
        [page] = recognised("wordpress")
        made = built_of(page, overview, user)
        assert made.page.content_owner is None
        [found] = [f for f in made.findings if f.matter == "unknown_owner"]
        assert found.text == "Karen Winther"

    def test_a_contact_among_the_staff_is_one(self, overview, user):
        person = PersonFactory(name="Bodil Ravn Thomsen")
        [page] = recognised("umbraco")
        made = built_of(page, overview, user)
        assert made.page.body.first_block_by_name("contact").value["person"] == person

    def test_a_contact_who_is_unknown_is_told_in_the_text(self, overview, user):
        [page] = recognised("umbraco")
        made = built_of(page, overview, user)
        assert made.page.body.first_block_by_name("contact") is None
        text = stored(made.page)
        assert "Bodil Ravn Thomsen" in text
        assert "12 34 56 78" in text


class TestASecondRun:
    @pytest.fixture
    def first(self, overview, user):
        [page] = recognised("wordpress")
        return built_of(page, overview, user)

    def again(self, first, user, page=None):
        [same] = recognised("wordpress")
        return built_of(
            page or same,
            first.page.get_parent(),
            user,
            known=Page.objects.get(pk=first.page.pk),
            fingerprint=first.fingerprint,
        )

    def test_changes_nothing_when_nothing_has_changed(self, first, user):
        revision = Page.objects.get(pk=first.page.pk).latest_revision_id
        assert self.again(first, user).outcome == "unchanged"
        assert Page.objects.get(pk=first.page.pk).latest_revision_id == revision

    def test_brings_what_has_changed(self, first, user):
        changed = page_of("<h1>Reparationscafé i kælderen</h1>" + TEXT)
        again = self.again(first, user, changed)
        assert again.outcome == "updated"
        assert again.page.pk == first.page.pk
        draft = Page.objects.get(pk=first.page.pk).get_latest_revision_as_object()
        assert "Vaskeriet har åbent" in stored(draft)
        assert not draft.live

    def test_leaves_alone_what_staff_have_edited(self, first, user):
        draft = first.page.get_latest_revision_as_object()
        draft.summary = "Kom forbi med din brødrister."
        draft.save_revision(user=user)
        changed = page_of("<h1>Reparationscafé i kælderen</h1>" + TEXT)
        again = self.again(first, user, changed)
        assert again.outcome == "kept"
        draft = Page.objects.get(pk=first.page.pk).get_latest_revision_as_object()
        assert draft.summary == "Kom forbi med din brødrister."

    def test_knows_a_page_that_was_saved_in_the_editor_without_a_change(
        self, first, user
    ):
        address = reverse("wagtailadmin_pages:edit", args=[first.page.pk])
        before = Page.objects.get(pk=first.page.pk).latest_revision_id
        succeeded(StaffClient(user).fill_in(address, {"body": form_of(first.page)}))
        page = Page.objects.get(pk=first.page.pk)
        assert page.latest_revision_id != before
        draft = page.get_latest_revision_as_object()
        assert "data-block-key" in stored(draft)
        assert fingerprint_of(page.specific) == first.fingerprint

    def test_knows_a_page_that_was_published_as_it_was(self, first, user):
        publish(first.page, user)
        page = InitiativePage.objects.get(pk=first.page.pk)
        assert fingerprint_of(page) == first.fingerprint
        assert self.again(first, user).outcome == "unchanged"


def test_nothing_half_made_stays_when_something_goes_wrong(overview, user, monkeypatch):
    [page] = recognised("wordpress")

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(InitiativePage, "save_revision", fail)
    pages, deleted = Page.objects.count(), []
    storage = SiteImage._meta.get_field("file").storage
    monkeypatch.setattr(storage, "delete", deleted.append)
    with pytest.raises(RuntimeError):
        built_of(page, overview, user)
    assert Page.objects.count() == pages
    assert not Link.objects.exists()
    assert not SiteImage.objects.exists()
    assert deleted
