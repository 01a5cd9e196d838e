"""The catalogues that Django reads are made from those that people write."""

import gettext
import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from danish.compiling import compile_catalogues

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Fire cadet"
msgstr "Brandkadet"

msgid "Caretaker"
msgstr ""

#, fuzzy
msgid "Courtyard"
msgstr "Gårdmand"

msgctxt "of a page"
msgid "owner"
msgstr "sideansvarlig"

msgid "%(count)s home"
msgid_plural "%(count)s homes"
msgstr[0] "%(count)s bolig"
msgstr[1] "%(count)s boliger"
"""


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "locale" / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path / "locale"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "compiled"


def read(target):
    return gettext.translation("django", target, ["da"])


def test_a_message_is_read_in_danish(source, target):
    compile_catalogues(source, target)

    danish = read(target)
    assert danish.gettext("Fire cadet") == "Brandkadet"
    assert danish.pgettext("of a page", "owner") == "sideansvarlig"
    plural = danish.ngettext("%(count)s home", "%(count)s homes", 2)
    assert plural == "%(count)s boliger"


def test_a_missing_or_guessed_translation_stays_in_the_language_of_the_code(
    source, target
):
    compile_catalogues(source, target)

    danish = read(target)
    assert danish.gettext("Caretaker") == "Caretaker"
    assert danish.gettext("Courtyard") == "Courtyard"


def test_nothing_is_written_twice(source, target):
    assert len(compile_catalogues(source, target)) == 1
    assert compile_catalogues(source, target) == []


def test_a_changed_catalogue_is_compiled_again_even_when_it_looks_older(source, target):
    compile_catalogues(source, target)
    catalogue = source / "da" / "LC_MESSAGES" / "django.po"
    times = (catalogue.stat().st_atime, catalogue.stat().st_mtime - 3600)
    catalogue.write_text(CATALOGUE.replace("Brandkadet", "Brandkadetter"))
    os.utime(catalogue, times)

    compile_catalogues(source, target)

    assert read(target).gettext("Fire cadet") == "Brandkadetter"


def test_an_interrupted_compilation_is_done_again(source, target):
    (compiled,) = compile_catalogues(source, target)
    compiled.unlink()

    assert compile_catalogues(source, target) == [compiled]


@pytest.mark.parametrize(
    "text",
    [
        f"<<<<<<< main\n{CATALOGUE}",
        CATALOGUE.replace('msgstr "C', 'msgstr "PO-Revision-Date: i går\\n"\n"C', 1),
    ],
    ids=["conflict", "header"],
)
def test_a_broken_catalogue_stops_the_site_and_says_which(source, target, text):
    catalogue = source / "da" / "LC_MESSAGES" / "django.po"
    catalogue.write_text(text, encoding="utf-8")

    with pytest.raises(ImproperlyConfigured, match=r"django\.po"):
        compile_catalogues(source, target)


def test_the_site_reads_what_was_compiled(settings):
    sources, compiled, _libraries = settings.LOCALE_PATHS

    assert compile_catalogues(sources, compiled) == []
    for catalogue in sources.glob("*/LC_MESSAGES/*.po"):
        assert (compiled / catalogue.relative_to(sources)).with_suffix(".mo").exists()
