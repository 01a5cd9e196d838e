"""An answer as it is kept: compressed once, with the headers that it was made with."""

import gzip
import hashlib
import re
import sys
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

# A browser asks each time, and is told in a few bytes that nothing has changed; what
# is shared asks after a second. Not stale-if-error: a site that has been closed answers
# 503 (RFC 5861 calls that an error too), and its old pages would stay open with it.
CACHE_CONTROL = "public, max-age=0, s-maxage=1"
# For those that know a header of their own (RFC 9213): they go on answering while the
# site cannot, and for as long when it has been closed. A browser that was told so would
# show an old page once more itself.
CDN_CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=10, stale-if-error=600"
# RFC 9211. What stands in front of the site adds its own.
CACHE_STATUS = "Cache-Status"
HIT, MISS = "boligsocial; hit", "boligsocial; fwd=miss"
_ENCODING = re.compile(r"\b(br|gzip)\b(?!\s*;\s*q=0(?:\.0*)?(?![.\d]))")
# Of the time that it takes to make a page, a twentieth; of its size, a quarter.
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6
# What a visitor says who has the page, or some page, already (RFC 9110, 13.1).
_CONDITIONS = frozenset(
    [
        "HTTP_IF_MATCH",
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_UNMODIFIED_SINCE",
    ]
)


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
    etag: str
    made_at: float
    ends_at: float | None = None

    @classmethod
    def of(
        cls,
        response: HttpResponse,
        *,
        etag: str,
        generation: str,
        made_at: float,
        until: datetime | None,
    ) -> "Answer":
        """Return `response` as it is to be kept."""
        body = response.content
        return cls(
            generation=generation,
            # Most are the same on every page.
            headers=tuple(
                (sys.intern(name), sys.intern(value))
                for name, value in response.items()
            ),
            bodies={
                "br": brotli.compress(body, quality=_BROTLI_QUALITY),
                "gzip": gzip.compress(body, _GZIP_LEVEL, mtime=0),
            },
            etag=etag,
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
        # Not request.headers, which reads all of them first.
        asked = request.META
        encoding = encoding_for(asked.get("HTTP_ACCEPT_ENCODING", ""))
        body = self.bodies.get(encoding) or gzip.decompress(self.bodies["gzip"])
        response = HttpResponse(body)
        # As Django keeps them: it checked them when they were made, and would do so
        # again every time.
        headers = response.headers._store  # noqa: SLF001
        headers.update(self._headers_by_name)
        headers["content-length"] = ("Content-Length", str(len(body)))
        if encoding:
            headers["content-encoding"] = ("Content-Encoding", encoding)
        return conditional(request, response, self.etag, self.made_at, now)

    @cached_property
    def _headers_by_name(self) -> dict[str, tuple[str, str]]:
        pairs = (*self.headers, (CACHE_STATUS, HIT))
        return {sys.intern(pair[0].lower()): pair for pair in pairs}

    def __getstate__(self) -> dict:
        # What others find in a shared cache, and can work out themselves.
        return {
            name: value
            for name, value in vars(self).items()
            if name != "_headers_by_name"
        }


@lru_cache(maxsize=256)
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
        response["Last-Modified"] = _http_date(modified)
    else:
        modified = None
    if _CONDITIONS.isdisjoint(request.META):
        return response
    answer = get_conditional_response(request, etag, modified, response)
    if CACHE_STATUS in response:
        # Django takes it out of a 304.
        answer[CACHE_STATUS] = response[CACHE_STATUS]
    return answer


_http_date = lru_cache(maxsize=1024)(http_date)
