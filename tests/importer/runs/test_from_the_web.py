"""Pages fetched from the old site, over real sockets: the run goes on whatever comes."""

import asyncio
import gzip
import io
import zipfile

import pytest
from django.db import OperationalError
from wagtail.models import Page

from importer.models import ImportedFile, ImportedPage, ImportedSource, ImportRun
from importer.runs import working
from links.models import Link
from media.models import SiteDocument, SiteImage
from tests.factories import home_page
from tests.importer.samples.make_word import png
from tests.linkcheck.world import redirect, reply

pytestmark = pytest.mark.django_db

State = ImportedSource.State


def page(title: str, more: str = "", *, head: str = "") -> bytes:
    body = (
        f"<html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>"
        f"<p>Her kan du læse alt om {title.lower()} i Rønnebærparken.</p>{more}"
        "</main></body></html>"
    )
    return reply(body=body.encode())


def source_at(run, address: str) -> ImportedSource:
    return run.sources.get(address=address)


def page_at(run, address: str) -> Page:
    row = ImportedPage.objects.get(source__run=run, source__address=address)
    return row.page.specific


def requests_for(world, path: str) -> int:
    return [request.target for request in world.requests].count(path)


class TestAnAddress:
    def test_becomes_a_draft(self, world, bring_in):
        address = world.serve("/vask", page("Vaskeri"))
        run = bring_in([address])
        assert run.state == ImportRun.State.DONE
        draft = page_at(run, address)
        assert draft.title == "Vaskeri"
        assert not draft.live

    def test_has_the_letters_that_the_server_tells(self, world, bring_in):
        html = "<html><body><main><h1>Måltider på gården</h1><p>Fællesspisning hver første onsdag.</p></main></body></html>"
        address = world.serve(
            "/a",
            reply(
                body=html.encode("cp1252"),
                content_type="text/html; charset=windows-1252",
            ),
        )
        assert page_at(bring_in([address]), address).title == "Måltider på gården"

    def test_has_its_pictures_and_documents_fetched_once_for_all_pages(
        self, world, bring_in
    ):
        world.serve("/hus.png", reply(body=png(), content_type="image/png"))
        world.serve(
            "/husorden.pdf",
            reply(body=b"%PDF-1.7 orden", content_type="application/pdf"),
        )
        more = (
            '<h2>Huset</h2><p>Et afsnit om huset.</p><img src="/hus.png" alt="Et hus med gule døre">'
            '<p>Se <a href="/husorden.pdf">husordenen</a> her, før du spørger.</p>'
        )
        run = bring_in(
            [world.serve(f"/{n}", page(f"Side {n}", more)) for n in range(3)]
        )
        assert requests_for(world, "/hus.png") == 1
        assert requests_for(world, "/husorden.pdf") == 1
        assert requests_for(world, "/robots.txt") == 1
        image, document = SiteImage.objects.get(), SiteDocument.objects.get()
        assert ImportedFile.objects.filter(run=run).count() == 2
        for row in ImportedPage.objects.filter(source__run=run):
            stored = str(row.page.specific.get_latest_revision().content["body"])
            assert f'"image": {image.pk}' in stored
            assert f'id=\\"{document.pk}\\"' in stored or str(document.pk) in stored

    def test_tells_of_a_picture_that_cannot_be_fetched(self, world, bring_in):
        world.serve("/væk.png", reply(404))
        world.serve("/v%C3%A6k.png", reply(404))
        more = '<h2>Huset</h2><p>Et afsnit.</p><img src="/væk.png" alt="Et hus med gule døre">'
        address = world.serve("/a", page("Side", more))
        run = bring_in([address])
        [notice] = source_at(run, address).notices
        assert "blev ikke hentet" in notice
        assert source_at(run, address).state == State.READ

    def test_leads_on_to_pages_of_the_same_run_whichever_comes_first(
        self, world, bring_in
    ):
        first = world.serve(
            "/a",
            page(
                "Bænke",
                '<p>Se også <a href="/b">haverne bag husene</a>, som er nye.</p>',
            ),
        )
        second = world.serve(
            "/b",
            page(
                "Haver",
                '<p>Se også <a href="/a">bænkene foran husene</a>, som er nye.</p>',
            ),
        )
        run = bring_in([first, second])
        for one, other in ((first, second), (second, first)):
            body = str(page_at(run, one).get_latest_revision().content["body"])
            assert f'linktype=\\"page\\" id=\\"{page_at(run, other).pk}\\"' in body
        assert not Link.objects.exists()


class TestAMap:
    def map_of(self, *addresses: str, tag="urlset", item="url") -> bytes:
        items = "".join(f"<{item}><loc>{a}</loc></{item}>" for a in addresses)
        return f'<?xml version="1.0"?><{tag} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</{tag}>'.encode()

    def test_brings_in_the_pages_that_it_lists(self, world, bring_in):
        pages = [world.serve(f"/{n}", page(f"Side {n}")) for n in range(3)]
        elsewhere = "https://en-anden.example/side"
        address = world.serve(
            "/sitemap.xml",
            reply(body=self.map_of(*pages, elsewhere), content_type="text/xml"),
        )
        run = bring_in([address])
        listing = source_at(run, address)
        assert listing.state == State.LISTING
        assert "3 sider" in listing.reason
        assert "anden hjemmeside" in listing.notices[0]
        assert run.sources.filter(state=State.READ).count() == 3
        assert not run.sources.filter(address=elsewhere).exists()

    def test_of_maps_is_followed_and_may_be_packed(self, world, bring_in):
        first = world.serve("/1", page("Side 1"))
        inner = gzip.compress(self.map_of(first))
        packed = world.serve(
            "/sider.xml.gz", reply(body=inner, content_type="application/gzip")
        )
        address = world.serve(
            "/sitemap.xml",
            reply(
                body=self.map_of(
                    packed,
                    world.url("/sitemap.xml"),
                    tag="sitemapindex",
                    item="sitemap",
                )
            ),
        )
        run = bring_in([address])
        assert source_at(run, first).state == State.READ
        assert run.sources.count() == 3

    def test_that_lists_too_many_is_cut_and_says_so(self, world, bring_in, monkeypatch):
        monkeypatch.setattr("importer.runs.sources.MOST_SOURCES", 3)
        pages = [world.serve(f"/{n}", page(f"Side {n}")) for n in range(5)]
        address = world.serve("/sitemap.xml", reply(body=self.map_of(*pages)))
        run = bring_in([address])
        assert run.sources.count() == 3
        assert source_at(run, address).notices


class TestRobots:
    def test_keep_us_from_what_they_name(self, world, bring_in):
        world.serve(
            "/robots.txt",
            reply(
                body=b"User-agent: *\nDisallow: /*intern\nAllow: /a\n",
                content_type="text/plain",
            ),
        )
        good, bad = (
            world.serve("/a", page("Side")),
            world.serve("/b/intern", page("Side")),
        )
        run = bring_in([good, bad])
        assert source_at(run, good).state == State.READ
        assert "robots.txt" in source_at(run, bad).reason
        assert requests_for(world, "/b/intern") == 0

    def test_that_answer_with_a_fault_keep_us_from_all(self, world, bring_in):
        world.serve("/robots.txt", reply(500))
        address = world.serve("/a", page("Side"))
        assert source_at(bring_in([address]), address).state == State.REFUSED


async def silence(reader, writer):
    await asyncio.Event().wait()


async def without_end(reader, writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
    while True:
        writer.write(b"<p>Mere og mere.</p>" * 4000)
        await writer.drain()


def bomb() -> bytes:
    return gzip.compress(b"<p>0</p>" * 4_000_000)


def macros() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "macroEnabled")
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("word/vbaProject.bin", "x")
    return file.getvalue()


LOGIN = b"<html><head><title>Log ind</title></head><body><form><input type='password'></form></body></html>"
SCRIPT = b"<html><body><div id='app'></div><script src='/app.js'></script><noscript>JavaScript</noscript></body></html>"
BAD = {
    "borte": (reply(404), "ikke længere en side"),
    "pdf": (reply(body=b"%PDF-1.7", content_type="application/pdf"), "PDF"),
    "billede": (reply(body=png(), content_type="image/png"), "hverken"),
    "login": (reply(body=LOGIN), "logge ind"),
    "adgang": (reply(401), "logge ind"),
    "program": (reply(body=SCRIPT), "program"),
    "bombe": (reply(200, "Content-Encoding: gzip", body=bomb()), "større"),
    "makroer": (
        reply(body=macros(), content_type="application/vnd.ms-word"),
        "makroer",
    ),
    "tom": (reply(body=b""), "ingen tekst"),
    "cirkel": (redirect(302, "/cirkel"), "rundt i ring"),
    "privat": (redirect(302, "http://10.0.0.1/"), "offentlige internet"),
    "endeløs": (without_end, "større"),
    "forbudt": (reply(403), "lader os ikke"),
}


class TestWhatCannotBeBroughtIn:
    def test_is_told_each_with_a_sentence_and_the_rest_is_brought_in(
        self, world, bring_in
    ):
        addresses = {
            name: world.serve(f"/{number}", answer)
            for number, (name, (answer, _)) in enumerate(BAD.items())
        }
        # One redirects to itself.
        world.serve(
            addresses["cirkel"].removeprefix(world.url("")),
            redirect(302, addresses["cirkel"]),
        )
        good = [
            world.serve("/først", page("Først")),
            world.serve("/sidst", page("Sidst")),
        ]
        world.serve("/f%C3%B8rst", page("Først"))
        private = "http://192.168.1.1/router"
        run = bring_in([good[0], *addresses.values(), private, good[1]])
        assert run.state == ImportRun.State.DONE
        told = {
            name: source_at(run, address).reason for name, address in addresses.items()
        }
        assert {
            name: (text, words in text)
            for name, text in told.items()
            for words in [BAD[name][1]]
        } == {name: (told[name], True) for name in BAD}
        assert "offentlige internet" in source_at(run, private).reason
        assert ImportedPage.objects.count() == 2
        assert home_page().get_children().count() == 2
        assert not SiteImage.objects.exists()

    def test_is_a_site_that_does_not_answer_in_time(self, world, bring_in, monkeypatch):
        from linkcheck.fetching.client import Limits

        original = world.client
        monkeypatch.setattr(
            world,
            "client",
            lambda **options: original(limits=Limits(read=0.3), **options),
        )
        address = world.serve("/langsom", silence)
        good = world.serve("/god", page("God"))
        run = bring_in([address, good])
        assert "for længe" in source_at(run, address).reason
        assert source_at(run, good).state == State.READ

    def test_leaves_nothing_half_made_when_we_are_at_fault(
        self, world, bring_in, monkeypatch, caplog
    ):
        first = world.serve("/a", page("Fejl"))
        second = world.serve("/b", page("God"))
        original = working.draft

        def draft(prepared, files, moved):
            if prepared.pages[0].title == "Fejl":
                original(prepared, files, moved)
                raise RuntimeError
            original(prepared, files, moved)

        monkeypatch.setattr("importer.runs.drafting._finish", _fail_for("Fejl"))
        run = bring_in([first, second])
        assert "galt hos os" in source_at(run, first).reason
        assert "import_source_failed" in caplog.messages
        assert [p.title for p in home_page().get_children()] == ["God"]


def _fail_for(title: str):
    from importer.runs import drafting

    original = drafting._finish

    def finish(prepared, files):
        if prepared.pages[0].title == title:
            raise RuntimeError
        original(prepared, files)

    return finish


def test_two_addresses_that_lead_to_one_page_are_one(world, bring_in):
    page_itself = world.serve("/ny", page("Vaskeri"))
    old = world.serve("/gammel", redirect(301, world.url("/ny")))
    older = world.serve("/endnu-aeldre", redirect(301, world.url("/ny")))
    run = bring_in([old, page_itself, older])
    assert ImportedPage.objects.filter(source__run=run).count() == 1
    doubles = run.sources.filter(state=State.DOUBLE)
    assert doubles.count() == 2
    assert all("samme side" in source.reason for source in doubles)


class TestPeace:
    def test_that_a_host_wants_it_gets(self, world, bring_in):
        address = world.serve("/travl", reply(429, "Retry-After: 7200"))
        run = bring_in([address])
        assert run.state == ImportRun.State.WORKING
        assert source_at(run, address).state == State.WAITING
        assert source_at(run, address).attempts == 0

    def test_keeps_nobody_waiting_who_is_elsewhere(self, world, bring_in):
        busy = [
            world.serve(f"/travl/{n}", reply(429, "Retry-After: 7200"))
            for n in range(3)
        ]
        world.serve("/rolig", page("Rolig"))
        elsewhere = world.url("/rolig", host="anden.example")
        run = bring_in([*busy, elsewhere])
        assert run.state == ImportRun.State.WORKING
        assert page_at(run, elsewhere).title == "Rolig"
        assert {source_at(run, each).state for each in busy} == {State.WAITING}
        # Asked once, and then left alone with all of its pages.
        assert sum(requests_for(world, f"/travl/{n}") for n in range(3)) == 1


class TestStopping:
    def test_happens_before_the_next_page_and_can_be_gone_on_from(
        self, world, work, user, monkeypatch
    ):
        from importer.runs import steering
        from importer.runs.beginning import begin_with_addresses

        addresses = [world.serve(f"/{n}", page(f"Side {n}")) for n in range(4)]
        run = begin_with_addresses(addresses, home_page(), user, later=False)
        original = working.draft

        def draft(*arguments):
            original(*arguments)
            if ImportedPage.objects.count() == 2:
                assert steering.stop(run)

        monkeypatch.setattr(working, "draft", draft)
        run = work(run)
        assert run.state == ImportRun.State.STOPPED
        assert ImportedPage.objects.count() == 2
        monkeypatch.setattr(working, "draft", original)
        assert steering.resume(run)
        run.refresh_from_db()
        assert work(run).state == ImportRun.State.DONE
        assert ImportedPage.objects.count() == 4


class TestAWorkerThatIsKilled:
    def test_is_followed_by_one_that_goes_on(
        self, world, user, monkeypatch, django_capture_on_commit_callbacks
    ):
        from django.utils import timezone

        from importer.runs import tasks
        from importer.runs.beginning import begin_with_addresses

        queue = tasks.work_on_import.get_backend()
        queue.clear()
        addresses = [world.serve(f"/{n}", page(f"Side {n}")) for n in range(3)]
        run = begin_with_addresses(addresses, home_page(), user, later=False)
        long_ago = timezone.now() - tasks.STALLED_AFTER * 2
        ImportRun.objects.update(continue_at=long_ago)
        run.sources.filter(position=0).update(attempts=1)
        with django_capture_on_commit_callbacks(execute=True):
            tasks.go_on_with_stalled()
        [waiting] = queue.results
        queue.clear()
        work_for = tasks.work_for
        monkeypatch.setattr(
            tasks,
            "work_for",
            lambda run, seconds: work_for(run, seconds, world.connect),
        )
        tasks.work_on_import.call(*waiting.args)
        run.refresh_from_db()
        assert run.state == ImportRun.State.DONE
        assert ImportedPage.objects.count() == 3
        # One that was queued for another time finds nothing to do.
        tasks.work_on_import.call(run.pk, long_ago.isoformat())
        assert ImportedPage.objects.count() == 3

    def test_again_and_again_by_one_page_leaves_that_out(self, world, work, user):
        from importer.runs.beginning import begin_with_addresses

        address = world.serve("/a", page("Side"))
        run = begin_with_addresses([address], home_page(), user, later=False)
        run.sources.update(attempts=working.MOST_ATTEMPTS)
        run = work(run)
        assert source_at(run, address).state == State.REFUSED


def test_a_database_that_goes_away_is_no_fault_of_the_page(
    world, work, user, monkeypatch
):
    from importer.runs.beginning import begin_with_addresses

    def fail(*arguments):
        raise OperationalError("the server closed the connection")

    address = world.serve("/a", page("Side"))
    run = begin_with_addresses([address], home_page(), user, later=False)
    with monkeypatch.context() as broken:
        broken.setattr(working, "draft", fail)
        with pytest.raises(OperationalError):
            work(run)
    assert source_at(run, address).state == State.WAITING
    work(run)
    assert source_at(run, address).state == State.READ


def test_a_run_whose_parent_is_gone_stops_and_says_why(world, work, user, overview):
    from importer.runs.beginning import begin_with_addresses

    address = world.serve("/a", page("Side"))
    run = begin_with_addresses([address], overview, user, later=False)
    overview.delete()
    run = ImportRun.objects.get(pk=run.pk)
    run = work(run)
    assert run.state == ImportRun.State.STOPPED
    assert run.notices
