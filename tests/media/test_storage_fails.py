"""A storage that is full or away: the form says so, whichever it is, and nothing is lost."""

import json

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from media.models import SiteDocument, SiteImage
from tests.factories import DocumentFactory, PictureFactory, UserFactory
from tests.html import parse
from tests.media import sent
from tests.staff import StaffClient, field_errors

pytestmark = pytest.mark.django_db

SAID = "Filen kan ikke gemmes lige nu."
XHR = {"x-requested-with": "XMLHttpRequest"}
TITLE = "Gården på Ærøgade"


@pytest.fixture
def admin(db):
    return StaffClient(UserFactory())


@pytest.fixture
def fails(monkeypatch):
    """From now on the disk is full."""

    def fail(*arguments):
        raise OSError(28, "No space left on device")

    return lambda: monkeypatch.setattr(FileSystemStorage, "_save", fail)


def picture() -> SimpleUploadedFile:
    content = sent.encoded(sent.picture("RGB"), "JPEG")
    return SimpleUploadedFile("gaarden.jpg", content, "image/jpeg")


def document() -> SimpleUploadedFile:
    return SimpleUploadedFile("husorden.txt", b"Husorden", "text/plain")


@pytest.mark.parametrize(
    ("address", "file"),
    [("wagtailimages:add", picture), ("wagtaildocs:add", document)],
)
def test_the_form_comes_back_with_what_was_typed(admin, fails, address, file):
    fails()
    answer = admin.fill_in(reverse(address), {"title": TITLE, "file": file()})
    assert answer.status_code == 200
    assert SAID in field_errors(answer)["file"]
    assert parse(answer).select_one("#id_title")["value"] == TITLE
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("what", ["wagtailimages", "wagtaildocs"])
def test_one_of_many_files_is_told_apart(admin, fails, what):
    fails()
    file = picture() if what == "wagtailimages" else document()
    answer = admin.post(
        reverse(f"{what}:add_multiple"),
        {"title": TITLE, "files[]": file, "collection": 1},
        headers=XHR,
    )
    told = json.loads(answer.content)
    assert told["success"] is False
    assert SAID in told["error_message"]


@pytest.mark.parametrize("of", [PictureFactory, DocumentFactory])
def test_a_file_that_was_to_be_replaced_stays(admin, fails, of):
    kept = of(title=TITLE)
    is_picture = isinstance(kept, SiteImage)
    with kept.file.open() as file:
        before = file.read()
    fails()
    address = "wagtailimages:edit" if is_picture else "wagtaildocs:edit"
    given = {"title": "Nyt navn", "file": picture() if is_picture else document()}
    answer = admin.fill_in(reverse(address, args=[kept.pk]), given)
    assert SAID in field_errors(answer)["file"]
    assert parse(answer).select_one("#id_title")["value"] == "Nyt navn"
    same = type(kept).objects.get(pk=kept.pk)
    with same.file.open() as file:
        assert file.read() == before
    assert same.title == TITLE


def test_a_portrait_that_cannot_be_kept_is_told(admin, fails):
    fails()
    answer = admin.fill_in(
        reverse("wagtailadmin_account"), {"avatar-avatar": picture()}
    )
    assert answer.status_code == 200
    assert SAID in answer.content.decode()
    assert not UserProfile.objects.exclude(avatar="").exists()


def test_a_document_that_cannot_be_fetched_is_not_an_error_of_ours(client, monkeypatch):
    there, lost = DocumentFactory(title="Husorden"), DocumentFactory(title="Budget")
    lost.file.storage.delete(lost.file.name)

    def local_path(_storage, _name):
        raise NotImplementedError

    def away(_storage, name):
        if name == there.file.name:
            raise OSError("It does not answer.")
        raise FileNotFoundError(name)

    # As of a bucket.
    monkeypatch.setattr(FileSystemStorage, "path", local_path)
    monkeypatch.setattr(
        FileSystemStorage, "_open", lambda storage, name, _mode: away(storage, name)
    )
    monkeypatch.setattr(FileSystemStorage, "size", away)
    answer = client.get(there.url)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Dokumentet kan ikke hentes lige nu" in parse(answer).h1.get_text()
    assert "private" in answer["Cache-Control"]
    assert client.get(lost.url).status_code == 404
