"""The Danish of the admin is whole, and every sentence of it can be shown."""

from io import StringIO

import pytest
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command
from django.utils import translation

from danish import catalogues
from danish import checks as catalogue_checks
from danish.catalogues import Package, messages_in, packages, texts
from danish.checks import find_faults, find_gaps
from tests.releases import OTHER_RELEASES

HEADER = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"""
THEIRS = f"""{HEADER}
#: views.py:1
msgid "Choose a page"
msgstr ""

#: views.py:2
msgid "Slug"
msgstr ""

#: views.py:3
#, python-format
msgid "Page '%(title)s' has been <b>moved</b>."
msgstr ""

#: views.py:4
msgid "%(count)s page"
msgid_plural "%(count)s pages"
msgstr[0] ""
msgstr[1] ""
"""
OURS = f"""{HEADER}
msgid "Choose a page"
msgstr "Vælg en side"

msgid "Slug"
msgstr "Navn i adressen"

msgid "Page '%(title)s' has been <b>moved</b>."
msgstr "Siden ”%(title)s” er <b>flyttet</b>."

msgid "%(count)s page"
msgid_plural "%(count)s pages"
msgstr[0] "%(count)s side"
msgstr[1] "%(count)s sider"
"""


@pytest.mark.skipif(
    bool(OTHER_RELEASES),
    reason=(
        "other releases than the site's own say other things, which are translated"
        f" when the site moves to them: {OTHER_RELEASES}"
    ),
)
def test_every_message_of_the_installed_packages_has_its_danish():
    assert list(map(str, find_gaps())) == []


def test_no_danish_sentence_breaks_or_uses_a_forbidden_word():
    assert list(map(str, find_faults())) == []


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with four messages, for which we have Danish, and nothing else."""
    package = Package("forum", tmp_path / "forum" / "locale")
    monkeypatch.setattr(catalogue_checks, "packages", lambda: [package])
    monkeypatch.setattr(
        catalogue_checks, "overlay_path", lambda domain: tmp_path / f"da/LC/{domain}.po"
    )
    monkeypatch.setattr(
        catalogue_checks, "own_path", lambda domain: tmp_path / f"own/da/LC/{domain}.po"
    )
    write(package.path("en", "django"), THEIRS)
    write(tmp_path / "da/LC/django.po", OURS)
    return package


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problems() -> list[str]:
    output = StringIO()
    try:
        call_command("check_translations", stdout=output)
    except CommandError:
        return output.getvalue().splitlines()
    assert output.getvalue() == "Every message has its Danish.\n"
    return []


def test_what_is_whole_passes(package):
    assert problems() == []


@pytest.mark.parametrize(
    ("danish", "replacement", "problem"),
    [
        (
            'msgid "Choose a page"\nmsgstr "Vælg en side"\n',
            "",
            "forum: 'Choose a page': has no Danish",
        ),
        (
            'msgstr "Vælg en side"',
            'msgstr ""',
            "forum: 'Choose a page': our Danish is empty",
        ),
        (
            'msgid "Choose a page"',
            '#, fuzzy\nmsgid "Choose a page"',
            "forum: 'Choose a page': our Danish is only a guess (fuzzy)",
        ),
        (
            'msgid "Slug"',
            'msgid "Colour"\nmsgstr "Farve"\n\nmsgid "Slug"',
            "libraries, django: 'Colour': no installed package says this any longer",
        ),
        (
            "Siden ”%(title)s”",
            "Siden ”%(titel)s”",
            (
                "libraries, django: \"Page '%(title)s' has been <b>moved</b>.\": other"
                " placeholders in 'Siden ”%(titel)s” er <b>flyttet</b>.'"
            ),
        ),
        (
            "<b>flyttet</b>",
            "flyttet",
            (
                "libraries, django: \"Page '%(title)s' has been <b>moved</b>.\": other"
                " tags in 'Siden ”%(title)s” er flyttet.'"
            ),
        ),
        (
            "Navn i adressen",
            "Sluggen",
            "libraries, django: 'Slug': the glossary forbids “slug*”: 'Sluggen'",
        ),
        (
            'msgstr "Vælg en side"',
            'msgstr "Vælg en side "',
            "libraries, django: 'Choose a page': other spaces around 'Vælg en side '",
        ),
    ],
    ids=[
        "missing",
        "empty",
        "fuzzy",
        "obsolete",
        "placeholder",
        "tag",
        "forbidden",
        "spaces",
    ],
)
def test_what_is_wrong_is_named(package, tmp_path, danish, replacement, problem):
    assert danish in OURS
    write(tmp_path / "da/LC/django.po", OURS.replace(danish, replacement))
    assert problems() == [problem]


def test_danish_of_the_package_itself_is_enough_unless_it_is_forbidden(
    package, tmp_path
):
    write(tmp_path / "da/LC/django.po", OURS.replace('"Slug"', '"Slug of the page"'))
    theirs = THEIRS.replace('msgid "Slug"\nmsgstr ""', 'msgid "Slug"\nmsgstr "Adresse"')
    write(package.path("da", "django"), theirs)
    [obsolete] = problems()
    assert "'Slug of the page'" in obsolete
    write(package.path("da", "django"), theirs.replace("Adresse", "Slug"))
    assert "forum: 'Slug': the glossary forbids “slug*”: 'Slug'" in problems()


def test_a_name_may_have_a_forbidden_word_in_it(package, tmp_path):
    law = "Lov om offentlige organers websteder"
    write(tmp_path / "da/LC/django.po", OURS.replace("Vælg en side", law))
    assert problems() == []


def test_our_own_code_may_not_say_otherwise_what_a_package_says_too(package, tmp_path):
    own = f'{HEADER}\nmsgid "Choose a page"\nmsgstr "Vælg siden"\n'
    write(tmp_path / "own/da/LC/django.po", own)
    assert problems() == [
        "own, django: 'Choose a page': 'Vælg siden' here, 'Vælg en side' in libraries"
    ]


def test_a_message_is_read_in_our_danish_and_in_the_packages_english():
    with translation.override("da"):
        assert translation.gettext("Save draft") == "Gem kladde"
        assert translation.ngettext("%(count)s image", "%(count)s images", 2) == (
            "%(count)s billeder"
        )
    with translation.override("en"):
        assert translation.gettext("Save draft") == "Save draft"


@pytest.mark.django_db
def test_the_scripts_of_the_admin_are_given_our_danish(client):
    from boligsocial import roles
    from tests.staff import member_of

    roles.set_up_roles()
    catalogue = member_of(roles.EDITOR).get("/admin/jsi18n/").content.decode()
    assert '"Page explorer": "Sideoversigt"' in catalogue


def test_each_package_is_given_its_own_catalogue_back(tmp_path):
    call_command("export_translations", tmp_path, stdout=StringIO())

    path = tmp_path / "wagtail/images/locale/da/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        images = read_po(file, locale="da")
    assert images["Choose an image"].string == "Vælg et billede"
    assert images.get("Choose a document") is None
    assert (tmp_path / "wagtail/admin/locale/da/LC_MESSAGES/djangojs.po").exists()
    [admin] = [package for package in packages() if package.name == "wagtail.admin"]
    exported = messages_in(tmp_path / "wagtail/admin/locale/da/LC_MESSAGES/django.po")
    english = messages_in(admin.path("en", "django"))
    assert list(exported) == list(english)
    # The gettext tools refuse a sentence that leaves a placeholder out.
    for key, message in exported.items():
        for danish in filter(None, texts(message.string)):
            found = set(catalogue_checks.PLACEHOLDER.findall(danish))
            wanted = [
                set(catalogue_checks.PLACEHOLDER.findall(text))
                for text in texts(english[key].id)
            ]
            assert found in wanted


def test_the_packages_are_those_whose_messages_can_be_shown():
    names = {package.name for package in catalogues.packages()}
    assert {"django.conf", "django.contrib.auth", "wagtail", "wagtail.admin"} < names
    assert {"taggit", "django_filters"} < names
    assert not names & {"pages", "links", "wagtail.contrib.forms"}
