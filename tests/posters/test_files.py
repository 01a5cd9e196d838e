"""Posters as PDFs: what is in them, and what making them may cost."""

import datetime
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from diagnosis.findings import Level
from posters import keeping, printing
from posters.diagnosis import look_at_posters
from posters.jobs import JOBS
from posters.models import PosterFile
from posters.printing import PrintedPoster, program
from tests.factories import (
    ActivityPageFactory,
    NoticeFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    UserFactory,
    publish,
)
from tests.html import one, parse, words
from tests.staff import StaffClient

pytestmark = pytest.mark.django_db

LONG = "Beboerdemokratikonferenceforberedelsesmøde"


@pytest.fixture(autouse=True)
def settings_of_site():
    return SiteSettingsFactory()


def address_of(page) -> str:
    return reverse("page_poster_file", args=[page.pk])


def read(response) -> PdfReader:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(response.content))


def text_of(reader: PdfReader) -> str:
    [sheet] = reader.pages
    return " ".join(sheet.extract_text().replace("\N{SOFT HYPHEN}", "").split())


@pytest.fixture
def engine(monkeypatch):
    """Count the posters that are typeset, without typesetting any."""
    made = []

    def print_nothing(told, files):
        made.append(told["title"])
        return PrintedPoster(b"%PDF-1.7 et opslag")

    monkeypatch.setattr(keeping, "print_poster", print_nothing)
    return made


def test_it_is_one_tagged_sheet_in_danish_with_fonts_and_words_of_its_own(client):
    page = publish(
        ActivityPageFactory(
            title="Sommerfest på Rønnebærvej: #strong[æ] *ø* $å$ \\ @b",
            summary="Vi griller pølser, og børnene maler fliser.",
            picture=PictureFactory(),
            picture_alt="Et langt bord i gården",
        )
    )
    response = client.get(address_of(page))
    reader = read(response)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == page.title
    kinds = set(structure(root["/StructTreeRoot"]))
    assert {"/H1", "/P", "/Figure", "/Link"} <= kinds
    [sheet] = reader.pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
    fonts = sheet["/Resources"]["/Font"].values()
    for font in fonts:
        [kind] = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in kind.get_object()["/FontDescriptor"].get_object()
    text = text_of(reader)
    # What was typed is printed, and nothing of it is taken for the typesetter's marks.
    assert "#strong[æ] *ø* $å$ \\ @b" in text
    assert "Vi griller pølser, og børnene maler fliser." in text
    assert response["X-Robots-Tag"] == "noindex"


def structure(element):
    """Yield what each element of a tagged PDF is (ISO 32000, 14.7)."""
    element = element.get_object()
    if not isinstance(element, dict):
        return
    if "/S" in element:
        yield element["/S"]
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        yield from structure(child)


@pytest.mark.parametrize(
    "said",
    [
        {"title": (f"{LONG} om altaner og vinduer " * 9)[:255].strip()},
        {"title": "WWWW ÆØÅ " * 28},
        {"title": "x" * 255, "summary": "y" * 300, "slug": "x"},
        {"title": "Fest", "summary": "Kom. " * 60, "picture": True},
    ],
    ids=["long words", "wide letters", "one word", "a picture"],
)
def test_it_is_one_sheet_however_long_the_words_are(client, said):
    if said.get("picture"):
        said = said | {"picture": PictureFactory()}
    fields = dict.fromkeys(("place", "address", "audience"), "Å" * 120)
    page = publish(
        ActivityPageFactory(sign_up_note="Senest onsdag " * 8, **fields, **said)
    )
    text = text_of(read(client.get(address_of(page))))
    assert "QR" not in text
    assert "localhost" in text


def test_a_notice_has_one_as_well(client):
    notice = NoticeFactory()
    address = reverse("notice_poster_file", args=[notice.pk])
    assert "Der er lukket for vandet." in text_of(read(client.get(address)))


def test_it_is_made_once_and_again_when_the_page_has_changed(client, engine):
    page = publish(StandardPageFactory(title="Vaskeriet"))
    answers = [client.get(address_of(page)) for _ in range(3)]
    assert engine == ["Vaskeriet"]
    tag = answers[0]["ETag"]
    again = client.get(address_of(page), headers={"if-none-match": tag})
    assert again.status_code == 304
    page.title = "Vaskerierne"
    publish(page)
    assert client.get(address_of(page))["ETag"] != tag
    assert engine == ["Vaskeriet", "Vaskerierne"]
    # One file of each poster.
    assert PosterFile.objects.count() == 1


def test_the_association_s_own_colour_makes_it_another(
    client, engine, settings_of_site
):
    page = publish(StandardPageFactory())
    client.get(address_of(page))
    settings_of_site.brand_colour = "#8a1f6b"
    settings_of_site.save()
    cache.clear()
    client.get(address_of(page))
    assert len(engine) == 2


def test_visitors_cannot_have_more_than_so_many_made_and_staff_can(
    client, engine, monkeypatch
):
    monkeypatch.setattr(keeping, "MOST_AN_HOUR", 2)
    pages = [publish(StandardPageFactory()) for _ in range(3)]
    answers = [client.get(address_of(page)) for page in pages]
    assert [answer.status_code for answer in answers] == [200, 200, 503]
    assert answers[2]["Retry-After"]
    document = parse(answers[2])
    assert "Der bliver lavet mange opslag lige nu." in words(one(document, "main"))
    poster = reverse("page_poster", args=[pages[2].pk])
    assert one(document, f'a[href="{poster}"]')
    # What has been made is there for everybody.
    assert client.get(address_of(pages[0])).status_code == 200
    staff = StaffClient(UserFactory())
    assert staff.get(address_of(pages[2])).status_code == 200
    assert len(engine) == 3


def test_while_another_is_made_for_too_long_it_says_so(client, engine, settings):
    page = publish(StandardPageFactory())
    settings.PICTURE_WAIT_SECONDS = {"poster": 0.1, "rendition": 1}
    with keeping.in_turn("poster"):
        assert client.get(address_of(page)).status_code == 503
    assert client.get(address_of(page)).status_code == 200


def test_who_waited_for_the_same_poster_is_given_the_one_that_was_made(
    client, engine, monkeypatch
):
    page = publish(StandardPageFactory())
    kept, asked = keeping._kept, []

    def made_meanwhile(key, fingerprint):
        if asked:
            printed = PrintedPoster(b"%PDF-1.7 af en anden")
            keeping._keep(key, fingerprint, printed)
        asked.append(key)
        return kept(key, fingerprint)

    monkeypatch.setattr(keeping, "_kept", made_meanwhile)
    assert client.get(address_of(page)).content == b"%PDF-1.7 af en anden"
    assert engine == []


@pytest.mark.parametrize(
    ("failure", "status", "sentence"),
    [
        (program.MISSING, 503, "findes ikke på serveren"),
        (program.LETTERS, 404, "for eksempel en emoji"),
        (program.BROKEN, 503, "PDF’en kunne ikke laves."),
    ],
)
def test_what_fails_is_told_in_a_sentence_and_not_tried_again_at_once(
    client, monkeypatch, failure, status, sentence
):
    tried = []

    def fail(told, files):
        tried.append(told)
        return PrintedPoster(failure=failure)

    monkeypatch.setattr(keeping, "print_poster", fail)
    page = publish(StandardPageFactory())
    for _ in range(2):
        answer = client.get(address_of(page))
        assert answer.status_code == status
        assert sentence in words(one(parse(answer), "main"))
    assert len(tried) == 1
    PosterFile.objects.update(made_at=timezone.now() - keeping.TRIED_AGAIN)
    client.get(address_of(page))
    assert len(tried) == 2


def test_a_picture_that_is_gone_is_left_out(client, engine):
    picture = PictureFactory()
    page = publish(StandardPageFactory(picture=picture))
    picture.file.storage.delete(picture.file.name)
    assert client.get(address_of(page)).status_code == 200


def test_the_program_says_why_there_is_no_pdf(client, monkeypatch, tmp_path):
    emoji = publish(StandardPageFactory(title="Fest 🎉 i gården"))
    assert client.get(address_of(emoji)).status_code == 404
    # A machine without the engine: the program runs, and finds no module.
    missing = tmp_path / "program.py"
    source = program.__loader__.get_source(program.__name__)
    missing.write_text(source.replace("import typst", "import typst_er_her_ikke"))
    assert printing.print_poster({}, {}, missing).failure == program.MISSING
    assert printing.print_poster({}, {}).failure == program.BROKEN
    monkeypatch.setattr(printing, "MEMORY_BYTES", 1024 * 1024)
    assert printing.print_poster({}, {}).failure


def test_the_doctor_prints_a_specimen(monkeypatch):
    assert look_at_posters().level == Level.OK
    monkeypatch.setattr(printing, "MEMORY_BYTES", 1024 * 1024)
    found = look_at_posters()
    assert found.level == Level.WARNING
    assert "requirements.lock" in found.advice


def test_files_are_forgotten_after_a_week_and_when_there_are_too_many(monkeypatch):
    forget, _every = JOBS["forget_poster_files"]
    now = timezone.now()

    def kept(*hours: int) -> list[str]:
        PosterFile.objects.all().delete()
        for number in hours:
            made_at = now - datetime.timedelta(hours=number)
            PosterFile.objects.create(key=str(number), made_at=made_at, content=b"%PDF")
        forget()
        return [file.key for file in PosterFile.objects.order_by("made_at")]

    assert kept(1, 24 * 6, 24 * 8) == ["144", "1"]
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    assert kept(1, 2, 3) == ["2", "1"]
