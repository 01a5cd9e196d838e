"""What somebody pastes, sends or names becomes drafts, and a report of each line."""

import io
import zipfile

import pytest

from importer.models import ImportedPage, ImportedSource, ImportRun
from media.models import SiteImage
from tests.factories import home_page
from tests.importer.conftest import SAMPLES
from tests.importer.samples.make_word import camp, png

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


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


class TestAnArchive:
    PAGE = b"<html><body><main><h1>%b</h1><h2>Her</h2><p>Her er der plads til alle.</p><img src='../billeder/hus.png' alt='Et hus med en gul port'></main></body></html>"

    def test_brings_in_its_pages_with_the_pictures_beside_them(self, bring_in):
        content = zipped(
            **{
                "sider__vask.html": self.PAGE % b"Vask",
                "sider__have.html": self.PAGE % b"Have",
                "billeder__hus.png": png(),
                "sider__notat.pdf": b"%PDF-1.7",
            }
        )
        run = bring_in({"gammel.zip": content})
        assert states(run) == {
            "gammel.zip": "listing",
            "sider/have.html": "read",
            "sider/vask.html": "read",
        }
        image = SiteImage.objects.get()
        for page in drafts(run):
            body = page.get_latest_revision_as_object().body
            assert body.first_block_by_name("image").value["image"].pk == image.pk

    def test_sent_again_brings_nothing_new(self, bring_in):
        content = zipped(**{"vask.html": self.PAGE % b"Vask"})
        bring_in({"gammel.zip": content})
        again = bring_in({"gammel.zip": content})
        assert states(again)["vask.html"] == "unchanged"
        assert home_page().get_children().count() == 1

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (zipped(**{"bombe.html": b"0" * 40_000_000}), "pakket"),
            (zipped(**{"a.png": b"x"}), "ingen sider"),
            (b"PK\x03\x04 i stykker", "beskadiget"),
        ],
    )
    def test_that_cannot_be_opened_is_told(self, bring_in, content, words):
        run = bring_in({"gammel.zip": content, "vask.txt": TEXT.encode()})
        source = run.sources.get(name="gammel.zip")
        assert source.state == "refused"
        assert words in source.reason
        assert len(drafts(run)) == 1


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
