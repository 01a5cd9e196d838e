"""A zip file with what is held about somebody.

`oplysninger.json` for machines (article 20 of the regulation), `oplysninger.html` for
people, and the files themselves.
"""

import json
import tempfile
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import override

from personal_data.finding.rows import Entry, Found, everything
from personal_data.finding.subject import Subject
from personal_data.register.collecting import register
from personal_data.register.declaring import Elsewhere

_BLOCK = 1024 * 1024
_FORMAT = 1


def write(subject: Subject, to: BinaryIO) -> int:
    """Write the archive; return how many rows are in it. In the site's language."""
    with override("da"), zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        found = everything(subject)
        names = _write_files(archive, found)
        told = as_told(subject, found, names)
        text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("oplysninger.json", text)
        page = render_to_string("personal_data/export.html", _context(subject, found))
        archive.writestr("oplysninger.html", page)
    return sum(len(part.entries) for part in found)


def archive_of(subject: Subject) -> BinaryIO:
    """Return the archive, in a file that is gone once it is closed."""
    # Whoever sends it closes it.
    file = tempfile.TemporaryFile()  # noqa: SIM115
    write(subject, file)
    file.seek(0)
    return file


def file_name() -> str:
    """Return what the archive is called: nothing that says whose it is."""
    return f"personoplysninger-{timezone.localdate():%Y-%m-%d}.zip"


def as_told(subject: Subject, found: list[Found], files: dict) -> dict:
    """Return all of it as JSON can hold it."""
    return {
        "format": _FORMAT,
        "made": timezone.now(),
        "about": {
            "name": subject.title,
            "addresses": sorted(subject.addresses | subject.shared),
            "usernames": sorted(subject.usernames),
        },
        "held": [
            {
                "table": part.model._meta.label,
                "title": part.title,
                "why": force_str(part.why),
                "kept": force_str(part.kept),
                "rows": [_row(entry, files) for entry in part.entries],
            }
            for part in found
        ],
        "elsewhere": [_place(place) for place in _places()],
    }


def _row(entry: Entry, files: dict) -> dict:
    return {
        "key": entry.key,
        "because": entry.because,
        "values": entry.values,
        "files": [files[file.name] for file in entry.files if file.name in files],
    }


def _places() -> list[Elsewhere]:
    return [place for part in register().parts for place in part.elsewhere]


def _place(place: Elsewhere) -> dict:
    return {
        part: force_str(getattr(place, part))
        for part in ("where", "what", "why", "kept")
    }


def _write_files(archive: zipfile.ZipFile, found: list[Found]) -> dict[str, str]:
    """Write each file once; return what it is called in the archive, by its name."""
    names: dict[str, str] = {}
    for file in (f for part in found for entry in part.entries for f in entry.files):
        # A file of the storage that was lost is named in its row, and is all there is.
        if file.name in names or not file.storage.exists(file.name):
            continue
        name = f"filer/{len(names) + 1}-{PurePosixPath(file.name).name}"
        names[file.name] = name
        with file.storage.open(file.name) as source, archive.open(name, "w") as target:
            while block := source.read(_BLOCK):
                target.write(block)
    return names


def _context(subject: Subject, found: list[Found]) -> dict:
    return {
        "subject": subject,
        "addresses": sorted(subject.addresses | subject.shared),
        "made": timezone.now(),
        "places": _places(),
        "found": [
            {
                "title": part.title,
                "why": part.why,
                "kept": part.kept,
                "rows": [_readable(part, entry) for entry in part.entries],
            }
            for part in found
        ],
    }


def _readable(part: Found, entry: Entry) -> dict:
    fields = {field.name: field for field in part.model._meta.get_fields()}
    values = [
        (capfirst(getattr(fields.get(name), "verbose_name", "")), _in_words(value))
        for name, value in entry.values.items()
        if value not in (None, "", [], {})
    ]
    return {"because": entry.because, "values": values}


def _in_words(value) -> str:
    if isinstance(value, list):
        return " … ".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(localize(timezone.localtime(value) if hasattr(value, "hour") else value))
