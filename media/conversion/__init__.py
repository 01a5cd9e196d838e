"""Makes of a file that somebody sent a picture that the site can keep, or refuses it.

What is kept has been unpacked to the end and written anew by the site itself, so
that whatever shows it later meets an ordinary picture of known size.
"""

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from media.conversion import program
from media.conversion.turns import in_turn

# Beyond the widest rendition, so that a crop of a tall picture is still sharp.
LONGEST_SIDE = 3200


class PictureRefusedError(ValidationError):
    """Says in words why a file is not taken; `code` says it to the program."""

    def __init__(self, reason: str):
        super().__init__(_explanation(reason), code=reason)


def convert(source: bytes, longest_side: int = LONGEST_SIDE) -> tuple[bytes, str]:
    """Return the picture in `source` as the site keeps it, and the suffix of its name.

    A JPEG or, when it is a drawing or see-through, a PNG. Raises PictureRefusedError,
    and StillBusyError when other pictures take too long.
    """
    try:
        with in_turn("upload"):
            answer = _run(source, longest_side)
    except subprocess.TimeoutExpired as error:
        raise PictureRefusedError(program.TOO_HEAVY) from error
    if answer.returncode:
        # Out of processor time, killed, or crashed for want of memory.
        raise PictureRefusedError(program.TOO_HEAVY)
    head, _newline, content = answer.stdout.partition(b"\n")
    told = json.loads(head)
    if "refused" in told:
        raise PictureRefusedError(told["refused"])
    return content, told["suffix"]


def _run(source: bytes, longest_side: int) -> subprocess.CompletedProcess:
    limits = (
        settings.PICTURE_MEMORY_BYTES,
        settings.PICTURE_SECONDS,
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
        longest_side,
    )
    return subprocess.run(  # noqa: S603
        # Isolated: it takes no modules from the folder or the environment.
        [sys.executable, "-I", str(Path(program.__file__)), *map(str, limits)],
        input=source,
        capture_output=True,
        check=False,
        timeout=2 * settings.PICTURE_SECONDS,
    )


def _explanation(reason: str) -> str:
    match reason:
        case program.TOO_MANY_PIXELS:
            limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
            return gettext(
                "The picture is too large: at most %(limit)d million pixels."
            ) % {"limit": limit}
        case program.TOO_HEAVY:
            return gettext(
                "The picture takes too much memory to unpack. Make it smaller, at most"
                " %(side)d pixels on its longest side, and try again."
            ) % {"side": LONGEST_SIDE}
    return gettext("The file is not a picture, or it is damaged.")
