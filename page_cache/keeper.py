"""What one process keeps: found, made, and put where it is found again."""

import time
from collections.abc import Callable
from datetime import datetime

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.models import Site

from page_cache.answer import (
    CACHE_STATUS,
    MISS,
    Answer,
    conditional,
    etag_of,
    tell_caches,
)
from page_cache.asking import Address
from page_cache.generation import current_generation
from page_cache.marking import end_of, parameters_of
from page_cache.memory import Memory
from page_cache.seen import Seen, number_of
from page_cache.shared import Shared
from page_cache.watching.reading import reading

logger = structlog.stdlib.get_logger(__name__)


class Keeper:
    """Keeps the finished answers that are marked so, under the number that holds.

    An answer is used only while that number is the one that it was begun and finished
    under. `get_response` is what makes one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.memory = Memory(settings.PAGE_CACHE_BYTES)
        self._shared = Shared(settings.PAGE_CACHE_SHARED)
        self._last = ""
        self._seen = Seen()

    def notice(self) -> str:
        """Return the number that holds, having forgotten what another held for.

        While the database does not answer, nothing can be changed in it either, so
        that the last number is as good as any: the last of all processes, for what one
        has changed just before, another may not have asked about yet.
        """
        try:
            generation = current_generation()
        except DatabaseError:
            logger.warning("generation_unknown", exc_info=True)
            return self._last_of_all()
        self._seen.note(generation)
        if generation != self._last:
            # Wagtail keeps the addresses of its sites in the cache for an hour, which
            # a machine with a cache of its own is not told of.
            Site.clear_site_root_paths_cache()
            self._last = generation
        return generation

    def _last_of_all(self) -> str:
        epoch, _, _ = self._last.rpartition("-")
        if not epoch:
            return ""
        return f"{epoch}-{max(number_of(self._last), self._seen.number)}"

    def find(self, address: Address, generation: str) -> Answer | None:
        """Return the answer that is kept for `address` and true, if there is one."""
        now = time.time()
        answer = self.memory.get(address)
        if answer is not None and answer.holds(generation, now):
            return answer
        answer = self._shared.get(address)
        if answer is not None and answer.holds(generation, now):
            self.memory.put(address, answer)
            return answer
        return None

    def make(
        self, request: HttpRequest, address: Address, generation: str
    ) -> HttpResponseBase:
        """Return the answer to `request` newly made, and keep it if that is right."""
        began = time.time()
        with reading() as reads:
            response = self.get_response(request)
        if not _may_be_kept_under(address, response):
            return response
        tell_caches(response)
        etag, until = etag_of(response.content), end_of(request)
        if reads.unwatched:
            logger.warning("page_reads_unwatched", tables=sorted(reads.unwatched))
        elif request.method == "GET" and _still_holds(generation, until):
            answer = Answer.of(
                response, etag=etag, generation=generation, made_at=began, until=until
            )
            self.memory.put(address, answer)
            self._shared.put(address, answer)
            response[CACHE_STATUS] = f"{MISS}; stored"
        response.setdefault(CACHE_STATUS, MISS)
        return conditional(request, response, etag, began, time.time())


def _still_holds(generation: str, until: datetime | None) -> bool:
    if not generation or (until and until.timestamp() <= time.time()):
        return False
    try:
        return current_generation() == generation
    except DatabaseError:
        return False


def _may_be_kept_under(address: Address, response: HttpResponseBase) -> bool:
    parameters = parameters_of(response)
    if parameters is None or response.status_code != 200 or response.streaming:
        return False
    if response.cookies or "no-store" in response.get("Cache-Control", ""):
        return False
    names = [name for name, _value in address.query]
    return len(set(names)) == len(names) and parameters.issuperset(names)
