"""Static files are collected when one has changed, and only then."""

import os

from boligsocial.deployment.static_files import collect_static_files


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
