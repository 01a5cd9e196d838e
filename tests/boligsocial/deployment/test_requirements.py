"""What a site is installed from: pinned, by hash, and free to use."""

import ast
import re
import runpy
import sys
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

from tests.releases import OTHER_RELEASES

FILE = settings.BASE_DIR / "requirements.txt"
# What whoever asked for the site named.
ASKED_FOR = ("django", "wagtail", "pillow", "psycopg2-binary", "gunicorn")
NOT_OURS = ("tests", "var", "bench", "bin")
LISTS = ("requirements", "requirements-dev", "requirements-tools")
# Nothing here asks an association to publish code of its own that runs on it.
ALLOWED_LICENCES = {
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CNRI-Python",
    "ISC",
    "LGPL",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
    # Free, permissive and at one with the GPL (ZPL 2.1, by the OSI and the FSF).
    "Zope Public License",
}


def name_of(line: str) -> str:
    """Return a name as PyPI compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=\[]", line)[0]).lower()


def named(text: str) -> set[str]:
    lines = [line for line in text.splitlines() if line and line[0] not in "#-"]
    assert all("==" in line for line in lines), "everything is pinned"
    return {name_of(line) for line in lines}


OURS, THEIRS = FILE.read_text().split("# What the packages above need")


@pytest.mark.parametrize("package", ASKED_FOR)
def test_what_was_asked_for_is_there_by_name(package):
    assert package in named(OURS)


def test_nothing_is_pinned_twice():
    assert not named(OURS) & named(THEIRS)


def test_what_our_code_imports_is_named_as_what_the_site_needs():
    distributions = packages_distributions()
    imported = set()
    for path in settings.BASE_DIR.glob("*/**/*.py"):
        if path.relative_to(settings.BASE_DIR).parts[0] in NOT_OURS:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    imported -= sys.stdlib_module_names
    for module in sorted(imported):
        packages = set(map(name_of, distributions.get(module, ())))
        # Our own packages are of no distribution.
        assert not packages or packages & named(OURS), module


@pytest.mark.parametrize("name", LISTS)
def test_each_release_is_installed_by_the_hashes_of_its_files(name):
    locked = (settings.BASE_DIR / f"{name}.lock").read_text()
    requirements = re.sub(r" \\\n\s+", " ", locked).splitlines()
    pins = [line for line in requirements if line[0] not in "#-"]
    assert all(re.search(r"( --hash=sha256:[0-9a-f]{64})+$", line) for line in pins)
    # The same file, wherever a mirror has it.
    assert "://" not in locked
    assert "--index" not in locked
    assert releases_of(pins) == releases_of(
        (settings.BASE_DIR / f"{name}.txt").read_text().splitlines()
    )


def releases_of(lines: list[str]) -> set[tuple[str, str]]:
    pins = (re.match(r"([\w.-]+)(?:\[.*\])?==([^\s;]+)", line) for line in lines)
    return {(name_of(pin[1]), pin[2]) for pin in pins if pin}


def test_the_tests_are_locked_on_top_of_the_site():
    lines = (settings.BASE_DIR / "requirements-dev.lock").read_text().splitlines()
    assert "-r requirements.lock" in lines


@pytest.fixture(scope="module")
def licences():
    return runpy.run_path(str(settings.BASE_DIR / "bin" / "_licences.py"))


def test_every_package_has_a_licence_that_we_may_use(licences):
    # "A OR B" is a choice; one that is allowed will do.
    refused = {
        name: licence
        for name, licence in licences["licences"]().items()
        if not any(
            set(choice.split(" AND ")) <= ALLOWED_LICENCES
            for choice in licence.split(" OR ")
        )
    }
    assert refused == {}


@pytest.mark.skipif(bool(OTHER_RELEASES), reason="other releases may say other things")
def test_the_page_of_licences_is_the_one_that_the_packages_give(licences):
    written = licences["page"](licences["licences"]())
    assert licences["PAGE"].read_text() == written


UPDATING = runpy.run_path(str(settings.BASE_DIR / "bin" / "_update.py"))


def test_an_update_changes_releases_and_leaves_the_list_as_it_was_written():
    lines = ["# The system", "Django==5.2.19  # within 5.2", "whitenoise[brotli]==6.1"]
    lines += ["", UPDATING["NEEDED"], "gone==1.0", "sqlparse==0.6.1"]
    pins = "django==5.2.20\nwhitenoise[brotli]==6.2\nsqlparse==0.7\n"
    pins += "tzdata==2026.6 ; sys_platform == 'win32'\n"
    pins += "zipp==1.0 ; python_full_version < '3.12'\n"
    assert UPDATING["loosened"](lines) == ["Django==5.2.*", "whitenoise[brotli]"]
    assert UPDATING["renewed"](lines, UPDATING["parse"](pins)) == [
        "# The system",
        "Django==5.2.20  # within 5.2",
        "whitenoise[brotli]==6.2",
        "",
        UPDATING["NEEDED"],
        "sqlparse==0.7",
        "zipp==1.0 ; python_full_version < '3.12'",
    ]


def test_an_update_refuses_a_package_without_one_release_for_every_python():
    pins = "soupsieve==2.10 ; python_full_version < '3.11.5'\n"
    pins += "soupsieve==4.1.3 ; python_full_version >= '3.11.5'\n"
    with pytest.raises(SystemExit, match="soupsieve"):
        UPDATING["parse"](pins)
