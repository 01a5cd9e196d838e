"""Static files are collected when one has changed, and only then."""

import os

import pytest

from boligsocial.deployment.static_files import collect_static_files


@pytest.fixture
def style(settings, tmp_path):
    """A site whose only static file is one style sheet."""
    source = tmp_path / "source" / "site.css"
    source.parent.mkdir()
    source.write_text("body { color: black }")
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        }
    }
    return source


def test_collected_once(style, settings):
    assert collect_static_files() is True
    assert collect_static_files() is False
    assert (settings.STATIC_ROOT / "site.css").read_text() == style.read_text()


def test_collected_again_when_a_file_has_changed_even_to_an_older_one(style, settings):
    collect_static_files()
    style.write_text("body { color: darkgreen }")
    os.utime(style, (0, 0))

    assert collect_static_files() is True
    assert "darkgreen" in (settings.STATIC_ROOT / "site.css").read_text()


def test_half_a_file_of_an_interrupted_collection_does_not_stay(style, settings):
    collect_static_files()
    (settings.VAR_DIR / "static.sha256").unlink()
    (settings.STATIC_ROOT / "site.css").write_text("body { col")

    assert collect_static_files() is True
    assert (settings.STATIC_ROOT / "site.css").read_text() == style.read_text()


def test_collected_again_when_the_folder_has_been_deleted(style, settings):
    collect_static_files()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()

    assert collect_static_files() is True
