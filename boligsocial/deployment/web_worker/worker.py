"""gunicorn's worker: one loop for all connections, and threads for whole requests."""

import os
import time
from dataclasses import dataclass

from gunicorn.errors import ConfigError
from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from boligsocial.deployment.web_worker.connections import listen
from boligsocial.deployment.web_worker.limits import (
    ANSWER_AHEAD_BYTES,
    ANSWER_IN_MEMORY_BYTES,
    HEAD_BYTES,
    LAST_REQUEST_SECONDS,
    REQUEST_IN_MEMORY_BYTES,
)
from boligsocial.metrics.counted import CONNECTIONS, REQUESTS_WAITING, TALLY

_TURN_SECONDS = 1


@dataclass(frozen=True)
class HeadLimits:
    """gunicorn's own settings: bytes of the first line, number and bytes of fields."""

    line: int
    fields: int
    field: int


class WebWorker(Worker):
    """Reads requests and sends answers in one loop; makes answers in `threads`."""

    @classmethod
    def check_config(cls, cfg, _log) -> None:
        """Refuse at the start what this worker does not do."""
        if cfg.is_ssl:
            raise ConfigError("This site's server speaks no TLS: the proxy ends it.")

    def run(self) -> None:
        """Serve until told to stop, and then what has been begun."""
        self._loop = {}
        self._threads = ThreadedTaskDispatcher()
        self._threads.set_thread_count(self.cfg.threads)
        self._looked_after = self._moved = time.monotonic()
        adjustments = self._adjustments()
        self._listeners = [
            listen(found.sock, self, self._loop, self._threads, adjustments)
            for found in self.sockets
        ]
        # From now on gunicorn counts; until then the sign of life is of another clock.
        self.notify()
        while self.alive and os.getppid() == self.ppid:
            self._turn()
        self.alive = False
        self._stop()

    def handle_exit(self, sig, frame) -> None:
        """SIGTERM: end what has been begun, and then oneself."""
        super().handle_exit(sig, frame)
        self._wake()

    def has_answered(self, request, environ: dict) -> None:
        """Note that the site has answered a request; called in a thread."""
        self.nr += 1
        self._moved = time.monotonic()
        if self.nr >= self.max_requests and self.alive:
            self.log.info("Autorestarting worker after current request.")
            self.alive = False
        self.cfg.post_request(self, request, environ, None)
        if not self.alive:
            self._wake()

    def _wake(self) -> None:
        for listener in getattr(self, "_listeners", ()):
            listener.pull_trigger()

    def _turn(self) -> None:
        """Do what has come, or wait for a second."""
        wasyncore.loop(timeout=_TURN_SECONDS, use_poll=True, map=self._loop, count=1)
        now = time.monotonic()
        if now - self._looked_after < _TURN_SECONDS:
            return
        self._looked_after = now
        for listener in self._listeners:
            listener.look_after(now)
        held = sum(len(listener.active_channels) for listener in self._listeners)
        TALLY.put(CONNECTIONS[()], held)
        TALLY.put(REQUESTS_WAITING[()], len(self._threads.queue))
        if not self._is_stuck(now):
            self.notify()

    def _is_stuck(self, now: float) -> bool:
        """Whether requests wait, and none has been answered for too long.

        gunicorn then ends this worker, and begins another.
        """
        if not self._threads.queue:
            self._moved = now
        return 0 < self.timeout < now - self._moved

    def _stop(self) -> None:
        """Take no more connections, and answer what has been begun, while there is time.

        gunicorn's own process ends whoever is there after its `graceful_timeout`.
        """
        began = time.monotonic()
        for listener in self._listeners:
            listener.stop_accepting()
        while (passed := time.monotonic() - began) < self.cfg.graceful_timeout:
            if passed > LAST_REQUEST_SECONDS:
                for listener in self._listeners:
                    listener.close_idle()
            if not any(listener.active_channels for listener in self._listeners):
                break
            self._turn()

    def _adjustments(self) -> Adjustments:
        """Return waitress's settings, of which most are gunicorn's or the site's."""
        # Not before: gunicorn's own process reads this module before the settings.
        from django.conf import settings  # noqa: PLC0415

        cfg = self.cfg
        adjustments = Adjustments(
            backlog=cfg.backlog,
            connection_limit=cfg.worker_connections,
            threads=cfg.threads,
            recv_bytes=64 * 1024,
            inbuf_overflow=REQUEST_IN_MEMORY_BYTES,
            outbuf_overflow=ANSWER_IN_MEMORY_BYTES,
            outbuf_high_watermark=ANSWER_AHEAD_BYTES,
            max_request_header_size=HEAD_BYTES,
            # From so many on, where the site says above.
            max_request_body_size=settings.REQUEST_MAX_BYTES + 1,
            # The site asks itself whom to believe.
            clear_untrusted_proxy_headers=False,
            log_socket_errors=False,
            ident="",
        )
        adjustments.keepalive = cfg.keepalive or LAST_REQUEST_SECONDS
        adjustments.limits = HeadLimits(
            cfg.limit_request_line,
            cfg.limit_request_fields,
            cfg.limit_request_field_size,
        )
        return adjustments
