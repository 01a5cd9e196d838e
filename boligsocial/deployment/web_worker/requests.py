"""Reads requests as they come, and refuses those that two readers could take apart.

waitress reads them; what it forgives, and RFC 9112 lets a server refuse, is refused
here. A proxy that understands a request in another way would pass on what is not one.
"""

import time

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.receiver import ChunkedReceiver
from waitress.utilities import BadRequest, RequestEntityTooLarge

from boligsocial.deployment.web_worker.limits import CHUNK_LINE_BYTES, TRAILER_BYTES

_VERSIONS = ("1.0", "1.1")


class RequestParser(HTTPRequestParser):
    """One request of a connection, as far as it has come."""

    # Of one whose first line has not come.
    path = ""
    # The status that it is refused with; 0 for that of waitress's own error.
    refused_with = 0
    # Whether more of it comes that nobody will read.
    is_cut = False

    def __init__(self, adj) -> None:
        super().__init__(adj)
        self.began = time.monotonic()

    @property
    def size(self) -> int:
        """The bytes that have come."""
        return self.header_bytes_received + self.body_bytes_received

    def received(self, data: bytes) -> int:
        """Take what belongs to this request; return how many bytes that were."""
        consumed = super().received(data)
        body = self.body_rcv
        if isinstance(self.error, RequestEntityTooLarge):
            self._leave_to_the_site()
        elif isinstance(body, ChunkedReceiver) and not self.completed:
            line, trailer = len(body.control_line), len(body.trailer)
            if line > CHUNK_LINE_BYTES or trailer > TRAILER_BYTES:
                self.refuse(400, "chunk")
        if self.error or self.is_cut:
            self.is_cut = True
            # It would be told to go on.
            self.expect_continue = False
        return consumed

    def refuse(self, status: int, reason: str) -> None:
        """Have this request answered with `status`, whatever else comes of it."""
        self.refused_with = status
        self.error = BadRequest(reason)
        self.is_cut = self.completed = True
        self.expect_continue = False

    def _leave_to_the_site(self) -> None:
        """Have the site say in its own words that a body is too long, without the body.

        It looks at the length first (boligsocial.middleware.bad_requests).
        """
        self.close()
        self.body_rcv = self.error = None
        length = max(self.content_length, self.adj.max_request_body_size)
        self.headers |= {"CONTENT_LENGTH": str(length), "CONNECTION": "close"}
        self.is_cut = True

    def parse_header(self, header_plus: bytes) -> None:
        """Read first line and fields. Raises ParsingError for what is refused."""
        first, *lines = header_plus.rstrip(b"\r\n").split(b"\r\n")
        limits = self.adj.limits
        if len(first) > limits.line:
            self._fail(414, "line")
        if len(lines) > limits.fields or any(
            len(line) > limits.field for line in lines
        ):
            self._fail(431, "fields")
        if any(line[:1] in b" \t" for line in lines):
            self._fail(400, "folding")
        super().parse_header(header_plus)
        if self.version not in _VERSIONS:
            self._fail(505, "version")
        names = [line.partition(b":")[0].lower() for line in lines]
        hosts = names.count(b"host")
        if hosts > 1 or (self.version == "1.1" and not hosts):
            self._fail(400, "host")
        if codings := names.count(b"transfer-encoding"):
            self._check_framing(lines, names, codings)

    def _check_framing(self, lines, names, codings: int) -> None:
        """Refuse what RFC 9112, section 6.1, calls an attempt at smuggling."""
        _, _, coding = lines[names.index(b"transfer-encoding")].partition(b":")
        is_plain = codings == 1 and coding.strip(b" \t").lower() == b"chunked"
        if not is_plain or self.version == "1.0" or b"content-length" in names:
            self._fail(400, "framing")

    def _fail(self, status: int, reason: str) -> None:
        self.refused_with = status
        raise ParsingError(reason)
