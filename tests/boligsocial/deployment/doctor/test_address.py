"""The site as visitors reach it: the address, the certificate, the clock."""

import shutil
import ssl
import subprocess
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from boligsocial.deployment.doctor.address import (
    judge_end,
    judge_skew,
    look_at_address,
    look_at_certificate,
    look_at_clock,
)
from diagnosis.findings import Level
from tests.conftest import require

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
CLOSED = "User-agent: *\nDisallow: /\n"


@contextmanager
def answering(status: int = 200, body: str = CLOSED, tls=None, **headers: str):
    """Serve the same answer to everything; yield its address, such as http://localhost:5."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=[0.02])
        thread.start()
        scheme = "https" if tls else "http"
        try:
            yield f"{scheme}://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def at(settings):
    def at(address: str) -> None:
        settings.WAGTAILADMIN_BASE_URL = address

    return at


def test_a_site_that_answers_by_its_own_name_is_well(at):
    with answering() as address:
        at(address)
        assert look_at_address().level == Level.OK


def test_a_site_that_calls_itself_something_else_is_warned_of(at):
    robots = "User-agent: *\nSitemap: https://www.andet.example/sitemap.xml\n"
    with answering(body=robots) as address:
        at(address)
        found = look_at_address()
    assert found.level == Level.WARNING
    assert "www.andet.example" in found.seen


@pytest.mark.parametrize("status", [400, 404, 502, 503])
def test_any_other_answer_is_a_fault(at, status):
    with answering(status) as address:
        at(address)
        found = look_at_address()
    assert (found.level, str(status) in found.seen) == (Level.FAULT, True)


def test_a_redirection_says_where_to(at):
    with answering(301, Location="https://andet.example/") as address:
        at(address)
        found = look_at_address()
    assert found.level == Level.FAULT
    assert "https://andet.example/" in found.seen


def test_another_site_at_the_address_is_a_fault(at):
    with answering(body="<h1>Welcome to nginx!</h1>") as address:
        at(address)
        assert look_at_address().level == Level.FAULT


def test_nobody_at_the_address_is_a_fault(at):
    at("http://localhost:1")
    assert look_at_address().level == Level.FAULT
    assert look_at_clock().level == Level.SKIPPED


def test_a_site_for_this_machine_alone_needs_no_certificate(at):
    at("http://localhost:1")
    assert look_at_certificate().level == Level.SKIPPED


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (90, Level.OK),
        (21, Level.OK),
        (20, Level.WARNING),
        (7, Level.WARNING),
        (6, Level.FAULT),
        (-1, Level.FAULT),
    ],
)
def test_a_certificate_is_judged_by_its_last_day(days, level):
    assert judge_end(NOW + timedelta(days=days, hours=1), NOW).level == level


@pytest.mark.parametrize(
    ("seconds", "level"),
    [(0, Level.OK), (4, Level.OK), (5, Level.WARNING), (120, Level.FAULT)],
)
def test_a_clock_is_judged_by_how_far_it_is_off(seconds, level):
    assert judge_skew(timedelta(seconds=seconds)).level == level


def test_the_clock_of_this_machine_agrees_with_itself(at):
    with answering() as address:
        at(address)
        assert look_at_clock().level == Level.OK


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The key and the certificate of localhost for ten days, signed by nobody else."""
    openssl = shutil.which("openssl")
    require(openssl, "openssl")
    folder = tmp_path_factory.mktemp("tls")
    key, signed = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-nodes", "-days", "10"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", key, "-out", signed),
        ],
        check=True,
        capture_output=True,
    )
    return key, signed


@pytest.fixture
def tls(certificate):
    key, signed = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    return context


def test_the_certificate_is_read_from_who_answers(at, tls, certificate):
    with answering(tls=tls) as address:
        at(address)
        trusting = ssl.create_default_context(cafile=certificate[1])
        found = look_at_certificate(trusting)
        assert look_at_address().level == Level.OK
    assert found.level == Level.WARNING
    assert found.seen.startswith(("holds for 9 days", "holds for 10 days"))


def test_a_certificate_that_nobody_trusts_is_a_fault_that_says_why(at, tls):
    with answering(tls=tls) as address:
        at(address)
        found = look_at_certificate()
    assert found.level == Level.FAULT
    assert "self" in found.seen
