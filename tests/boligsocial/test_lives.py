"""How long each kind of answer may be kept by browsers and proxies."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from boligsocial.deployment.static_files import collect_static_files

A_MONTH = 30 * 24 * 60 * 60
A_YEAR = 365 * 24 * 60 * 60
# Closing an answer looks after the connections of the database.
pytestmark = pytest.mark.django_db
SERVER = Path(__file__).parents[2] / "server"


@pytest.fixture
def collected(settings, style):
    """Answers static files as production does, from one style sheet."""
    collect_static_files()
    answer = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))
    return lambda name: answer(RequestFactory().get(f"/static/{name}"))


def max_age(response) -> int:
    [age] = re.findall(r"max-age=(\d+)", response["Cache-Control"])
    return int(age)


def test_a_static_file_whose_name_changes_with_it_is_kept_for_ever(collected, settings):
    [name] = [
        path.name
        for path in settings.STATIC_ROOT.glob("site.*.css")
        if path.name != "site.css"
    ]
    response = collected(name)
    response.close()

    assert response.status_code == 200
    assert max_age(response) >= A_YEAR
    assert {"public", "immutable"} <= set(response["Cache-Control"].split(", "))


def test_a_static_file_under_its_own_name_is_soon_asked_for_again(collected):
    response = collected("site.css")
    response.close()

    assert max_age(response) <= 60
    assert "immutable" not in response["Cache-Control"]
    assert response["Last-Modified"]


def test_a_picture_is_kept_for_a_month_and_then_asked_about(client):
    name = default_storage.save("images/gård.width-640.webp", ContentFile(b"billede"))
    response = client.get(f"/media/{name}")
    response.close()
    default_storage.delete(name)

    assert max_age(response) == A_MONTH
    assert "public" in response["Cache-Control"]
    assert response["ETag"]
    assert response["Last-Modified"]


def test_a_picture_that_is_not_there_is_not_kept(client):
    response = client.get("/media/images/findes-ikke.width-640.webp")

    assert response.status_code == 404
    assert "public" not in response.get("Cache-Control", "")


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/readyz/jobs", "/readyz/backup"]
)
def test_what_a_monitor_is_told_is_never_kept(client, path):
    assert client.get(path)["Cache-Control"] == "no-store"


def test_the_proxies_keep_pictures_as_long_as_the_site_does():
    for name in ("Caddyfile", "nginx.conf"):
        told = (SERVER / name).read_text()
        ages = re.findall(r'Cache-Control "public, max-age=(\d+)"', told)

        assert ages == [str(A_MONTH)]
