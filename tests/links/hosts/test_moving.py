"""Taking over the addresses to which links have moved."""

import pytest
from wagtail.models.audit_log import ModelLogEntry

from linkcheck.codes import Problem
from linkcheck.verdicts import MOVED_SIGHTINGS, Verdict
from links.health import keeping
from links.hosts import moving
from links.models import Link, LinkHealth
from links.replacing import readdressing
from links.replacing.readdressing import NewAddress, readdress, reindex_links, undo
from tests.factories import LinkFactory
from tests.linkcheck.observations import DAY, NOW, seen

pytestmark = pytest.mark.django_db

OLD = "http://gammel.egeby.example/vicevaerter"
NEW = "https://ny.egeby.example/vicevaerter"


def moved_link(old=OLD, new=NEW, **fields) -> Link:
    """Return a link that has been seen to have moved often enough."""
    link = LinkFactory(url=old, **fields)
    for day in range(MOVED_SIGHTINGS):
        at = NOW + day * DAY
        observation = seen(
            Problem.MOVED_PERMANENTLY, at, moved_to=new, page_title="Sociale viceværter"
        )
        keeping.save_results([keeping.Result(link.pk, link.url, observation)], at)
    assert LinkHealth.objects.get(pk=link.pk).verdict == Verdict.MOVED
    return link


def log_of(link) -> list[str]:
    return list(
        ModelLogEntry.objects.for_instance(link)
        .order_by("pk")
        .values_list("action", flat=True)
    )


@pytest.fixture
def keeper(django_user_model):
    return django_user_model.objects.create_user("lars")


def test_the_link_gets_its_new_address_and_counts_as_working(keeper):
    link = moved_link()
    outcome = moving.accept(moving.moved(), keeper)
    assert [change.link_id for change in outcome.changed] == [link.pk]
    link.refresh_from_db()
    assert link.url == NEW
    known = link.health
    assert (known.url, known.host_id) == (NEW, "ny.egeby.example")
    assert known.verdict == Verdict.OK
    assert known.moved_to == ""
    # So that a change of what is to be read there is still noticed.
    assert known.page_title == "Sociale viceværter"
    assert link.checks.exists()


def test_the_new_address_is_looked_at_soon(keeper):
    moved_link()
    moving.accept(moving.moved(), keeper)
    due = LinkHealth.objects.get().next_check_at
    keeping.ensure_all(due)
    assert LinkHealth.objects.due(due).get().url == NEW


def test_history_has_the_old_address_and_the_new_one(keeper):
    link = moved_link()
    moving.accept(moving.moved(), keeper)
    entry = ModelLogEntry.objects.for_instance(link).get()
    assert (entry.action, entry.user) == (readdressing.MOVE, keeper)
    assert entry.data == {"old": OLD, "new": NEW}


def test_the_search_follows_in_the_background(
    keeper, django_capture_on_commit_callbacks
):
    link = moved_link()
    queue = reindex_links.get_backend()
    queue.clear()
    with django_capture_on_commit_callbacks(execute=True):
        moving.accept(moving.moved(), keeper)
    (waiting,) = queue.results
    assert waiting.args == [[link.pk]]
    reindex_links.call(*waiting.args)


def test_an_address_that_another_link_has_is_not_taken(keeper):
    link, other = moved_link(), LinkFactory(url=NEW)
    outcome = moving.accept(moving.moved(), keeper)
    assert [change.link_id for change in outcome.taken] == [link.pk]
    assert not outcome.changed
    link.refresh_from_db()
    assert link.url == OLD
    assert link.health.verdict == Verdict.MOVED
    assert moving.link_at_new_address(link.health) == other
    assert log_of(link) == []


def test_two_links_that_have_moved_to_one_place_do_not_both_get_it(keeper):
    moved_link(OLD)
    moved_link(f"{OLD}/")
    outcome = moving.accept(moving.moved(), keeper)
    assert (len(outcome.changed), len(outcome.taken)) == (1, 1)


def test_a_link_that_somebody_has_just_changed_is_left_alone(keeper):
    link = moved_link()
    known = list(moving.moved())
    link.url = "https://egeby.example/rettet"
    link.save()
    outcome = moving.accept(known, keeper)
    assert [change.link_id for change in outcome.stale] == [link.pk]
    link.refresh_from_db()
    assert link.url == "https://egeby.example/rettet"


def test_what_was_done_is_undone(keeper):
    first = moved_link()
    second = moved_link(f"{OLD}/2", f"{NEW}/2")
    done = moving.accept(moving.moved(), keeper)
    undone = undo(done.id, keeper)
    assert len(undone.changed) == 2
    for link, url in ((first, OLD), (second, f"{OLD}/2")):
        link.refresh_from_db()
        assert link.url == url
        assert log_of(link) == [readdressing.MOVE, readdressing.UNDO]
        # Nothing is known of how it is by now.
        known = LinkHealth.objects.get(pk=link.pk)
        assert (known.url, known.verdict) == (url, Verdict.UNCHECKED)


def test_undoing_leaves_what_was_changed_since(keeper):
    link = moved_link()
    done = moving.accept(moving.moved(), keeper)
    readdress([NewAddress(link.pk, NEW, f"{NEW}/2026")], keeper, readdressing.REWRITE)
    assert undo(done.id, keeper).stale
    link.refresh_from_db()
    assert link.url == f"{NEW}/2026"


def test_undoing_twice_does_nothing_more(keeper):
    moved_link()
    done = moving.accept(moving.moved(), keeper)
    undo(done.id, keeper)
    assert not undo(done.id, keeper).changed


def test_what_was_done_long_ago_is_not_undone_with_a_click(keeper):
    moved_link()
    done = moving.accept(moving.moved(), keeper)
    ModelLogEntry.objects.update(timestamp=NOW - 400 * DAY)
    assert not undo(done.id, keeper).changed


def test_many_links_take_few_questions(keeper, django_assert_max_num_queries):
    for number in range(30):
        moved_link(f"{OLD}/{number}", f"{NEW}/{number}")
    # Each link's own row is changed within a savepoint of its own.
    with django_assert_max_num_queries(3 * 30 + 15):
        moving.accept(moving.moved(), keeper)
