"""A link that is gone, and whose address nobody knows any longer."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.exceptions import IrreversibleError
from django.template.loader import render_to_string
from django.utils import timezone

from linkcheck.verdicts import Verdict
from links.archive import asking
from links.decisions import automatic
from links.decisions.availability import (
    left_without_target,
    set_availability,
    set_availability_of,
    undo_change,
)
from links.decisions.needed import needs_decision
from links.health import keeping
from links.health.days import standing_now
from links.kinds import Kind
from links.models import Link, LinkHealth
from links.page_changes.merging import merge, possible_duplicates
from links.printing.lookup import LinkLookup
from links.printing.rich_text import render_rich_text
from links.reports.pressable import shown_links
from links.templatetags.links_tags import link as link_context
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    UserFactory,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words
from tests.links.finding.bodies import button_to, list_of
from tests.notes import note

pytestmark = pytest.mark.django_db

TITLE = "Sociale viceværter i Sydhavnen"


@pytest.fixture
def lost():
    return LinkFactory(lost=True, title=TITLE, kind=Kind.PAGE)


class TestTarget:
    def test_is_needed_only_while_readers_are_sent_there(self, lost):
        lost.full_clean()
        lost.availability = Link.Availability.AVAILABLE
        with pytest.raises(ValidationError) as refusal:
            lost.full_clean()
        assert set(refusal.value.error_dict) == {"url"}
        with pytest.raises(IntegrityError), transaction.atomic():
            lost.save()

    def test_may_be_missing_for_many(self, lost):
        LinkFactory(lost=True, title=TITLE, kind=Kind.PAGE).full_clean()

    def test_is_empty_wherever_it_is_asked_for(self, lost):
        assert lost.href == ""
        assert not lost.is_external
        assert not lost.has_target
        assert not lost.is_available
        assert not lost.is_dangerous
        assert LinkFactory(url=None, target_page=StandardPageFactory()).has_target


class TestReaders:
    def test_see_title_and_note_in_lists_buttons_and_texts(self, client, lost):
        text = f"<p>Læs {rich_text_link(lost, 'om viceværter')}.</p>"
        page = publish(
            StandardPageFactory(
                body=[
                    list_of(lost),
                    button_to(lost),
                    ("text", {"title": "Om", "text": text}),
                ]
            )
        )
        main = one(parse(client.get(page.url)), "main")
        assert words(main).count(note(Kind.PAGE)) == 3
        assert f"{TITLE} {note(Kind.PAGE)}" in words(main)
        assert not main.select('a[href=""], a:not([href])')

    def test_are_offered_an_archived_copy_and_a_replacement(self):
        link = LinkFactory(
            lost=True,
            archive_url="https://arkiv.example/1",
            replacement=LinkFactory(title="Den nye"),
        )
        link.full_clean()
        printed = parse(render_to_string("links/link.html", link_context(link)))
        assert [a.get_text() for a in printed.select("a")] == [
            "Se en arkiveret kopi",
            "Den nye",
        ]

    def test_have_nothing_to_press_and_so_nothing_to_report(self, lost):
        page = publish(StandardPageFactory(body=[list_of(lost)]))
        assert shown_links(page) == []
        assert not LinkLookup.load([], [lost.pk]).has_links

    def test_never_get_it_for_an_address_that_somebody_typed(self, lost):
        html = render_rich_text('<p><a href="https://egeby.example/">Egeby</a></p>')
        assert one(parse(html), "a")["href"] == "https://egeby.example/"
        assert list(Link.objects.for_targets([], ["https://egeby.example/"])) == []


class TestChecker:
    def test_leaves_it_alone(self, lost):
        keeping.ensure_all(timezone.now())
        assert not LinkHealth.objects.exists()
        assert not asking.wanted(timezone.now()).exists()
        assert not Link.objects.filter(needs_decision()).exists()
        assert not any(standing_now().verdicts.values())
        assert standing_now().unavailable == 1

    def test_forgets_what_it_knew_once_the_address_is_lost(self):
        link = LinkFactory(flagged=True)
        Link.objects.filter(pk=link.pk).update(url=None)
        keeping.ensure_all(timezone.now())
        assert not LinkHealth.objects.exists()

    def test_looks_as_soon_as_there_is_an_address(self, lost):
        lost.url = "https://egeby.example/viceværter"
        lost.full_clean()
        lost.save()
        health = LinkHealth.objects.get(pk=lost.pk)
        assert health.verdict == Verdict.UNCHECKED
        assert LinkHealth.objects.due(timezone.now()).exists()

    def test_never_gives_it_back(self, settings):
        settings.LINK_UNAVAILABLE_AFTER_DAYS = 1
        now = timezone.now()
        link = LinkFactory(
            availability=Link.Availability.UNAVAILABLE,
            unavailable_since=timezone.localdate(now),
        )
        LinkHealth.objects.filter(pk=link.pk).update(
            verdict=Verdict.OK,
            flagged_at=now,
            verdict_since=now - timezone.timedelta(days=3),
            checked_at=now,
        )
        Link.objects.filter(pk=link.pk).update(url=None)
        assert automatic.return_mended_links(now) == 0


class TestAvailability:
    def test_is_not_given_back_without_an_address(self, lost):
        set_availability(lost, None, available=True)
        lost.refresh_from_db()
        assert lost.is_flagged

    def test_of_many_is_given_back_to_the_others(self, lost):
        other = LinkFactory(flagged=True)
        _change, done = set_availability_of([lost, other], None, available=True)
        assert done == 1
        other.refresh_from_db()
        assert not other.is_flagged

    def test_is_not_undone_when_the_address_was_lost_meanwhile(self):
        links = LinkFactory.create_batch(2)
        change, _done = set_availability_of(links, None, available=False)
        Link.objects.filter(pk=links[0].pk).update(url=None)
        assert undo_change(change, None) == 1
        assert left_without_target(change) == 1
        assert Link.objects.get(pk=links[0].pk).is_flagged


class TestDoubles:
    def test_are_told_by_their_words_where_an_address_is_lost(self, lost):
        again = LinkFactory(lost=True, title=TITLE.upper(), kind=Kind.PAGE)
        alive = LinkFactory(title=TITLE, kind=Kind.PAGE)
        LinkFactory(title=TITLE, kind=Kind.VIDEO)
        LinkFactory(title=TITLE, kind=Kind.PAGE, source="Andre")
        LinkFactory(title=f"{TITLE} igen", kind=Kind.PAGE)
        assert set(possible_duplicates(lost)) == {again, alive}
        assert set(possible_duplicates(alive)) == {lost, again}

    def test_of_a_page_of_this_site_are_told_by_their_words_too(self, lost):
        ours = LinkFactory(
            url=None, target_page=StandardPageFactory(), title=TITLE, kind=Kind.PAGE
        )
        assert list(possible_duplicates(ours)) == [lost]

    def test_become_the_one_that_lives(self, lost):
        page = publish(StandardPageFactory(body=[list_of(lost)]))
        alive = LinkFactory(title=TITLE)
        assert merge(alive, [lost], UserFactory()).is_done
        assert list(Link.objects.public_on(page)) == [alive]


class TestGoingBack:
    def going_back(self):
        migration = import_module("links.migrations.0006_lost_addresses")
        migration.refuse_while_any_is_lost(apps, SimpleNamespace(connection=connection))

    def test_is_refused_with_the_links_that_have_no_address(self, lost):
        LinkFactory()
        with pytest.raises(IrreversibleError, match=rf": {lost.pk}\."):
            self.going_back()

    def test_is_possible_without_any(self):
        LinkFactory(flagged=True)
        LinkFactory(url=None, target_page=StandardPageFactory())
        self.going_back()
