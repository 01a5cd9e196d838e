"""A publication that is cut off half way leaves readers what they had."""

import pytest
from wagtail.models import PageLogEntry
from wagtail.signals import page_published, page_unpublished

from pages.models import StandardPage
from search.models import SearchEntry
from tests.factories import StandardPageFactory, publish

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """The server is gone: nothing of ours catches it."""


@pytest.fixture
def cut_off():
    """Return what has the server die when it tells of `signal`, after all others."""
    connected = []

    def die(**kwargs):
        raise KilledError

    def at(signal):
        signal.connect(die)
        connected.append(signal)

    yield at
    for signal in connected:
        signal.disconnect(die)


def seen(page) -> tuple:
    """Return what is known of a page in each of the places that follow it."""
    known = StandardPage.objects.values_list(
        "live", "summary", "live_revision", "content_updated", "last_published_at"
    )
    return (
        *known.get(pk=page.pk),
        list(SearchEntry.objects.filter(pk=page.pk).values_list("summary")),
        PageLogEntry.objects.filter(page=page, action__contains="publish").count(),
    )


def test_a_publication_is_there_as_a_whole_or_not_at_all(cut_off):
    page = publish(StandardPageFactory(summary="Åbent hver dag."))
    before = seen(page)
    page.summary = "Lukket om søndagen."
    page.save_revision()
    cut_off(page_published)
    with pytest.raises(KilledError):
        page.get_latest_revision().publish()
    assert seen(page) == before


def test_a_page_is_taken_away_as_a_whole_or_not_at_all(cut_off):
    page = publish(StandardPageFactory(summary="Åbent hver dag."))
    before = seen(page)
    cut_off(page_unpublished)
    with pytest.raises(KilledError):
        page.unpublish()
    assert seen(page) == before
