"""Connections, all of them in one loop, and which of them have to go."""

import socket
import time
from collections.abc import Iterator

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, UnixWSGIServer

from boligsocial.deployment.web_worker.answers import Answer, Refusal
from boligsocial.deployment.web_worker.limits import (
    LINGER_SECONDS,
    REQUESTS_BYTES,
    SENT_AT_ONCE_BYTES,
    SILENT_SECONDS,
    YOUNG_SECONDS,
    seconds_for,
)
from boligsocial.deployment.web_worker.requests import RequestParser
from boligsocial.metrics.counted import ACCEPTED, ENDED, TALLY


class Connection(HTTPChannel):
    """One connection, which holds no thread but while its answer is made."""

    task_class = Answer
    error_task_class = Refusal
    parser_class = RequestParser

    # Whether it sends what nobody will read.
    must_linger = False
    _lingers_since = 0.0
    # What the kernel may still be given in this turn of the loop, or by this thread.
    _turn_bytes = 0
    # Whether a thread is sending what it has written; it tells of what is left.
    _is_sending = False

    def __init__(self, server, sock, addr, adj, map=None) -> None:  # noqa: A002
        self._waits_since = self._reads_since = time.monotonic()
        self._heard = self._waits_since
        self._read_bytes = 0
        super().__init__(server, sock, addr, adj, map=map)
        self.sendbuf_len = SENT_AT_ONCE_BYTES

    @property
    def is_in_hand(self) -> bool:
        """Whether a whole request is here that has not been answered."""
        return bool(self.requests)

    @property
    def has_begun(self) -> bool:
        """Whether a request is in hand, or so far here that its head is whole."""
        return self.is_in_hand or bool(self.request and self.request.headers_finished)

    @property
    def is_idle(self) -> bool:
        """Whether nothing has been asked that is not answered to the end."""
        return not (self.requests or self.request or self.total_outbufs_len)

    @property
    def held(self) -> int:
        """The bytes of requests that lie here."""
        partial = self.request
        return sum(request.size for request in [*self.requests, partial] if request)

    def rate(self, now: float) -> float:
        """Return the bytes a second at which it sends or reads; 0 for one that waits."""
        if self.total_outbufs_len:
            return self._read_bytes / max(now - self._reads_since, 1)
        if self.request:
            return self.request.size / max(now - self.request.began, 1)
        return 0

    def age(self, now: float) -> float:
        """Return since when it has been doing what it does, in seconds."""
        if self.total_outbufs_len:
            return now - self._reads_since
        return now - (self.request.began if self.request else self._waits_since)

    def look_after(self, now: float) -> None:
        """End what takes too long."""
        if self._lingers_since:
            is_silent = now - self._heard > SILENT_SECONDS
            self.will_close |= is_silent or now - self._lingers_since > LINGER_SECONDS
        elif self.total_outbufs_len:
            if not self.will_close and self.age(now) > seconds_for(self._read_bytes):
                self.will_close = True
                TALLY.add(ENDED["slow"])
        elif self.is_in_hand:
            pass  # It waits for us.
        elif self.request:
            if self.age(now) > seconds_for(self.request.size):
                self._refuse_slow()
        elif self.age(now) > self.adj.keepalive:
            self.will_close = True

    def _refuse_slow(self) -> None:
        with self.requests_lock:
            request, self.request = self.request, None
            request.refuse(408, "slow")
            self.requests.append(request)
            self.server.add_task(self)

    def service(self) -> None:
        """Have a request answered; called in a thread."""
        super().service()
        self._waits_since = time.monotonic()

    def write_soon(self, data) -> int:
        """Take a part of an answer; called in a thread."""
        if not self.total_outbufs_len:
            self._reads_since, self._read_bytes = time.monotonic(), 0
        self._turn_bytes = SENT_AT_ONCE_BYTES
        self._is_sending = True
        try:
            return super().write_soon(data)
        finally:
            self._is_sending = False
            if self.total_outbufs_len:
                self.server.pull_trigger()

    def _flush_outbufs_below_high_watermark(self) -> None:
        """Wait in a thread until enough has been read, which is the loop's to send."""
        was_sending, self._is_sending = self._is_sending, False
        super()._flush_outbufs_below_high_watermark()
        self._is_sending = was_sending

    def send(self, data, do_close=True) -> int:
        """Send what the reader takes, but no more than its part: others wait."""
        if self._turn_bytes <= 0:
            return 0
        sent = super().send(data, do_close)
        self._read_bytes += sent
        self._turn_bytes -= sent
        return sent

    def readable(self) -> bool:
        """Whether the loop is to wait for what the connection sends."""
        return bool(self._lingers_since) or super().readable()

    def writable(self) -> bool:
        """Whether the loop is to wait for the reader."""
        if self._lingers_since:
            return self.will_close
        if self._is_sending:
            # It would ask again and again, and take from the thread the time to send.
            return self.will_close
        return super().writable()

    def handle_read(self) -> None:
        """Take what has come."""
        self._heard = time.monotonic()
        if not self._lingers_since:
            super().handle_read()
            return
        try:
            self.recv(self.adj.recv_bytes)
        except OSError:
            self.handle_close()

    def handle_write(self) -> None:
        """Send what waits, and end the connection if it is to end."""
        self._turn_bytes = SENT_AT_ONCE_BYTES
        if not (self.must_linger and self.close_when_flushed) or self.will_close:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.connected and not self.total_outbufs_len:
            self.close_when_flushed = False
            self._linger()

    def _linger(self) -> None:
        """End our side, and read what the other still sends (RFC 9112, section 9.6)."""
        self._heard = self._lingers_since = time.monotonic()
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.handle_close()


class _Listener:
    """A listening socket of gunicorn's, and the connections that came by it."""

    channel_class = Connection

    def readable(self) -> bool:
        """Whether there is room for another connection."""
        if len(self.active_channels) < self.adj.connection_limit:
            return self.accepting
        return self.accepting and self._slowest(time.monotonic()) is not None

    def handle_accept(self) -> None:
        """Take a connection, for which the slowest has to go when there are too many."""
        before = len(self.active_channels)
        super().handle_accept()
        if len(self.active_channels) > before:
            TALLY.add(ACCEPTED[()])
        if len(self.active_channels) > self.adj.connection_limit:
            slowest = self._slowest(time.monotonic())
            if slowest is not None:
                slowest.handle_close()
                TALLY.add(ENDED["crowded"])

    def look_after(self, now: float) -> None:
        """End the connections that take too long, or together too much."""
        for connection in list(self.active_channels.values()):
            connection.look_after(now)
        held = sum(connection.held for connection in self.active_channels.values())
        while held > REQUESTS_BYTES and (slowest := self._slowest(now)) is not None:
            held -= slowest.held
            slowest.handle_close()
            TALLY.add(ENDED["memory"])

    def stop_accepting(self) -> None:
        """Leave new connections to other processes; those that are here stay."""
        wasyncore.dispatcher.close(self)

    def close_idle(self) -> None:
        """End the connections on which no request has come as far as its body."""
        for connection in list(self.active_channels.values()):
            if connection.is_idle or not (
                connection.has_begun or connection.total_outbufs_len
            ):
                connection.handle_close()

    def _slowest(self, now: float) -> Connection | None:
        """Return the connection that sends or reads most slowly, of those that may go."""
        return min(self._movable(now), key=lambda found: found.rate(now), default=None)

    def _movable(self, now: float) -> Iterator[Connection]:
        for connection in self.active_channels.values():
            if not connection.is_in_hand and connection.age(now) > YOUNG_SECONDS:
                yield connection


class TcpListener(_Listener, TcpWSGIServer):
    """A port."""

    def set_socket_options(self, conn: socket.socket) -> None:
        """Send at once what there is, and keep what is not sent here."""
        super().set_socket_options(conn)
        # On Linux. What is on its way does not count, so that fast lines stay fast.
        if option := getattr(socket, "TCP_NOTSENT_LOWAT", None):
            conn.setsockopt(socket.IPPROTO_TCP, option, SENT_AT_ONCE_BYTES)


class UnixListener(_Listener, UnixWSGIServer):
    """A socket in the file system, whose visitors have no address."""

    def fix_addr(self, _addr) -> tuple[str, str]:
        return "", ""


def listen(sock: socket.socket, worker, loop: dict, threads, adjustments):
    """Take connections for `worker` at a socket that is bound, within `loop`."""
    is_unix = sock.family == socket.AF_UNIX
    listener = (UnixListener if is_unix else TcpListener)(
        worker.wsgi,
        loop,
        _sock=sock,
        dispatcher=threads,
        adj=adjustments,
        bind_socket=False,
        sockinfo=(sock.family, sock.type, sock.proto, sock.getsockname()),
    )
    listener.worker = worker
    return listener
