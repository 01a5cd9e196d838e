"""Compiles the message catalogues, so that they need neither gettext nor a step."""

import hashlib
import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.core.exceptions import ImproperlyConfigured


def compile_catalogues(source: Path, target: Path) -> list[Path]:
    """Compile each <language>/LC_MESSAGES/*.po below `source` to the same place in `target`.

    Returns the catalogues that it wrote: those whose source differs from the one
    that they were made of. Messages without a translation and fuzzy ones are left
    out, so that they stay in the language of the code. Several processes may do
    this at once. Raises ImproperlyConfigured for a catalogue that cannot be read.
    """
    written = []
    for catalogue in sorted(source.glob("**/LC_MESSAGES/*.po")):
        compiled = target / catalogue.relative_to(source).with_suffix(".mo")
        fingerprint = compiled.with_suffix(".sha256")
        digest = hashlib.sha256(catalogue.read_bytes()).hexdigest()
        if _is_made_of(compiled, digest):
            continue
        compiled.parent.mkdir(parents=True, exist_ok=True)
        _write(compiled, _compile(catalogue))
        # Last, so that an interrupted compilation is done again.
        _write(fingerprint, digest.encode())
        written.append(compiled)
    return written


def uncompiled(source: Path, target: Path) -> list[Path]:
    """Return the catalogues below `source` of which `target` lacks the compiled one."""
    return [
        catalogue
        for catalogue in sorted(source.glob("**/LC_MESSAGES/*.po"))
        if not _is_made_of(
            target / catalogue.relative_to(source).with_suffix(".mo"),
            hashlib.sha256(catalogue.read_bytes()).hexdigest(),
        )
    ]


def _is_made_of(compiled: Path, digest: str) -> bool:
    fingerprint = compiled.with_suffix(".sha256")
    return (
        compiled.exists() and fingerprint.exists() and fingerprint.read_text() == digest
    )


def _compile(catalogue: Path) -> bytes:
    language = catalogue.parent.parent.name
    with catalogue.open("rb") as source, tempfile.TemporaryFile() as compiled:
        try:
            messages = read_po(source, locale=language, abort_invalid=True)
        except (PoFileError, ValueError) as error:
            raise ImproperlyConfigured(f"{catalogue}: {error}") from error
        write_mo(compiled, messages, use_fuzzy=False)
        compiled.seek(0)
        return compiled.read()


def _write(path: Path, content: bytes) -> None:
    """Put a whole new file in the place of the old one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
