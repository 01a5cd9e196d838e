"""Writes docs/licences.md: what each package of requirements.txt is licensed under.

Reads what the packages that are installed beside this Python say of themselves.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
HEADER = """# Licences

What a running site is made of, besides its own code, and what each part is licensed under, as its package says. Written by `bin/sbom`; a test holds it to `requirements.txt` and to the licences that an association can run a website under without having to publish anything. "BSD" is one of that family whose package does not say which.

| package | licence |
| --- | --- |
"""
PACKAGE = re.compile(r"^([\w.-]+)(?:\[.*\])?==", re.MULTILINE)
# Installed on some Pythons only, so that its package cannot be asked on the others.
ELSEWHERE = {"async-timeout": "Apache-2.0"}
# Told by the text of its licence alone, which somebody has read.
READ = {"pyrage": "MIT"}
# What packages wrote before there were SPDX expressions (PEP 639).
SPELLINGS = {
    "2-Clause BSD License": "BSD-2-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "ISC License (ISCL)": "ISC",
    "LGPL with exceptions": "LGPL",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
FOUND_IN_A_FIELD = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0"}


def licences() -> dict[str, str]:
    """Return the licence of each package that requirements.txt names, "" when unknown."""
    names = PACKAGE.findall((ROOT / "requirements.txt").read_text())
    return dict(found(names))


def found(names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, licence(name)
        except PackageNotFoundError:
            if name in ELSEWHERE:
                yield name, ELSEWHERE[name]


def licence(name: str) -> str:
    """Return a package's licence as an SPDX expression, or as near as it says."""
    said = metadata(name)
    if expression := said.get("License-Expression"):
        return expression
    # A field for anything from a name to the whole text.
    field = said.get("License") or ""
    field = SPELLINGS.get(field, field)
    if field in FOUND_IN_A_FIELD:
        return field
    classifiers = said.get_all("Classifier") or []
    ends = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    # Several classifiers are a choice, as in python-dateutil.
    told = " OR ".join(sorted(SPELLINGS.get(end, end) for end in ends))
    return told or READ.get(name, "")


def page(of_packages: dict[str, str]) -> str:
    rows = sorted(of_packages.items(), key=lambda row: row[0].lower())
    return HEADER + "".join(f"| {name} | {licence} |\n" for name, licence in rows)


if __name__ == "__main__":
    PAGE.write_text(page(licences()))
