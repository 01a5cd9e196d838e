"""What is held about those who bring pages in, and those whom old pages name."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from importer.models import Original
from personal_data.erasing.outcome import Outcome
from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    NONE,
    OWN,
    TEXT,
    WHO,
    Declared,
    Holding,
    Whose,
)

_BOTH = (Whose.STAFF, Whose.ANYBODY)
_WHY = _("That old pages are brought in, and the work can be looked over")
_AS_THE_RUN = _("As long as the site, unless the import is taken back")
_HALF_A_YEAR = _("Half a year after the import")
_LINES_HALF_A_YEAR = _(
    "The lines: half a year after the import. Names and addresses of the pages: "
    "as long as the site"
)
# What is brought in is smaller; a file that unpacks to more is looked at so far.
_MOST_BYTES = 100_000_000


def _held(label: str, what, kept=_AS_THE_RUN, jobs=(), **parts) -> Holding:
    return Holding(label, _BOTH, what, _WHY, kept, parts, deleted_by=jobs)


def _texts_of(content: bytes, depth: int = 2) -> Iterator[str]:
    yield content.decode(errors="replace")
    source = io.BytesIO(content)
    if depth and zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            for member in archive.infolist():
                if not member.is_dir() and not member.flag_bits & 1:
                    with archive.open(member) as packed:
                        yield from _texts_of(packed.read(_MOST_BYTES), depth - 1)


def _originals(subject: Subject, outcome: Outcome) -> None:
    """What came in is packed, so that the database cannot look into it."""
    if not subject.addresses:
        return
    found = [
        original.pk
        for original in Original.objects.iterator(chunk_size=20)
        if any(map(subject.is_in, _texts_of(original.content)))
    ]
    outcome.gone(
        _("Originals of imported pages"),
        Original.objects.filter(pk__in=found).delete()[0],
    )


DECLARED = Declared(
    holdings=[
        _held(
            "importer.ImportRun",
            _("Who brought old pages in, and when"),
            begun_by=WHO,
            begun_at=OWN,
            robots=NONE,
            notices=TEXT,
        ),
        _held(
            "importer.ImportRule",
            _("Who decided what a line of old pages is"),
            text=TEXT,
            key=TEXT,
            decide=NONE,
            section=NONE,
            decided_by=WHO,
            decided_at=OWN,
        ),
        _held(
            "importer.Original",
            _("Old pages as they came, with the names that stand in them"),
            _HALF_A_YEAR,
            ("forget_old_originals",),
            name=TEXT,
            media_type=NONE,
            packed=TEXT,
        ),
        _held(
            "importer.ImportedSource",
            _("The lines of old pages, with the names that stand in them"),
            _LINES_HALF_A_YEAR,
            ("forget_old_originals",),
            name=TEXT,
            address=TEXT,
            final_address=TEXT,
            identity=NONE,
            final_identity=NONE,
            member=TEXT,
            digest=NONE,
            reason=TEXT,
            notices=TEXT,
            lines=TEXT,
            left_out=TEXT,
            said=TEXT,
        ),
        _held(
            "importer.ImportedFile",
            _("Where pictures and documents of old pages lay"),
            address=TEXT,
            identity=NONE,
            problem=TEXT,
        ),
        _held(
            "importer.ImportedPage",
            _("What became of old pages, with the names that stand in them"),
            _LINES_HALF_A_YEAR,
            ("forget_old_originals",),
            key=TEXT,
            title=TEXT,
            fingerprint=NONE,
            findings=TEXT,
            account=TEXT,
            made=NONE,
            stays_because=TEXT,
        ),
    ],
    erasers=[_originals],
)
