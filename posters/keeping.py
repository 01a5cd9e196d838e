"""PDFs of posters, made once and kept for as long as they are true.

Anybody may ask for one. What they can have the machine do is bounded: one at a time,
each once, and so many in an hour; a PDF that failed is not tried again at once.
"""

import logging
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from media.conversion.turns import StillBusyError, in_turn
from posters.models import PosterFile
from posters.printing import PrintedPoster, print_poster, program
from posters.printing.document import Document

logger = logging.getLogger(__name__)

# For visitors; each takes a third of a second.
MOST_AN_HOUR = 120
MOST_KEPT = 300
KEPT = timedelta(days=7)
TRIED_AGAIN = timedelta(minutes=10)


class Why(StrEnum):
    """Why there is no PDF."""

    MISSING = program.MISSING
    LETTERS = program.LETTERS
    BROKEN = program.BROKEN
    BUSY = "busy"


class NoPosterFileError(Exception):
    """Says why there is no PDF."""

    def __init__(self, why: Why):
        super().__init__(why)
        self.why = why


def poster_file(key: str, document: Document, *, is_limited: bool = True) -> bytes:
    """Return the PDF of a document, made now if it has to be; `key` says of what it is.

    Raises NoPosterFileError.
    """
    fingerprint = document.fingerprint
    if (kept := _kept(key, fingerprint)) is not None:
        return kept
    try:
        # Before the turn, for a rendition takes one as well.
        files = document.files()
        with in_turn("poster"):
            # Who had the turn before may have made the same.
            if (kept := _kept(key, fingerprint)) is not None:
                return kept
            if is_limited and _made_this_hour() >= MOST_AN_HOUR:
                raise NoPosterFileError(Why.BUSY)
            printed = print_poster(document.told, files)
            _keep(key, fingerprint, printed)
    except StillBusyError as error:
        raise NoPosterFileError(Why.BUSY) from error
    except OSError as error:
        logger.warning("poster_not_printed %s", key, exc_info=True)
        raise NoPosterFileError(Why.BROKEN) from error
    if printed.failure:
        logger.warning("poster_not_printed %s: %s", key, printed.failure)
        raise NoPosterFileError(Why(printed.failure))
    return printed.content


def forget_poster_files() -> None:
    """Delete those that nobody has had made anew for long, and all but the newest."""
    now = timezone.now()
    files = PosterFile.objects.order_by("-made_at")
    files.filter(made_at__lt=now - KEPT).order_by().delete()
    if last := files.values_list("made_at", flat=True)[MOST_KEPT : MOST_KEPT + 1]:
        PosterFile.objects.filter(made_at__lte=last[0]).delete()


def _kept(key: str, fingerprint: str) -> bytes | None:
    known = PosterFile.objects.filter(key=key, fingerprint=fingerprint).first()
    if known is None:
        return None
    if not known.failure:
        # PostgreSQL's driver hands over a view of it.
        return bytes(known.content)
    if known.made_at > timezone.now() - TRIED_AGAIN:
        raise NoPosterFileError(Why(known.failure))
    return None


def _made_this_hour() -> int:
    since = timezone.now() - timedelta(hours=1)
    return PosterFile.objects.filter(made_at__gt=since).count()


def _keep(key: str, fingerprint: str, printed: PrintedPoster) -> None:
    PosterFile.objects.update_or_create(
        key=key,
        defaults={
            "fingerprint": fingerprint,
            "content": printed.content,
            "failure": printed.failure,
            "made_at": timezone.now(),
        },
    )
