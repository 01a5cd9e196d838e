"""The highest number that any process of this server has been told."""

import mmap
import struct

_NUMBER = struct.Struct("Q")


class Seen:
    """Eight bytes that processes share, when they part after this was made.

    gunicorn loads the site before its workers part. No lock, which a process that is
    killed would keep: a number that another overwrites comes again with the next
    request.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _NUMBER.size)

    @property
    def number(self) -> int:
        """The highest number so far."""
        [number] = _NUMBER.unpack_from(self._memory)
        return number

    def note(self, generation: str) -> None:
        """Note the number of what `current_generation` has answered."""
        number = number_of(generation)
        if number > self.number:
            _NUMBER.pack_into(self._memory, 0, number)


def number_of(generation: str) -> int:
    """Return the number within a generation; 0 of none."""
    return int(generation.rpartition("-")[2] or 0)
