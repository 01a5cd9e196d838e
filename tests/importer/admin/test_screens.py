"""Moving pages in, as staff do it: begun, followed, answered, compared, taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from importer.models import ImportedPage, ImportedSource, ImportRule, ImportRun
from importer.runs.beginning import begin_with_text
from links.models import Link
from tests.factories import InitiativePageFactory, StandardPageFactory, home_page
from tests.html import parse, parse_screen, words
from tests.staff import field_errors, is_refused, messages_of

pytestmark = pytest.mark.django_db

START = reverse("imports:start")
LIST = reverse("imports:list")
TEXT = """Vaskeriet i kælderen

Om:
Her vaskes der hver dag fra syv til ni.

Hvorfor:
Tøj bliver snavset.

Særligt for nye:
Mandag og onsdag er der hjælp til dem, der lige er flyttet ind i Rønnebærparken.
"""


def report(run) -> str:
    return reverse("imports:run", args=[run.pk])


def sent(**fields) -> dict:
    return {"text": "", "html": "", "old_address": "", "addresses": ""} | fields


def begin(client, **fields) -> ImportRun:
    fields.setdefault("parent", home_page().pk)
    response = client.post(START, sent(**fields))
    assert response.status_code == 302, field_errors(response)
    return ImportRun.objects.get()


def text_of(response) -> str:
    return words(parse_screen(response).select_one("#main"))


class TestBeginning:
    def test_with_a_text(self, editor, work):
        run = begin(editor, text=TEXT)
        assert run.begun_by == editor.user
        work(run)
        page = ImportedPage.objects.get().page
        assert page.title == "Vaskeriet i kælderen"
        assert not page.live
        assert page.owner == editor.user

    def test_with_what_the_browser_has_of_its_looks(self, editor, work):
        run = begin(
            editor, text="Vask Tid", html="<h1>Vask</h1><h2>Tid</h2><p>Altid.</p>"
        )
        work(run)
        row = ImportedPage.objects.get()
        assert row.title == "Vask"
        assert [entry[1] for entry in row.account] == ["title", "heading", "text"]

    def test_with_files(self, editor, work):
        files = [
            SimpleUploadedFile("vask.txt", TEXT.encode()),
            SimpleUploadedFile(
                "cafe.html", b"<h1>Cafe</h1><p>Kaffe og kage hver dag.</p>"
            ),
        ]
        run = begin(editor, files=files)
        work(run)
        assert ImportedPage.objects.count() == 2

    def test_with_addresses_of_which_each_is_written_once(self, editor):
        run = begin(
            editor,
            addresses="https://gammel.example/a\ngammel.example/a/ https://gammel.example/b",
        )
        assert list(run.sources.values_list("address", flat=True)) == [
            "https://gammel.example/a",
            "https://gammel.example/b",
        ]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({}, "text"),
            ({"text": TEXT, "addresses": "https://gammel.example/"}, "addresses"),
            ({"addresses": "https://gammel.example/ vaskeriet"}, "addresses"),
            ({"text": TEXT, "old_address": "ftp://gammel.example"}, "old_address"),
            ({"text": "Vask og tørring. " * 20_000}, "text"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, editor, fields, field):
        response = editor.post(START, sent(parent=home_page().pk, **fields))
        assert response.status_code == 200
        assert set(field_errors(response)) == {field}
        screen = parse_screen(response)
        for name, typed in fields.items():
            control = screen.select_one(f"[name={name}]")
            assert (control.get("value") or control.text).strip() == typed.strip()
        assert not ImportRun.objects.exists()

    def test_refuses_files_that_cannot_be_read(self, editor):
        file = SimpleUploadedFile("pris.xlsx", b"PK")
        response = editor.post(START, sent(parent=home_page().pk, files=[file]))
        assert "pris.xlsx" in field_errors(response)["files"]

    def test_is_refused_where_no_page_may_be_added(self, editor):
        leaf = InitiativePageFactory()
        response = editor.post(START, sent(parent=leaf.pk, text=TEXT))
        assert set(field_errors(response)) == {"parent"}


class TestWhoMay:
    def test_those_who_add_pages_see_it_in_the_menu(self, editor, keeper):
        home = reverse("wagtailadmin_home")
        assert LIST in editor.get(home).content.decode()
        assert LIST not in keeper.get(home).content.decode()

    def test_others_are_turned_away_everywhere(self, editor, keeper, work):
        run = begin(editor, text=TEXT)
        work(run)
        row = ImportedPage.objects.get()
        for address in (
            LIST,
            START,
            report(run),
            reverse("imports:progress", args=[run.pk]),
            reverse("imports:compare", args=[run.pk, row.pk]),
            reverse("imports:draft", args=[run.pk, row.pk]),
        ):
            assert is_refused(keeper.get(address)), address
        for name in ("stop", "continue", "back", "again"):
            assert is_refused(keeper.post(reverse("imports:do", args=[run.pk, name])))
        answer = {"text": "x", "decision": "text:"}
        assert is_refused(keeper.post(reverse("imports:decide", args=[run.pk]), answer))

    def test_a_colleague_who_does_not_publish_cannot_take_a_run_back(
        self, editor, approver, work, user
    ):
        run = work(begin_with_text(TEXT, home_page(), user, later=False))
        back = reverse("imports:do", args=[run.pk, "back"])
        assert "Ja, tag den tilbage" not in text_of(editor.get(report(run)))
        assert is_refused(editor.post(back))
        assert "Ja, tag den tilbage" in text_of(approver.get(report(run)))
        assert not is_refused(approver.post(back))
        run.refresh_from_db()
        assert run.state == ImportRun.State.TAKING_BACK

    def test_whoever_began_a_run_takes_it_back_though_they_delete_no_pages(
        self, editor, work
    ):
        run = work(begin(editor, text=TEXT))
        editor.post(reverse("imports:do", args=[run.pk, "back"]))
        run.refresh_from_db()
        run = work(run)
        assert run.state == ImportRun.State.TAKEN_BACK
        assert not home_page().get_children().exists()
        assert "er væk igen" in text_of(editor.get(report(run)))

    def test_a_draft_is_shown_to_those_who_may_edit_it(self, editor, work):
        run = work(begin(editor, text=TEXT))
        row = ImportedPage.objects.get()
        response = editor.get(reverse("imports:draft", args=[run.pk, row.pk]))
        assert response.status_code == 200
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "Her vaskes der" in response.content.decode()


class TestTheReport:
    def test_is_empty_before_anything_was_moved_in(self, editor):
        assert "Der er ikke flyttet noget ind endnu" in text_of(editor.get(LIST))

    def test_shows_how_far_it_has_come(self, editor):
        run = begin(editor, text=TEXT)
        screen = parse_screen(editor.get(report(run)))
        bar = screen.select_one("progress")
        assert (bar["value"], bar["max"]) == ("0", "1")
        assert screen.select_one('[role="status"]')
        told = editor.get(reverse("imports:progress", args=[run.pk])).json()
        assert told["isWorking"]
        assert (told["done"], told["total"]) == (0, 1)

    def test_tells_what_was_found_and_what_is_asked(self, editor, work):
        run = work(begin(editor, text=TEXT))
        said = text_of(editor.get(report(run)))
        assert "Ny kladde" in said
        assert "Særligt for nye" in said
        assert "Sammenlign med den gamle side" in said

    def test_asks_as_much_of_the_database_for_many_pages_as_for_few(
        self, editor, bring_in, django_assert_max_num_queries
    ):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        def queries(count: int) -> int:
            files = {
                f"{n}.txt": TEXT.replace("Vask", f"Vask {n}").encode()
                for n in range(count)
            }
            run = bring_in(files)
            editor.get(report(run))
            with CaptureQueriesContext(connection) as captured:
                editor.get(report(run))
            return len(captured)

        assert queries(2) == queries(12)

    def test_is_divided_into_pages(self, editor, user):
        run = ImportRun.objects.create(
            kind="addresses", parent=home_page(), begun_by=user, state="done"
        )
        ImportedSource.objects.bulk_create(
            ImportedSource(run=run, position=n, name=f"Side {n}", identity=str(n))
            for n in range(200)
        )
        first = parse_screen(editor.get(report(run)))
        assert len(first.select(".imports__source")) == 20
        last = parse_screen(editor.get(report(run), {"p": 10}))
        assert "Side 199" in words(last.select_one("#main"))


class TestAnswers:
    @pytest.fixture
    def run(self, editor, work):
        return work(begin(editor, text=TEXT))

    def answer(self, client, run, decision: str, **more):
        data = {"text": "Særligt for nye:", "decision": decision}
        return client.post(reverse("imports:decide", args=[run.pk]), data, **more)

    def test_put_the_page_together_anew(self, run, editor, work):
        row = ImportedPage.objects.get()
        self.answer(editor, run, "heading:target_group")
        run.refresh_from_db()
        assert run.state == ImportRun.State.WORKING
        work(run)
        again = ImportedPage.objects.get()
        assert again.pk == row.pk
        assert again.page_id == row.page_id
        assert again.outcome == "made"
        assert (
            "target_group" in {entry[2] for entry in again.account}
            or again.account != row.account
        )
        assert "Særligt for nye" not in [f[1] for f in again.findings if f[5]]

    def test_are_sent_with_the_token_that_the_site_asks_for(self, run, editor):
        row = ImportedPage.objects.get()
        compare = reverse("imports:compare", args=[run.pk, row.pk])
        for address in (report(run), compare):
            for form in parse_screen(editor.get(address)).select("#main .imports form"):
                assert form.select_one("[name=csrfmiddlewaretoken]"), form

    def test_can_be_undone(self, run, editor, work):
        before = ImportedPage.objects.get().account
        self.answer(editor, run, "drop:")
        run.refresh_from_db()
        work(run)
        assert ImportedPage.objects.get().account != before
        rule = ImportRule.objects.get()
        editor.post(reverse("imports:undo", args=[run.pk, rule.pk]))
        run.refresh_from_db()
        work(run)
        assert ImportedPage.objects.get().account == before

    def test_that_make_no_sense_change_nothing(self, run, editor):
        for decision in ("", "eat:", "heading:../x"):
            response = self.answer(editor, run, decision, follow=True)
            assert messages_of(response)
        assert not ImportRule.objects.exists()


def test_the_comparison_shows_each_line_with_what_it_became(editor, work):
    run = work(begin(editor, text=TEXT + "\n<script>alert(1)</script>\n"))
    row = ImportedPage.objects.get()
    response = editor.get(reverse("imports:compare", args=[run.pk, row.pk]))
    screen = parse_screen(response)
    lines = [words(line) for line in screen.select(".imports__lines > li")]
    assert len(lines) == len(row.account)
    assert lines[0].startswith("Vaskeriet i kælderen Titel")
    assert "<script>alert" not in response.content.decode()
    assert screen.select_one("iframe")["title"]


def test_a_comparison_with_a_page_of_another_run_is_not_there(editor, work, user):
    run = work(begin(editor, text=TEXT))
    other = begin_with_text("Andet\n\nTekst her.", home_page(), user, later=False)
    row = ImportedPage.objects.get(source__run=run)
    address = reverse("imports:compare", args=[other.pk, row.pk])
    assert editor.get(address).status_code == 404


def test_a_page_that_was_deleted_since_is_told(editor, work):
    run = work(begin(editor, text=TEXT))
    StandardPageFactory()
    ImportedPage.objects.get().page.delete()
    assert "findes ikke længere" in text_of(editor.get(report(run)))


ORDINARY = """<h1>Vaskeriet</h1><p>Her vaskes der hver dag.</p>
<h2>Sådan bestiller du</h2><p>Ring til kontoret, eller kom forbi med din kalender.</p>
<h2>Tørrerummet i kælderen</h2><p>En vask koster ti kroner, og tørring er gratis.</p>"""


def test_the_comparison_says_under_which_heading_an_ordinary_line_went(editor, work):
    work(begin(editor, text="Vaskeriet", html=ORDINARY))
    row = ImportedPage.objects.get()
    address = reverse("imports:compare", args=[row.source.run_id, row.pk])
    screen = parse_screen(editor.get(address))
    lines = [words(line) for line in screen.select(".imports__lines > li")]
    assert "Sådan bestiller du Overskrift" in lines
    assert [line for line in lines if line.endswith("Tekst · Sådan bestiller du")] == [
        "Ring til kontoret, eller kom forbi med din kalender. Tekst · Sådan bestiller du"
    ]
    assert [line for line in lines if line.endswith("Tekst · Tørrerummet i kælderen")]


def test_a_link_without_an_address_is_found_from_the_report(editor, work):
    run = work(begin(editor, text=f"{TEXT}\nLæs også:\nLejerbladet: Nyt om vask\n"))
    link = Link.objects.get()
    found = [
        anchor
        for anchor in parse_screen(editor.get(report(run))).select("#main a")
        if words(anchor) == "Find linket i registret"
    ]
    (anchor,) = found
    register = parse_screen(editor.get(anchor["href"]))
    edit = reverse("wagtailsnippets_links_link:edit", args=[link.pk])
    assert register.select(f'a[href="{edit}"]')


def test_a_text_that_is_more_than_a_form_may_hold_is_told_so(editor):
    sentence = "Det var for meget på én gang"
    answer = editor.post(START, sent(text="å" * 3_000_000, parent=home_page().pk))
    assert answer.status_code == 413
    assert words(parse(answer).select_one("h1")) == sentence
    assert not ImportRun.objects.exists()


class TestAddresses:
    """Links that the old text only named, given addresses in the report."""

    @pytest.fixture
    def run(self, editor, work):
        named = "Lejerbladet: Nyt om vask\n\nKommunen: Sæbe og natur\n"
        return work(begin(editor, text=f"{TEXT}\nLæs også:\n{named}"))

    def fields(self, editor, run) -> dict[str, str]:
        screen = parse_screen(editor.get(report(run)))
        labels = screen.select(".imports__addresses label")
        return {words(label): label["for"].removeprefix("id_") for label in labels}

    def test_are_stored_together_and_readers_are_sent_there(self, editor, run):
        fields = self.fields(editor, run)
        assert list(fields) == ["Nyt om vask", "Sæbe og natur"]
        sent = {name: f"https://egeby.example/{name}" for name in fields.values()}
        answer = editor.post(report(run), sent, follow=True)
        assert messages_of(answer) == ["2 links har fået deres adresser."]
        assert not Link.objects.filter(availability="unavailable").exists()
        assert set(Link.objects.values_list("url", flat=True)) == set(sent.values())
        assert self.fields(editor, run) == {}

    def test_that_are_none_are_shown_again_and_the_others_are_kept(self, editor, run):
        first, second = self.fields(editor, run).values()
        sent = {first: "https://egeby.example/vask", second: "javascript:alert(1)"}
        screen = parse_screen(editor.post(report(run), sent))
        (box,) = screen.select(".imports__addresses input")
        assert box["value"] == "javascript:alert(1)"
        assert screen.select(".imports__addresses .error-message")
        assert Link.objects.without_target().get().title == "Sæbe og natur"

    def test_left_empty_stay_as_they_are(self, editor, run):
        empty = dict.fromkeys(self.fields(editor, run).values(), "")
        editor.post(report(run), empty)
        assert Link.objects.without_target().count() == 2
