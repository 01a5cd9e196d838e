"""An answer as it is kept: compressed once, with the headers that it was made with."""

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

# A browser asks each time, and is told in a few bytes that nothing has changed; what
# is shared asks after a second, and goes on answering while the site cannot (RFC 5861).
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-if-error=86400"
# For those that know a header of their own (RFC 9213). A browser that was told so would
# show an old page once more itself.
CDN_CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=10, stale-if-error=86400"
# RFC 9211. What stands in front of the site adds its own.
CACHE_STATUS = "Cache-Status"
HIT, MISS = "boligsocial; hit", "boligsocial; fwd=miss"
_ENCODING = re.compile(r"\b(br|gzip)\b(?!\s*;\s*q=0(?:\.0*)?(?![.\d]))")
# Of the time that it takes to make a page, a twentieth; of its size, a quarter.
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6


@dataclass(frozen=True)
class Answer:
    """A finished answer of status 200.

    `bodies` has one for each encoding ("br", "gzip"); what is asked for in neither is
    unpacked. `made_at` is in seconds since 1970, as is `ends_at`, if the answer
    depends on the clock.
    """

    generation: str
    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes] = field(repr=False)
    length: int
    etag: str
    made_at: float
    ends_at: float | None = None

    @classmethod
    def of(
        cls,
        response: HttpResponse,
        *,
        generation: str,
        made_at: float,
        until: datetime | None,
    ) -> "Answer":
        """Return `response` as it is to be kept."""
        body = response.content
        return cls(
            generation=generation,
            headers=tuple(response.items()),
            bodies={
                "br": brotli.compress(body, quality=_BROTLI_QUALITY),
                "gzip": gzip.compress(body, _GZIP_LEVEL, mtime=0),
            },
            length=len(body),
            etag=etag_of(body),
            made_at=made_at,
            ends_at=until.timestamp() if until else None,
        )

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return sum(map(len, self.bodies.values())) + headers + 1000

    def holds(self, generation: str, now: float) -> bool:
        """Whether it is what would be made at `now`, under `generation`."""
        if self.generation != generation:
            return False
        return self.ends_at is None or now < self.ends_at

    def response_to(self, request: HttpRequest, now: float) -> HttpResponse:
        """Return it in the encoding that `request` asks for, or 304."""
        encoding = encoding_for(request.headers.get("accept-encoding", ""))
        body = self.bodies.get(encoding) or gzip.decompress(self.bodies["gzip"])
        headers = dict(self.headers)
        headers["Content-Length"] = str(len(body))
        headers[CACHE_STATUS] = HIT
        if encoding:
            headers["Content-Encoding"] = encoding
        response = HttpResponse(body, headers=headers)
        return conditional(request, response, self.etag, self.made_at, now)


def encoding_for(accepted: str) -> str:
    """Return "br", "gzip" or "" for an Accept-Encoding header (RFC 9110, 12.5.3)."""
    if not accepted:
        return ""
    found = _ENCODING.findall(accepted)
    return "br" if "br" in found else "gzip" if found else ""


def etag_of(body: bytes) -> str:
    """Return a weak validator: the same page in whatever encoding.

    Of the page and not of the number of the last change: most changes are to other
    pages, and whoever has this one need not fetch it again.
    """
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def tell_caches(response: HttpResponse) -> None:
    """Say for how long others may keep `response`, unless it has a life of its own."""
    if "Cache-Control" not in response:
        response["Cache-Control"] = CACHE_CONTROL
        response["CDN-Cache-Control"] = CDN_CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding"])


def conditional(
    request: HttpRequest,
    response: HttpResponse,
    etag: str,
    made_at: float,
    now: float,
) -> HttpResponse:
    """Return `response` with its validators, or 304 when the visitor has it.

    Last-Modified counts in whole seconds, so it is told only once the second of the
    making is over: two pages of one second could not be told apart (RFC 9110, 8.8.2.2).
    """
    response["ETag"] = etag
    modified = int(made_at)
    if now >= modified + 1:
        response["Last-Modified"] = http_date(modified)
    else:
        modified = None
    return get_conditional_response(request, etag, modified, response)
