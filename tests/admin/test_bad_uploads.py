"""Files that are not what they say, or too much: refused in words, never a crash."""

import io
import struct
import zlib

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from media.models import SiteDocument, SiteImage
from tests.staff import field_errors, form_data, succeeded

TITLE = "Fællesspisning i gården"


def png(size=(40, 30)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "seagreen").save(content, "PNG")
    return content.getvalue()


def bomb(side: int) -> bytes:
    """Return a small PNG file that says it is `side` pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + (side + 7) // 8) * side), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def upload(client, content: bytes, name="gaarden.png", view="wagtailimages:add"):
    file = SimpleUploadedFile(name, content, "image/png")
    return client.fill_in(reverse(view), {"title": TITLE, "file": file})


def test_a_real_picture_is_taken(approver):
    succeeded(upload(approver, png()))

    assert SiteImage.objects.get().title == TITLE


NOT_A_PICTURE = "Filen er ikke et billede, eller også er den i stykker."
WRONG_FORMAT = "Brug et af formaterne AVIF, GIF, JPG, JPEG, PNG, WEBP."

BAD_PICTURES = {
    "a text that calls itself a picture": (
        b"Dette er ikke et billede",
        "gaarden.png",
        NOT_A_PICTURE,
    ),
    "an empty file": (b"", "gaarden.png", "Filen er tom."),
    "a picture cut short in its header": (png()[:40], "gaarden.png", NOT_A_PICTURE),
    "a picture cut short": (png((400, 300))[:-80], "gaarden.png", NOT_A_PICTURE),
    "a web page": (b"<html></html>", "gaarden.html", WRONG_FORMAT),
    "a drawing that can hold scripts": (
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "gaarden.svg",
        WRONG_FORMAT,
    ),
    "a picture that calls itself another kind": (
        png(),
        "gaarden.jpg",
        "Filens navn ender på .jpeg, men indholdet er i formatet png.",
    ),
}


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_what_is_not_a_picture(approver, case):
    content, name, message = BAD_PICTURES[case]
    response = upload(approver, content, name)

    assert response.status_code == 200
    assert message in field_errors(response)["file"]
    assert form_data(response)["title"] == [TITLE]
    assert not SiteImage.objects.exists()


def test_a_file_that_is_too_large(approver):
    padding = bytes(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    response = upload(approver, png() + padding)

    assert "Filen er for stor" in field_errors(response)["file"]
    assert "10,0 MB" in field_errors(response)["file"]
    assert form_data(response)["title"] == [TITLE]
    assert not SiteImage.objects.exists()


# Beyond the site's own limit, and beyond the one at which Pillow stops by itself.
@pytest.mark.parametrize("side", [8_000, 20_000])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_small_file_that_unpacks_to_a_huge_picture(approver, side):
    content = bomb(side)
    assert len(content) < settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    response = upload(approver, content)

    assert "pixels" in field_errors(response)["file"]
    assert form_data(response)["title"] == [TITLE]
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("content", [b"Dette er ikke et billede", bomb(8_000)])
def test_the_page_for_many_pictures_refuses_the_same(approver, content):
    file = SimpleUploadedFile("gaarden.png", content, "image/png")
    response = approver.post(
        reverse("wagtailimages:add_multiple"),
        {"title": TITLE, "files[]": file},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert response.status_code == 200
    assert response.json()["success"] is False
    assert response.json()["error_message"]
    assert not SiteImage.objects.exists()


def test_the_chooser_in_a_page_refuses_the_same(approver):
    file = SimpleUploadedFile("gaarden.png", b"Dette er ikke et billede", "image/png")
    response = approver.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": TITLE, "image-chooser-upload-file": file},
    )

    assert response.status_code == 200
    assert NOT_A_PICTURE in response.json()["htmlFragment"]
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("name", ["side.html", "program.exe", "tegning.svg", "uden"])
def test_a_document_of_a_kind_that_residents_should_not_open(approver, name):
    response = upload(approver, b"<script>alert(1)</script>", name, "wagtaildocs:add")

    assert response.status_code == 200
    assert "kan ikke bruges" in field_errors(response)["file"]
    assert form_data(response)["title"] == [TITLE]
    assert not SiteDocument.objects.exists()


def test_a_document_that_is_too_large(approver, settings):
    content = bytes(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + 1)
    response = upload(approver, content, "husorden.pdf", "wagtaildocs:add")

    errors = field_errors(response)["file"]
    assert errors.startswith("Filen er for stor")
    assert "kan ikke bruges" not in errors
    assert not SiteDocument.objects.exists()
