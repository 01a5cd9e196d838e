"""Fails when a message of the code has no Danish translation.

Extracts the messages into a copy of the sources, as makemessages does, and reads
what the catalogue then lacks: messages that nobody has translated, or whose
translation is only a guess.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "da"
NOT_SOURCES = (".*", "var", "tests", "static", "__pycache__")


def main() -> None:
    if shutil.which("xgettext") is None:
        if os.environ.get("CI"):
            sys.exit("xgettext is missing: install gettext.")
        print("Skipped: xgettext is not installed (the package gettext has it).")
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "sources"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_SOURCES))
        catalogue = extract(copy)
        missing = list(find_missing(catalogue))
    for place, message in missing:
        print(f"{place}: {message!r} is not translated")
    if missing:
        sys.exit(1)


def extract(sources: Path) -> Path:
    """Bring the catalogue in a copy of the sources up to date with the code."""
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", LANGUAGE, "-v", "0"],
        cwd=sources,
        # Without settings, makemessages writes to the locale folder beside it.
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        check=True,
    )
    return sources / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def find_missing(catalogue: Path):
    """Yield place and text of each message without a Danish one."""
    with catalogue.open("rb") as file:
        messages = read_po(file, locale=LANGUAGE)
    for message in messages:
        if not message.id:
            continue
        translations = message.string
        if isinstance(translations, str):
            translations = (translations,)
        if message.fuzzy or not all(translations):
            name, line = (message.locations or [("?", 0)])[0]
            yield f"{name}:{line}", message.id


if __name__ == "__main__":
    main()
