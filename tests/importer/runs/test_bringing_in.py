"""What somebody pastes, sends or names becomes drafts, and a report of each line."""

import pytest

from importer.models import ImportedPage, ImportedSource, ImportRun
from tests.factories import home_page
from tests.importer.conftest import SAMPLES
from tests.importer.samples.make_word import camp

pytestmark = pytest.mark.django_db

TEXT = """Vaskeriet i kælderen

Om:
Her vaskes der hver dag fra syv til ni.

Hvorfor:
Tøj bliver snavset.

Åbningstider for nye:
Mandag og onsdag.
"""


def states(run) -> dict[str, str]:
    return dict(run.sources.values_list("name", "state"))


def drafts(run) -> list:
    rows = ImportedPage.objects.filter(source__run=run, page__isnull=False)
    return [row.page.specific for row in rows.select_related("page")]


class TestAText:
    def test_becomes_a_draft_below_the_chosen_page(self, bring_in, overview):
        run = bring_in(TEXT, overview)
        assert run.state == ImportRun.State.DONE
        [page] = drafts(run)
        assert page.title == "Vaskeriet i kælderen"
        assert not page.live
        assert page.get_parent().pk == overview.pk
        [source] = run.sources.all()
        assert source.name == "Vaskeriet i kælderen"
        [row] = source.pages.all()
        assert [entry[0] for entry in row.account] == [line for line, _ in source.lines]

    def test_that_says_nothing_is_told(self, bring_in):
        run = bring_in("\n\n \n")
        [source] = run.sources.all()
        assert source.state == ImportedSource.State.REFUSED
        assert source.reason
        assert drafts(run) == []

    def test_that_lists_a_whole_overview_becomes_all_its_pages(self, bring_in, seed):
        run = bring_in(seed)
        overview, *initiatives = drafts(run)
        assert overview.get_parent().pk == home_page().pk
        assert {page.get_parent().pk for page in initiatives} == {overview.pk}


class TestFiles:
    def test_of_all_sorts_become_drafts(self, bring_in, overview):
        run = bring_in(
            {
                "lejr.docx": camp(),
                "vask.txt": TEXT.encode(),
                "cafe.html": (SAMPLES / "wordpress.html").read_bytes(),
                "pris.pdf": b"%PDF-1.7",
            },
            overview,
        )
        assert states(run) == {
            "lejr.docx": "read",
            "vask.txt": "read",
            "cafe.html": "read",
            "pris.pdf": "refused",
        }
        assert len(drafts(run)) == 3
