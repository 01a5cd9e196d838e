"""Pictures without a proxy: renditions for everybody, nothing else for anybody."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

# The page that says that nothing was found has the site's navigation.
pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    """Store a file of some bytes under a name; all are gone after the test."""
    names = []

    def store(name, content=b"billede"):
        names.append(default_storage.save(name, ContentFile(content)))
        return names[-1]

    yield store
    for name in names:
        default_storage.delete(name)


def test_a_rendition_is_served_with_its_type_and_kept_long(client, stored):
    name = stored("images/gårdhave.width-640.webp")

    response = client.get(f"/media/{name}")

    assert b"".join(response.streaming_content) == b"billede"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "max-age=2592000" in response["Cache-Control"]
    assert not response.cookies


def test_a_rendition_that_has_not_changed_is_not_sent_again(client, stored):
    name = stored("images/gårdhave.width-640.webp")
    first = client.get(f"/media/{name}")
    first.close()

    for header, value in (
        ("If-None-Match", first["ETag"]),
        ("If-Modified-Since", first["Last-Modified"]),
    ):
        again = client.get(f"/media/{name}", headers={header: value})
        assert again.status_code == 304
        assert "max-age=2592000" in again["Cache-Control"]


def test_another_picture_under_the_same_name_is_sent(client, stored):
    name = stored("images/gårdhave.width-640.webp")
    first = client.get(f"/media/{name}")
    first.close()
    default_storage.delete(name)
    assert stored("images/gårdhave.width-640.webp", b"et andet billede") == name

    again = client.get(f"/media/{name}", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert b"".join(again.streaming_content) == b"et andet billede"


@pytest.mark.parametrize(
    "name",
    [
        "original_images/gårdhave.jpg",
        "documents/beboerliste.pdf",
        "documents/plakat.png",
        "images/tegning.svg",
        "images/side.html",
        "images/script.js",
        "images/uden-endelse",
        "gårdhave.webp",
    ],
)
def test_no_other_upload_is_served(client, stored, name):
    stored(name)

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "images/../documents/plakat.png",
        "images/%2e%2e/documents/plakat.png",
        "images/..%5C..%5Cplakat.png",
        "/etc/plakat.png",
        "images/findes-ikke.webp",
        "images/nul%00tegn.webp",
        "images/.webp",
        f"images/{'langt' * 200}.webp",
        "",
    ],
)
def test_nonsense_finds_nothing(client, stored, path):
    stored("documents/plakat.png")

    assert client.get(f"/media/{path}").status_code == 404


def test_a_picture_cannot_be_posted_to(client, stored):
    assert client.post(f"/media/{stored('images/a.webp')}").status_code == 405
