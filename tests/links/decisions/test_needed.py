"""Which links an editor has something to decide about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkcheck.codes import Problem
from linkcheck.verdicts import Verdict
from links.decisions.dismissal import (
    dismiss,
    dismiss_all,
    dismissal_of,
    undismiss,
    undo_dismissals,
)
from links.decisions.needed import needs_decision
from links.health import keeping
from links.models import Dismissal, Link, LinkHealth
from tests.factories import LinkFactory, StandardPageFactory
from tests.links.staff import judged, reported

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def waiting() -> set[str]:
    needing = Link.objects.filter(needs_decision())
    return set(needing.values_list("title", flat=True))


@pytest.fixture
def editor(keeper):
    return keeper.user


def unavailable(verdict, days: int, **fields) -> Link:
    """Return a link that was marked as unavailable so many days ago."""
    day = timezone.localdate() - days * DAY
    return judged(verdict, flagged=True, unavailable_since=day, **fields)


class TestNeedsADecision:
    @pytest.mark.parametrize("verdict", Verdict)
    def test_by_what_the_checks_say(self, verdict):
        judged(verdict, title="Husorden")
        urgent = {"moved", "unsure", "probably_broken", "dangerous"}
        assert waiting() == ({"Husorden"} if verdict in urgent else set())

    def test_when_a_resident_has_written(self):
        reported(judged(title="Energimærker"))
        reported(
            LinkFactory(
                url=None, target_page=StandardPageFactory(), title="Vores egen side"
            )
        )
        reported(
            judged(title="Besvaret"),
            closed_at=timezone.now(),
            outcome="works",
        )
        assert waiting() == {"Energimærker", "Vores egen side"}

    def test_not_once_it_has_been_marked_as_unavailable(self):
        link = unavailable(Verdict.PROBABLY_BROKEN, days=5)
        reported(link)
        assert waiting() == set()

    def test_when_it_works_again(self):
        unavailable(Verdict.OK, days=30, title="Kom tilbage")
        unavailable(Verdict.OK, days=3, title="Svarede hele tiden")
        assert waiting() == {"Kom tilbage"}

    def test_not_when_an_editor_has_opened_it_since(self, editor):
        link = judged(Verdict.UNSURE, title="Lukket for robotter")
        reported(link, created_at=timezone.now() - DAY)
        keeping.confirm(link, editor)
        assert waiting() == set()
        reported(link, created_at=timezone.now() + DAY)
        assert waiting() == {"Lukket for robotter"}


class TestLeftAsItIs:
    def test_until_the_checks_see_something_else(self, editor):
        link = judged(Verdict.UNSURE, title="Avisen")
        assert dismiss(link, editor, comment="De lukker robotter ude.")
        assert waiting() == set()
        assert dismissal_of(link).comment == "De lukker robotter ude."
        known = LinkHealth.objects.filter(pk=link.pk)
        known.update(problem=Problem.RATE_LIMITED)
        assert waiting() == {"Avisen"}
        assert dismissal_of(link) is None
        known.update(problem=Problem.FORBIDDEN, verdict=Verdict.MOVED)
        assert waiting() == {"Avisen"}

    def test_for_good(self, editor):
        link = judged(Verdict.UNSURE)
        dismiss(link, editor, Dismissal.Kind.FOR_GOOD)
        LinkHealth.objects.filter(pk=link.pk).update(verdict=Verdict.PROBABLY_BROKEN)
        assert waiting() == set()

    def test_is_checked_as_before(self, editor):
        link = judged(Verdict.UNSURE)
        before = LinkHealth.objects.values().get()
        dismiss(link, editor)
        assert LinkHealth.objects.values().get() == before

    def test_answers_the_residents_who_wrote_before_and_no_others(self, editor):
        link = judged(title="Skadeservice")
        reported(link, created_at=timezone.now() - DAY)
        dismiss(link, editor, Dismissal.Kind.FOR_GOOD)
        assert waiting() == set()
        reported(link, created_at=timezone.now() + DAY)
        assert waiting() == {"Skadeservice"}

    def test_is_taken_back(self, editor):
        link = judged(Verdict.UNSURE, title="Avisen")
        dismiss(link, editor)
        undismiss(link, editor)
        assert waiting() == {"Avisen"}

    def test_never_holds_for_a_dangerous_link(self, editor):
        link = judged(Verdict.UNSURE, title="Svindel")
        dismiss(link, editor, Dismissal.Kind.FOR_GOOD)
        LinkHealth.objects.filter(pk=link.pk).update(verdict=Verdict.DANGEROUS)
        assert waiting() == {"Svindel"}
        assert not dismiss(link, editor)

    def test_is_said_of_many_at_once(self, editor):
        links = [judged(Verdict.UNSURE) for _ in range(3)]
        links.append(judged(Verdict.DANGEROUS, title="Svindel"))
        dismiss(links[0], editor, comment="Før")
        until_change = Dismissal.Kind.UNTIL_CHANGE
        _, done = dismiss_all(links, editor, until_change, "Efter")
        assert done == 3
        assert waiting() == {"Svindel"}
        assert set(Dismissal.objects.values_list("comment", flat=True)) == {"Efter"}

    def test_is_taken_back_of_many_at_once_and_what_was_said_before_holds_again(
        self, editor
    ):
        links = [judged(Verdict.UNSURE) for _ in range(3)]
        dismiss(links[0], editor, Dismissal.Kind.FOR_GOOD, "Før")
        change, _ = dismiss_all(links, editor, Dismissal.Kind.UNTIL_CHANGE, "Efter")
        dismiss(links[1], editor, comment="Sagt siden")
        assert undo_dismissals(change, editor) == 2
        said = Dismissal.objects.values_list("link", "kind", "comment", "by")
        assert set(said) == {
            (links[0].pk, "for_good", "Før", editor.pk),
            (links[1].pk, "until_change", "Sagt siden", editor.pk),
        }
        assert undo_dismissals(change, editor) == 0

    def test_begins_anew_with_another_address(self, editor):
        link = judged(Verdict.UNSURE)
        dismiss(link, editor, Dismissal.Kind.FOR_GOOD)
        link.url = "https://egeby.example/ny"
        link.save()
        assert dismissal_of(link) is None


class TestTakingBackThatItWorks:
    def test_brings_back_what_the_checks_have_seen(self, editor):
        link = judged(Verdict.PROBABLY_BROKEN)
        before = LinkHealth.objects.values().get()
        keeping.confirm(link, editor)
        assert waiting() == set()
        keeping.unconfirm(link, editor)
        assert LinkHealth.objects.values().get() == before

    def test_leaves_the_judging_to_the_next_check_if_there_has_been_one(self, editor):
        link = judged(Verdict.UNSURE)
        keeping.confirm(link, editor)
        LinkHealth.objects.update(checked_at=timezone.now() + DAY)
        keeping.unconfirm(link, editor)
        known = LinkHealth.objects.get()
        assert known.confirmed_until is None
        assert known.next_check_at <= timezone.now()
