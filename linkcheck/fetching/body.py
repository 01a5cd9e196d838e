"""Reading a body no further than is useful, before and after decompression."""

import zlib
from dataclasses import dataclass

from aiohttp import ClientResponse

# The content codings that are asked for. A server that sends another one anyhow
# gets no decoder, and so no chance to send a bomb in it.
ACCEPTED_CODINGS = "gzip, deflate"

_STEP = 64 * 1024
_GZIP = ("gzip", "x-gzip")


class BadCodingError(Exception):
    """The body is not compressed as its header says."""


@dataclass(frozen=True, slots=True)
class Body:
    """The beginning of a body, decompressed."""

    content: bytes
    # Whether that is all of it.
    complete: bool


async def read_body(response: ClientResponse, raw_cap: int, cap: int) -> Body:
    """Read at most `raw_cap` bytes, and at most `cap` once they are decompressed.

    Raises BadCodingError, and what aiohttp raises while reading.
    """
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("", "identity", "deflate", *_GZIP):
        return Body(b"", complete=False)
    decoder = _Decoder(coding, cap)
    received = 0
    while received < raw_cap and decoder.room:
        chunk = await response.content.readany()
        if not chunk:
            return Body(decoder.finish(), complete=True)
        chunk = chunk[: raw_cap - received]
        received += len(chunk)
        decoder.feed(chunk)
    complete = response.content.at_eof() and decoder.room > 0
    return Body(decoder.finish(), complete=complete)


class _Decoder:
    """Undoes one content coding, a little at a time, and never beyond a cap."""

    def __init__(self, coding: str, cap: int):
        self._coding = coding
        self._inflater = None
        self._members = 0
        self._ended = False
        self._content = bytearray()
        self._cap = cap

    @property
    def room(self) -> int:
        """How many bytes more there may be."""
        return self._cap - len(self._content)

    def feed(self, chunk: bytes) -> None:
        """Take in the next bytes off the network; raises BadCodingError."""
        if self._coding in ("", "identity"):
            self._content += chunk[: self.room]
            return
        try:
            while chunk and self.room and not self._ended:
                chunk = self._inflate(chunk)
        except zlib.error as error:
            raise BadCodingError(str(error)) from error

    def finish(self) -> bytes:
        """Return what there is, with the few bytes that zlib may hold back."""
        if self._inflater and self.room:
            self._content += self._inflater.decompress(b"", self.room)
        return bytes(self._content)

    def _inflate(self, chunk: bytes) -> bytes:
        """Decompress one step's worth; return what of the chunk is left."""
        if self._inflater is None:
            # A gzip body may have several members (RFC 1952, section 2.2), and
            # padding after the last.
            if self._members and (self._coding not in _GZIP or chunk[0] != 0x1F):
                self._ended = True
                return b""
            self._inflater = zlib.decompressobj(self._window(chunk))
            self._members += 1
        self._content += self._inflater.decompress(chunk, min(self.room, _STEP))
        if not self._inflater.eof:
            return self._inflater.unconsumed_tail
        rest = self._inflater.unused_data
        self._inflater = None
        return rest

    def _window(self, chunk: bytes) -> int:
        if self._coding in _GZIP:
            return 16 + zlib.MAX_WBITS
        # "deflate" is the zlib format, and some servers send the bare one.
        return zlib.MAX_WBITS if chunk[0] & 0x0F == 8 else -zlib.MAX_WBITS
