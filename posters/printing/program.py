"""Typesets a poster. A program of its own, started by `posters.printing`.

What is wrong with a picture can then use up its own memory and time, or crash its own
process, and no other. It imports nothing of the site's, reads what is in the folder that
it is given and the fonts beside it alone, and writes one line of JSON and the PDF.
"""

import json
import resource
import sys
from pathlib import Path

TOLD = "poster.json"
# Why there is no PDF: no engine, letters that none of the fonts has, all else.
MISSING, LETTERS, BROKEN = "missing", "letters", "broken"
HERE = Path(__file__).parent
# ISO 14289-1: tagged, with a title and a language, and fit to be read aloud.
STANDARDS = ["ua-1"]


def main(arguments: list[str]) -> None:
    """Typeset what is in a folder within limits: bytes of memory, seconds."""
    folder, memory, seconds = arguments[0], int(arguments[1]), int(arguments[2])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    try:
        content, failure = typeset(folder), ""
    except ImportError:
        content, failure = b"", MISSING
    # The engine tells what is wrong with a document in words alone.
    except Exception as error:  # noqa: BLE001
        is_letters = "could not be displayed with font" in str(error)
        content, failure = b"", LETTERS if is_letters else BROKEN
        print(error, file=sys.stderr)
    sys.stdout.buffer.write(json.dumps({"failure": failure}).encode() + b"\n" + content)


def typeset(folder: str) -> bytes:
    """Return the PDF of what is in a folder. Raises what the engine does."""
    import typst  # noqa: PLC0415, within the limits

    return typst.compile(
        (HERE / "poster.typ").read_bytes(),
        root=folder,
        font_paths=[str(HERE / "fonts")],
        # The same on every machine.
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
