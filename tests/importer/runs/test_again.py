"""A second run brings what has changed; a run can be taken back whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from importer.building import fingerprint_of
from importer.jobs import forget_old_originals
from importer.models import (
    ImportedPage,
    ImportedSource,
    ImportRule,
    ImportRun,
    Original,
)
from importer.recognising import Decide, Decision
from importer.runs.beginning import begin_again
from importer.runs.deciding import decide
from importer.runs.tasks import KEPT_FOR
from links.models import Link
from media.models import SiteDocument, SiteImage
from tests.factories import (
    LinkFactory,
    StandardPageFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.importer.samples.make_word import png
from tests.linkcheck.world import reply

pytestmark = pytest.mark.django_db

State = ImportedSource.State


def page(title: str, more: str = "") -> bytes:
    body = (
        f"<html><body><main><h1>{title}</h1><h2>Tid</h2>"
        f"<p>Her kan du læse alt om {title.lower()} i Rønnebærparken.</p>{more}"
        "</main></body></html>"
    )
    return reply(body=body.encode())


@pytest.fixture
def again(work, user):
    def again(run: ImportRun) -> ImportRun:
        begun = begin_again(run, user)
        return work(begun)

    return again


def rows(run) -> dict[str, ImportedPage]:
    return {row.title: row for row in ImportedPage.objects.filter(source__run=run)}


def outcomes(run) -> dict[str, str]:
    return {title: row.outcome for title, row in rows(run).items()}


def edit(row: ImportedPage, user) -> None:
    draft = Page.objects.get(pk=row.page_id).specific.get_latest_revision_as_object()
    draft.summary = "Kom bare forbi."
    draft.save_revision(user=user)


class TestASecondRun:
    def test_of_the_same_brings_nothing(self, world, bring_in, again):
        first = bring_in([world.serve("/a", page("Vask"))])
        pages = Page.objects.count()
        second = again(first)
        assert outcomes(second) == {"Vask": "unchanged"}
        assert second.sources.get().state == State.UNCHANGED
        assert Page.objects.count() == pages

    def test_brings_what_has_changed_and_leaves_alone_what_staff_have_edited(
        self, world, bring_in, again, user
    ):
        names = {"Vask": "/a", "Have": "/b", "Bænk": "/c"}
        first = bring_in(
            [world.serve(path, page(title)) for title, path in names.items()]
        )
        edit(rows(first)["Have"], user)
        for title in ("Vask", "Have"):
            world.serve(names[title], page(title, "<p>Nu også om søndagen.</p>"))
        second = again(first)
        assert outcomes(second) == {
            "Vask": "updated",
            "Have": "kept",
            "Bænk": "unchanged",
        }
        changed = rows(second)["Vask"].page.specific.get_latest_revision_as_object()
        assert "søndagen" in str(changed.body)
        kept = rows(second)["Have"].page.specific.get_latest_revision_as_object()
        assert kept.summary == "Kom bare forbi."
        assert home_page().get_children().count() == 3

    def test_of_a_pasted_text_with_the_same_title_is_the_same_page(self, bring_in):
        bring_in("Vask\n\nHer vaskes der hver dag, også i weekenden.")
        second = bring_in("Vask\n\nHer vaskes der kun på hverdage fra nu af.")
        assert outcomes(second) == {"Vask": "updated"}
        assert home_page().get_children().count() == 1

    def test_keeps_to_what_was_decided_before(self, world, bring_in, again, work, user):
        more = (
            "<p><b>Kig forbi:</b></p><p>Døren er åben hele dagen for alle i huset.</p>"
        )
        first = bring_in([world.serve("/a", page("Vask", more))])
        decide(first, "Kig forbi:", Decision(Decide.DROP), user)
        first.refresh_from_db()
        work(first)
        assert "Kig forbi" not in str(
            rows(first)["Vask"].page.specific.get_latest_revision_as_object().body
        )
        world.serve("/a", page("Vask", more + "<p>Nu også om søndagen.</p>"))
        second = again(first)
        body = str(
            rows(second)["Vask"].page.specific.get_latest_revision_as_object().body
        )
        assert "søndagen" in body
        assert "Kig forbi" not in body
        assert ImportRule.objects.filter(run=second).count() == 1

    def test_makes_a_page_anew_that_was_deleted(self, world, bring_in, again):
        first = bring_in([world.serve("/a", page("Vask"))])
        rows(first)["Vask"].page.delete()
        assert outcomes(again(first)) == {"Vask": "made"}


class TestADecision:
    TEXT = "Vask\n\nHer vaskes der.\n\n{}:\nMandag og onsdag er der hjælp til dem, der lige er flyttet ind.\n"

    def test_holds_for_all_pages_of_the_run_but_those_that_staff_have_edited(
        self, bring_in, work, user
    ):
        texts = {
            f"{n}.txt": self.TEXT.format("Godt at vide om vask")
            .replace("Vask\n", f"Vask {n}\n")
            .encode()
            for n in range(3)
        }
        run = bring_in(texts)
        edit(rows(run)["Vask 1"], user)
        before = {
            title: row.page.latest_revision_id for title, row in rows(run).items()
        }
        count = decide(run, "Godt at vide om vask:", Decision(Decide.DROP), user)
        assert count == 3
        run.refresh_from_db()
        run = work(run)
        assert run.state == ImportRun.State.DONE
        after = {title: row.page.latest_revision_id for title, row in rows(run).items()}
        changed = {title for title in before if before[title] != after[title]}
        assert changed == {"Vask 0", "Vask 2"}

    def test_of_a_line_that_no_page_has_reads_nothing_anew(self, bring_in, user):
        run = bring_in(self.TEXT.format("Tid"))
        assert decide(run, "En anden linje", Decision(Decide.DROP), user) == 0
        run.refresh_from_db()
        assert run.state == ImportRun.State.DONE


class TestTakingBack:
    @pytest.fixture
    def run(self, world, bring_in):
        world.serve("/hus.png", reply(body=png(), content_type="image/png"))
        world.serve(
            "/orden.pdf", reply(body=b"%PDF-1.7 orden", content_type="application/pdf")
        )
        more = (
            '<img src="/hus.png" alt="Et hus med gule døre"><p>Se <a href="/orden.pdf">husordenen</a> '
            'eller <a href="https://egeby.example/vask">kommunens vaskeguide</a>, før du spørger.</p>'
        )
        return bring_in(
            [
                world.serve("/a", page("Vask", more)),
                world.serve("/b", page("Have", more)),
            ]
        )

    def test_leaves_nothing(self, run, take_back):
        assert SiteImage.objects.exists()
        assert SiteDocument.objects.exists()
        assert Link.objects.exists()
        run = take_back(run)
        assert run.state == ImportRun.State.TAKEN_BACK
        assert not home_page().get_children().exists()
        assert not SiteImage.objects.exists()
        assert not SiteDocument.objects.exists()
        assert not Link.objects.exists()
        assert not Original.objects.exists()
        assert not ImportedPage.objects.exclude(stays_because="").exists()

    def test_leaves_what_was_edited_or_published_and_says_so(
        self, run, take_back, user
    ):
        edit(rows(run)["Vask"], user)
        publish(rows(run)["Have"].page.specific, user)
        take_back(run)
        assert home_page().get_children().count() == 2
        told = {title: row.stays_because for title, row in rows(run).items()}
        assert "rettet" in told["Vask"]
        assert "udgivet" in told["Have"]
        assert SiteImage.objects.exists()
        assert Link.objects.exists()

    def test_leaves_what_others_use_or_have_worked_on(
        self, run, take_back, indexed_at_once, user
    ):
        link = Link.objects.get(url="https://egeby.example/vask")
        body = [
            ("text", {"title": "Mere", "text": f"<p>{rich_text_link(link, 'Her')}</p>"})
        ]
        StandardPageFactory(title="En anden side", body=body)
        take_back(run)
        assert list(Link.objects.all()) == [link]

    def test_leaves_links_that_were_known_before(self, world, bring_in, take_back):
        known = LinkFactory(url="https://egeby.example/vask")
        more = '<p>Se <a href="https://egeby.example/vask">kommunens vaskeguide</a>, før du spørger.</p>'
        run = bring_in([world.serve("/a", page("Vask", more))])
        take_back(run)
        assert list(Link.objects.all()) == [known]

    def test_of_a_second_run_restores_what_was_there(
        self, world, bring_in, again, take_back
    ):
        first = bring_in([world.serve("/a", page("Vask"))])
        before = rows(first)["Vask"].fingerprint
        world.serve("/a", page("Vask", "<p>Nu også om søndagen.</p>"))
        second = again(first)
        assert outcomes(second) == {"Vask": "updated"}
        take_back(second)
        restored = rows(first)["Vask"].page.specific
        assert fingerprint_of(restored) == before
        # And the first can be taken back as well.
        take_back(first)
        assert not home_page().get_children().exists()

    def test_of_a_first_run_leaves_what_a_second_has_brought_up_to_date(
        self, world, bring_in, again, take_back
    ):
        first = bring_in([world.serve("/a", page("Vask"))])
        world.serve("/a", page("Vask", "<p>Nu også om søndagen.</p>"))
        again(first)
        take_back(first)
        assert "senere" in rows(first)["Vask"].stays_because
        assert home_page().get_children().count() == 1

    def test_goes_on_when_something_is_wrong_with_one_page(
        self, run, take_back, monkeypatch, caplog
    ):
        from importer.runs import undoing

        original = undoing.remove_page

        def fail(row):
            if row.title == "Vask":
                raise RuntimeError
            return original(row)

        monkeypatch.setattr(undoing, "remove_page", fail)
        run = take_back(run)
        assert run.state == ImportRun.State.TAKEN_BACK
        assert [page.title for page in home_page().get_children()] == ["Vask"]
        assert rows(run)["Vask"].stays_because
        assert "import_not_taken_back" in caplog.messages

    def test_begins_with_what_stands_deepest(self, bring_in, take_back):
        text = "Indsatser\n\nOverblik over alt.\n\n" + "".join(
            f"{title}\n\nOm:\nDer sker noget.\n\nHvorfor:\nDerfor er det.\n\n"
            for title in ("Vask", "Have")
        )
        run = bring_in(text)
        assert ImportedPage.objects.filter(source__run=run).count() > 1
        take_back(run)
        assert not home_page().get_children().exists()


class TestHalfAYearLater:
    def test_what_old_pages_said_is_forgotten_and_what_became_of_them_stays(
        self, world, bring_in, admin_client
    ):
        run = bring_in([world.serve("/a", page("Vask"))])
        newer = bring_in([world.serve("/b", page("Have"))])
        ImportRun.objects.filter(pk=run.pk).update(
            finished_at=timezone.now() - KEPT_FOR - timedelta(days=1)
        )
        forget_old_originals()
        forget_old_originals()
        row = rows(run)["Vask"]
        source = row.source
        assert (source.lines, source.left_out, source.said) == ([], [], "")
        assert (row.account, row.findings) == ([], [])
        assert not run.originals.exists()
        assert row.page.title == "Vask"
        assert source.name.endswith("/a")
        assert rows(newer)["Have"].account
        assert newer.originals.exists()
        compared = admin_client.get(reverse("imports:compare", args=[run.pk, row.pk]))
        assert "er slettet" in compared.content.decode()
        assert (
            admin_client.get(reverse("imports:run", args=[run.pk])).status_code == 200
        )

    def test_a_second_run_still_finds_nothing_new(self, world, bring_in, again):
        run = bring_in([world.serve("/a", page("Vask"))])
        ImportRun.objects.update(finished_at=timezone.now() - timedelta(days=365))
        forget_old_originals()
        assert outcomes(again(run)) == {"Vask": "unchanged"}
