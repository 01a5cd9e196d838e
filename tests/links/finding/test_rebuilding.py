"""`find_links` puts right what no signal told of."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boligsocial.deployment.schedule import JOBS
from links.finding import is_needed, rebuild, rebuilding
from links.models import LinkTally, LinkUse, TypedAddress
from pages.models import StandardPage
from tests.factories import LinkFactory, StandardPageFactory, publish
from tests.links.finding.bodies import (
    TYPED,
    anchor_to,
    list_of,
    text_of,
    typed,
    typed_on,
    uses,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported():
    """Three pages with a link that came in past every signal."""
    link = LinkFactory()
    pages = [
        StandardPageFactory(body=[text_of(anchor_to(link), typed())]) for _ in range(3)
    ]
    for model in (LinkUse, TypedAddress, LinkTally):
        model.objects.all().delete()
    return link, pages


def counted(link) -> int:
    return LinkTally.objects.get(pk=link.pk).live_pages


def test_finds_everything_and_says_how_much(imported):
    link, pages = imported
    output = StringIO()
    call_command("find_links", stdout=output)
    assert uses() == {(link.pk, page.pk): "live draft" for page in pages}
    assert typed_on(pages[0]) == {TYPED: "live draft"}
    assert counted(link) == 3
    assert "3 uses of links, 3 addresses outside the register" in output.getvalue()


def test_takes_away_what_is_not_there_any_longer(imported):
    link, pages = imported
    rebuild()
    StandardPage.objects.filter(pk=pages[0].pk).update(body=[])
    LinkTally.objects.update(draft_pages=7, open_reports=2)
    rebuild()
    assert len(uses()) == 2
    tally = LinkTally.objects.get(pk=link.pk)
    assert (tally.live_pages, tally.draft_pages, tally.open_reports) == (2, 0, 2)


def test_writes_nothing_the_second_time(imported):
    rebuild()
    with CaptureQueriesContext(connection) as captured:
        rebuild()
    kinds = {query["sql"].split()[0] for query in captured}
    assert kinds <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_goes_on_where_a_run_was_killed(imported, monkeypatch):
    link, _pages = imported
    monkeypatch.setattr(rebuilding, "PAGES_AT_ONCE", 1)

    def die(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(die)
    rebuild()
    assert len(uses()) == 3
    assert counted(link) == 3


def test_asks_no_more_for_pages_with_many_links(imported):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            rebuild()
        return len(captured)

    rebuild()
    few = queries()
    publish(StandardPageFactory(body=[list_of(*LinkFactory.create_batch(20))]))
    StandardPageFactory.create_batch(10, body=[text_of(typed())])
    assert queries() == few


def test_is_needed_until_the_links_have_been_counted(imported):
    assert is_needed()
    rebuild()
    assert not is_needed()


def test_is_not_needed_without_links():
    assert not is_needed()


def test_a_new_link_is_counted_from_the_start():
    assert counted(LinkFactory()) == 0


def test_is_done_every_day(imported):
    link, _pages = imported
    JOBS["find_links"].run()
    assert counted(link) == 3
