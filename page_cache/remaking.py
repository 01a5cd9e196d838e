"""Pages that are read much, made anew after a change before anybody asks for them."""

import io
import threading
import time

import structlog
from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, close_old_connections

from page_cache.asking import Address
from page_cache.generation import current_generation
from page_cache.keeper import Keeper

logger = structlog.stdlib.get_logger(__name__)

_PAUSE_SECONDS = 1.0
# After this much making, thrice as long is left to the visitors.
_REST = 3
_MOST = 50


class Remaker:
    """A thread beside those that answer, from the first page that is made on."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, once in each process: never before a server has parted in several."""
        if self._thread is not None or not settings.PAGE_CACHE_REMAKES:
            return
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="page-cache-remaker", daemon=True
                )
                self._thread.start()

    def remake(self) -> int:
        """Make the most read pages that are out of date; return how many.

        Ends when another change is made meanwhile.
        """
        generation = self._keeper.notice()
        made = 0
        pages = self._keeper.memory.pages
        for address in pages.most_read(_MOST) if generation else ():
            if pages.peek(address).holds(generation, time.time()):
                continue
            began = time.monotonic()
            self._keeper.make(request_for(address), address, generation)
            made += 1
            time.sleep((time.monotonic() - began) * _REST)
            if current_generation() != generation:
                break
        return made

    def _run(self) -> None:
        before = ""
        while True:
            time.sleep(_PAUSE_SECONDS)
            close_old_connections()
            try:
                now = current_generation()
                # Once an editor has paused: a change seldom comes alone.
                if now and now == before:
                    self.remake()
                before = now
            except DatabaseError:
                before = ""
            except Exception:
                logger.exception("page_not_remade")


def request_for(address: Address) -> WSGIRequest:
    """Return a request for `address`, as a visitor without anything would send it."""
    name, _colon, port = address.host.partition(":")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.path.encode().decode("latin-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": name,
        "SERVER_PORT": port or ("443" if address.scheme == "https" else "80"),
        "HTTP_HOST": address.host,
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        # What the proxy says in the place of the scheme.
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        environ[header] = secure if address.scheme == "https" else "http"
    return WSGIRequest(environ)
