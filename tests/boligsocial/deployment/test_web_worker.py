"""The web server: slow visitors hold nobody up, and two readers read the same request."""

import hashlib
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from bench.slow_visitors import KINDS, ask, dripping
from tests.boligsocial.deployment.documented import (
    caddy_configuration,
    nginx_configuration,
)
from tests.boligsocial.deployment.proxies import free_port, running, until
from tests.boligsocial.deployment.web_server import (
    PATIENCE,
    all_of,
    echoed,
    status_of,
    web_server,
)
from tests.conftest import require

# bench.slow_visitors measures it; this is what a busy machine may take.
ANSWERED_WITHIN_MS = 1500
SLOW = 200
LARGE = 20 * 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "large").write_bytes(b"0123456789abcdef" * (LARGE // 16))
    with web_server(folder) as server:
        yield server


def refused(answer: bytes) -> int:
    """Return the status of a refusal of the server's own, which is in Danish."""
    head, _, page = answer.partition(b"\r\n\r\n")
    assert '<html lang="da">' in page.decode()
    assert b"Connection: close" in head
    return status_of(answer)


class TestSlowVisitors:
    @pytest.mark.parametrize("kind", KINDS)
    def test_who_sends_or_reads_slowly_holds_nobody_up(self, server, kind):
        with dripping(server.port, server.host, kind, SLOW, "/test/file") as drippers:
            waits = [ask(server.port, server.host, "/healthz", 5) for _ in range(10)]
            assert len(drippers.open) == SLOW
        assert max(waits) < ANSWERED_WITHIN_MS

    def test_a_file_is_read_slowly_from_the_disk_and_not_from_memory(self, server):
        def memory() -> int:
            return sum(resident(child) for child in children(server.process.pid))

        before = memory()
        with dripping(server.port, server.host, "reader", 20, "/test/file"):
            assert memory() - before < 2 * LARGE

    def test_a_request_that_does_not_end_is_ended(self, tmp_path):
        with web_server(
            tmp_path, "--config", "python:tests.boligsocial.deployment.impatient"
        ) as server:
            with server.connect() as silent, server.connect() as blank:
                began = time.monotonic()
                blank.sendall(b"\r\n\r\n")
                assert all_of(silent) == all_of(blank) == b""
                assert time.monotonic() - began < 5
            head = b"POST /test/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
            for begun in (b"GET / HTTP/1.1\r\nHo", head):
                assert refused(server.say(begun)) == 408

    def test_when_there_are_too_many_the_slowest_goes(self, tmp_path):
        few = ["--worker-connections", "10", "--workers", "1"]
        with (
            web_server(tmp_path, *few) as server,
            dripping(server.port, server.host, "headers", 10) as drippers,
        ):
            time.sleep(0.5)
            for _visit in range(3):
                assert ask(server.port, server.host, "/healthz", 5) < 3000
                time.sleep(1)
            # They go one after the other, and only when somebody comes.
            assert 1 <= drippers.lost <= 4


class TestSlowVisitorsOfAProxy:
    @pytest.fixture
    def nginx(self, server, tmp_path):
        require(shutil.which("nginx"), "nginx")
        (tmp_path / "cache").mkdir()
        (tmp_path / "temporary").mkdir()
        port, file = free_port(), tmp_path / "nginx.conf"
        file.write_text(nginx_configuration(tmp_path, port, server.port))
        with running(["nginx", "-p", str(tmp_path), "-c", str(file)], port):
            yield port

    @pytest.fixture
    def caddy(self, server, tmp_path):
        require(shutil.which("caddy"), "Caddy")
        port, file = free_port(), tmp_path / "Caddyfile"
        file.write_text(caddy_configuration(port, free_port(), server.port))
        command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
        folders = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
        with running(command, port, env=folders):
            yield port

    # Who reads from a proxy slowly is its own: decision 29 tells of Caddy's first seconds.
    @pytest.mark.parametrize("kind", ["headers", "body"])
    @pytest.mark.parametrize("proxy", ["nginx", "caddy"])
    def test_they_hold_nobody_up(self, request, proxy, kind):
        port = request.getfixturevalue(proxy)
        host = f"localhost:{port}"
        with dripping(port, host, kind, SLOW):
            waits = [ask(port, host, "/healthz", 5) for _ in range(10)]
        assert max(waits) < ANSWERED_WITHIN_MS


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in text.split()]


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("lines", "status"),
        [
            (["GET /"], 505),
            (["GET / HTTP/2.0"], 505),
            (["get / HTTP/1.1"], 400),
            (["GET / HTTP/1.1", "X-Folded: a", " b"], 400),
            (["GET / HTTP/1.1", "X-Space : a"], 400),
            (["GET / HTTP/1.1", "X-Feed: a\nX-Other: b"], 400),
            (["GET / HTTP/1.1", "Host: other.example"], 400),
            ([f"GET /{'x' * 5000} HTTP/1.1"], 414),
            (["GET / HTTP/1.1", f"X-Long: {'x' * 9000}"], 431),
            (["GET / HTTP/1.1", *["X-Many: x"] * 101], 431),
            (["GET / HTTP/1.1", *[f"X-Many: {'x' * 8000}"] * 5], 431),
            (["POST / HTTP/1.1", "Content-Length: +5"], 400),
            (["POST / HTTP/1.1", "Content-Length: 5", "Content-Length: 6"], 400),
            (["POST / HTTP/1.1", "Transfer-Encoding: gzip"], 501),
            (["POST / HTTP/1.1", "Transfer-Encoding: gzip, chunked"], 501),
            (["POST / HTTP/1.1", "Transfer-Encoding: chunked, chunked"], 400),
            (["POST / HTTP/1.1", *["Transfer-Encoding: chunked"] * 2], 400),
            (["POST / HTTP/1.1", "Transfer-Encoding: \x0bchunked"], 400),
            (["POST / HTTP/1.0", "Transfer-Encoding: chunked"], 400),
            (
                ["POST / HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 5"],
                400,
            ),
        ],
    )
    def test_what_a_proxy_could_understand_otherwise(self, server, lines, status):
        answer = server.ask(*lines, body=b"0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n")
        assert refused(answer) == status
        # What came behind it was no request.
        assert answer.count(b"HTTP/1.") == 1

    def test_a_request_names_its_host(self, server):
        assert refused(server.ask("GET /healthz HTTP/1.1", host=False)) == 400
        assert status_of(server.ask("GET /healthz HTTP/1.0", host=False)) == 200

    @pytest.mark.parametrize(
        "body",
        [
            b"5\nhallo\r\n0\r\n\r\n",
            b"0x5\r\nhallo\r\n0\r\n\r\n",
            b"5\r\nhallo!\r\n0\r\n\r\n",
            b"5;" + b"x" * 2000,
            b"0\r\nX: " + b"x" * 9000,
        ],
    )
    def test_a_body_in_chunks_that_are_none(self, server, body):
        lines = ["POST /test/echo HTTP/1.1", "Transfer-Encoding: chunked"]
        assert refused(server.ask(*lines, body=body)) == 400

    def test_a_refusal_loads_nothing_and_tells_nothing_that_was_sent(self, server):
        answer = server.ask("GET /<script> HTTP/3.0")
        assert b"Content-Security-Policy: default-src 'none'" in answer
        assert b"<script>" not in answer
        assert '"event": "request_refused"' in server.log()

    def test_a_body_that_is_too_long_is_refused_by_the_site_without_it(self, server):
        lines = ["POST /test/echo HTTP/1.1", f"Content-Length: {26 * 1024 * 1024}"]
        for more in ([], ["Expect: 100-continue"]):
            told = server.ask(*lines, *more, body=b"x" * 1_000_000)
            assert echoed(told)["length"] == 0
            assert echoed(told)["CONTENT_LENGTH"] == str(26 * 1024 * 1024)
            assert b"Connection: close" in told

    def test_a_body_that_gets_too_long_is_too(self, server):
        chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        lines = ["POST /test/echo HTTP/1.1", "Transfer-Encoding: chunked"]
        told = echoed(server.ask(*lines, body=chunk * 26))
        assert told["length"] == 0
        assert int(told["CONTENT_LENGTH"]) > 25 * 1024 * 1024


class TestWhatIsUnderstood:
    @pytest.mark.parametrize("size", [0, 5, 100_000, LARGE])
    def test_a_body_comes_whole(self, server, size):
        body = b"\xc3\xa6" * (size // 2)
        length = f"Content-Length: {len(body)}"
        lines = ["POST /test/echo HTTP/1.1", length, "Connection: close"]
        told = echoed(server.ask(*lines, body=body))
        assert told["length"] == len(body)
        assert told["sha256"] == hashlib.sha256(body).hexdigest()

    def test_a_body_in_chunks_has_a_length_by_the_time_the_site_reads_it(self, server):
        lines = ["POST /test/echo HTTP/1.1", "Transfer-Encoding: chunked"]
        body = b"5\r\nhallo\r\n1;a=b\r\n!\r\n0\r\nX-Trailer: 1\r\n\r\n"
        told = echoed(server.ask(*lines, "Connection: close", body=body))
        assert told["length"] == 6
        assert told["CONTENT_LENGTH"] == "6"
        assert "HTTP_TRANSFER_ENCODING" not in told

    def test_no_visitor_can_write_what_a_proxy_writes_with_an_underscore(self, server):
        told = echoed(
            server.ask(
                "GET /test/echo HTTP/1.1",
                "X_Forwarded_Proto: https",
                "X-Forwarded_For: 192.0.2.1",
                "Connection: close",
            )
        )
        assert not [name for name in told if "FORWARDED" in name]

    def test_what_a_proxy_writes_is_for_the_site_to_believe(self, server):
        told = echoed(
            server.ask(
                "GET /test/echo HTTP/1.1",
                "X-Forwarded-For: 192.0.2.1",
                "X-Forwarded-For: 192.0.2.2",
                "X-Forwarded-Proto: https",
                "Connection: close",
            )
        )
        assert told["HTTP_X_FORWARDED_FOR"] == "192.0.2.1, 192.0.2.2"
        assert told["HTTP_X_FORWARDED_PROTO"] == "https"
        assert told["wsgi.url_scheme"] == "http"
        assert told["REMOTE_ADDR"] == "127.0.0.1"

    def test_a_path_is_passed_on_as_it_was_sent(self, server):
        server.ask("GET //test/echo HTTP/1.1", "Connection: close")
        assert '"path": "//test/echo"' in server.log()

    def test_who_waits_to_be_told_is_told_to_go_on(self, server):
        lines = ["POST /test/echo HTTP/1.1", "Content-Length: 5", "Connection: close"]
        with server.connect() as connection:
            head = "\r\n".join([*lines, f"Host: {server.host}", "Expect: 100-continue"])
            connection.sendall(head.encode() + b"\r\n\r\n")
            assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
            connection.sendall(b"hallo")
            assert echoed(all_of(connection))["length"] == 5

    def test_requests_that_come_together_are_answered_in_turn(self, server):
        first = f"GET /test/pause?0.2 HTTP/1.1\r\nHost: {server.host}\r\n\r\n"
        last = f"GET /healthz HTTP/1.0\r\nHost: {server.host}\r\n\r\n"
        answers = server.say((first + first + last).encode())
        assert answers.count(b"HTTP/1.") == 3
        assert answers.endswith(b"ok\n")


class TestAnswers:
    @pytest.mark.parametrize("path", ["/healthz", "/test/file", "/test/stream"])
    def test_head_has_the_head_alone(self, server, path):
        asked = server.ask(f"HEAD {path} HTTP/1.1", "Connection: close")
        head, _, body = asked.partition(b"\r\n\r\n")
        assert status_of(asked) == 200
        assert body == b""
        if path != "/test/stream":
            size = LARGE if path == "/test/file" else 3
            assert f"Content-Length: {size}".encode() in head

    def test_a_large_file_comes_whole(self, server):
        answer = server.get("/test/file")
        assert len(answer.body) == LARGE
        assert answer.body[-16:] == b"0123456789abcdef"

    def test_what_has_no_length_comes_whole_too(self, server):
        assert server.get("/test/stream").body == b"x" * 10_000

    def test_one_connection_serves_for_several_requests(self, server):
        with server.connect() as connection:
            for _request in range(3):
                connection.sendall(
                    f"GET /healthz HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
                )
                answer = b""
                while not answer.endswith(b"ok\n"):
                    received = connection.recv(1 << 16)
                    assert received, answer
                    answer += received
                assert b"Connection: close" not in answer

    def test_who_leaves_is_let_go(self, server):
        before = len(server.log())
        for _visit in range(10):
            connection = server.connect()
            connection.sendall(
                f"GET /test/file HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
            )
            connection.close()
        assert server.get("/healthz").status == 200
        assert "Traceback" not in server.log()[before:]

    def test_the_server_does_not_say_what_it_is(self, server):
        assert server.get("/healthz").headers["Server"] is None


def test_a_server_that_stops_ends_what_was_begun(tmp_path):
    body = b"x" * 200_000
    with web_server(tmp_path, "--workers", "1") as server:
        head = (
            f"POST /test/echo HTTP/1.1\r\nHost: {server.host}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with server.connect() as upload, server.connect() as waiting:
            upload.sendall(head.encode() + body[:100_000])
            waiting.sendall(
                f"GET /test/pause?1 HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
            )
            time.sleep(0.3)
            server.stop()
            time.sleep(0.3)
            upload.sendall(body[100_000:])
            told = all_of(upload)
            assert all_of(waiting).endswith(b"done")
        assert echoed(told)["length"] == len(body)
        assert b"Connection: close" in told
        # The service's TimeoutStopSec.
        assert server.process.wait(30) == 0


def test_a_worker_whose_threads_are_all_stuck_is_replaced(tmp_path):
    options = ["--workers", "1", "--threads", "1", "--timeout", "2"]
    with web_server(tmp_path, *options) as server:
        (first,) = children(server.process.pid)
        with server.connect() as stuck:
            stuck.sendall(
                f"GET /test/pause?60 HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
            )
            time.sleep(0.2)
            began = time.monotonic()
            while ask(server.port, server.host, "/healthz", 12) == float("inf"):
                assert time.monotonic() - began < 20
        assert children(server.process.pid) != [first]


def test_what_a_worker_has_counted_outlives_it(tmp_path):
    """Two workers, one of which is killed: the server's figures are of both."""
    token = "eT4-hqV0x_Zb7kWmYc2Lr9sDnPf6GjA8"
    with web_server(tmp_path, "--workers", "2", METRICS_TOKEN=token) as server:

        def figures() -> dict[str, float]:
            told = server.get("/metrics", Authorization=f"Bearer {token}")
            assert told.status == 200
            lines = told.body.decode().splitlines()
            pairs = (line.rsplit(" ", 1) for line in lines if line[0] != "#")
            return {name: float(value) for name, value in pairs}

        # There is no database to say that it is not there.
        failed = 'boligsocial_http_requests_total{kind="file",status="5xx"}'
        for _visit in range(4):
            assert server.get("/static/findes-ikke.css").status == 500
        assert refused(server.say(b"GET / HTTP/1.1\r\n\r\n")) == 400
        until(lambda: figures()["boligsocial_web_processes"] == 3, PATIENCE)
        before = figures()
        assert before[failed] == 4
        assert before['boligsocial_web_requests_refused_total{code="400"}'] == 1
        assert before["boligsocial_database_up"] == 0
        assert before["process_resident_memory_bytes"] > 2 * 20 * 1024 * 1024
        killed, *_ = children(server.process.pid)
        os.kill(killed, signal.SIGKILL)
        until(lambda: killed not in children(server.process.pid), PATIENCE)
        until(lambda: len(children(server.process.pid)) == 2, PATIENCE)
        with server.connect():
            until(lambda: figures()["boligsocial_web_connections"] >= 1, PATIENCE)
            after = figures()
        assert after[failed] == 4
        assert after["process_cpu_seconds_total"] >= before["process_cpu_seconds_total"]
        start = "process_start_time_seconds"
        assert abs(after[start] - before[start]) < 1
        assert 0 < time.time() - after[start] < 600
