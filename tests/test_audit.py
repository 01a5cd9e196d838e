"""The accessibility audit names every criterion once, and only tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AUDIT = (ROOT / "docs/accessibility.md").read_text()
# Of WCAG 2.2: 31 criteria of level A and 24 of level AA.
CRITERIA = {
    "1.1": [1],
    "1.2": [1, 2, 3, 4, 5],
    "1.3": [1, 2, 3, 4, 5],
    "1.4": [1, 2, 3, 4, 5, 10, 11, 12, 13],
    "2.1": [1, 2, 4],
    "2.2": [1, 2],
    "2.3": [1],
    "2.4": [1, 2, 3, 4, 5, 6, 7, 11],
    "2.5": [1, 2, 3, 4, 7, 8],
    "3.1": [1, 2],
    "3.2": [1, 2, 3, 4, 6],
    "3.3": [1, 2, 3, 4, 7, 8],
    "4.1": [2, 3],
}


def test_every_criterion_has_one_row():
    rows = re.findall(r"^\| (\d\.\d\.\d+) .+ \(A{1,2}\) \|", AUDIT, re.MULTILINE)
    assert len(rows) == 55
    assert rows == [f"{part}.{n}" for part, ns in CRITERIA.items() for n in ns]


def test_every_test_that_it_names_exists():
    tests = "\n".join(file.read_text() for file in ROOT.glob("tests/**/*.py"))
    named = set(re.findall(r"`(test_\w+)`", AUDIT))
    assert {name for name in named if f"def {name}(" not in tests} == set()


def test_every_file_that_it_names_exists():
    named = re.findall(r"`(tests/[\w./]+)`", AUDIT)
    assert [name for name in named if not (ROOT / name).exists()] == []
