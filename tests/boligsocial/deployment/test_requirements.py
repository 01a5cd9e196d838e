"""What a site is installed from."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

FILE = settings.BASE_DIR / "requirements.txt"
# What whoever asked for the site named.
ASKED_FOR = ("django", "wagtail", "pillow", "psycopg2-binary", "gunicorn")
NOT_OURS = ("tests", "var", "bench", "bin")


def name_of(line: str) -> str:
    """Return a name as PyPI compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=\[]", line)[0]).lower()


def named(text: str) -> set[str]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
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
