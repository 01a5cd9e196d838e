"""What the Nu HTML checker says about every page, as the site sends it.

    python -m bench.html_validator

Needs Java, and npm the first time. Asks for every page type in each of its states, the
messages for failures, and the preview of every block, and ends with 1 when the checker
finds an error. Two of its remarks are left out, for we mean what it remarks on.
"""

# ruff: noqa: PLC0415 - Django is set up before its models are imported

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.npm_tools import npm_package
from bench.temporary_site import temporary_site
from tests.browser.pages_of_every_type import PAGES

VERSION = "26.9.27"
MEANT = re.compile(
    # Safari takes a list without bullets for no list.
    r"The .list. role is unnecessary for element"
    # Wagtail's and Django's line breaks in running text.
    r"|Trailing slash on void elements has no effect"
)


def main() -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    java = shutil.which("java")
    if java is None:
        sys.exit("The checker is written in Java, which is missing.")
    jar = npm_package("vnu-jar", VERSION) / "build" / "dist" / "vnu.jar"
    with temporary_site(demo=True) as site:
        from bench.documents import every_document

        folder = site.folder / "documents"
        folder.mkdir()
        documents = {}
        for name, body in every_document(site, PAGES):
            file = folder / f"{len(documents)}.html"
            file.write_bytes(body)
            documents[file.name] = name
        messages = check(java, jar, sorted(folder.iterdir()))
    return print_messages(messages, documents)


def check(java: str, jar: Path, files: list[Path]) -> list[dict]:
    """Return the checker's messages about `files`."""
    command = [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
    ended = subprocess.run(  # noqa: S603
        [*command, *files], capture_output=True, text=True, check=True
    )
    return json.loads(ended.stdout)["messages"]


def print_messages(messages: list[dict], documents: dict[str, str]) -> int:
    """Print what the checker found, document by document; return 1 for an error."""
    messages = [message for message in messages if not MEANT.match(message["message"])]
    for message in messages:
        name = documents[message["url"].rpartition("/")[2]]
        kind = message.get("subType", message["type"])
        print(f"{name}, line {message.get('lastLine', '?')}: {kind}")
        print(f"  {message['message']}\n  {message.get('extract', '')!r}")
    errors = sum(message["type"] == "error" for message in messages)
    others = len(messages) - errors
    print(f"{len(documents)} documents: {errors} errors, {others} other remarks")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
