"""What a server may cost us: every body and every header has an end."""

import asyncio
import gzip
import tracemalloc
import zlib

import brotli
import pytest

from linkcheck.codes import Problem
from linkcheck.fetching.body import ACCEPTED_CODINGS
from tests.linkcheck.world import PAGE, SHORT_TOTAL, SOON, reply

MEGABYTE = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless(beginning: bytes, block: bytes):
    """Return a handler that sends until nobody listens, and how much it could send."""

    async def send(reader, writer):
        writer.write(beginning)
        while True:
            writer.write(block)
            send.sent += len(block)
            await writer.drain()

    send.sent = 0
    return send


def chunked(block: bytes) -> bytes:
    return f"{len(block):x}\r\n".encode() + block + b"\r\n"


@pytest.mark.parametrize(
    ("framing", "block"),
    [
        (b"Connection: close", b"<p>Lektiecafe</p>" * 1000),
        (b"Content-Length: 999999999999", b"<p>Lektiecafe</p>" * 1000),
        (b"Transfer-Encoding: chunked", chunked(b"<p>Lektiecafe</p>" * 1000)),
    ],
)
def test_an_endless_body_ends_at_the_cap_without_a_problem(world, framing, block):
    handler = endless(HEAD + framing + b"\r\n\r\n", block)

    seen = world.check(world.serve("/", handler))

    assert (seen.problem, seen.http_status) == ("", 200)
    assert seen.duration_ms < SOON
    # What was read, and what the system buffers on both sides.
    assert handler.sent < 16 * MEGABYTE


def test_an_endless_file_is_not_read_at_all(world):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
    handler = endless(head, bytes(100_000))

    assert world.check(world.serve("/", handler)).problem == ""
    assert handler.sent < 16 * MEGABYTE


def bomb(size: int) -> bytes:
    compressor = zlib.compressobj(9, wbits=31)
    beginning = compressor.compress(PAGE)
    block = compressor.compress(bytes(size))
    return beginning + block + compressor.flush()


@pytest.mark.parametrize("fragment", ["", "#findes-ikke"])
def test_a_gzip_bomb_goes_off_in_no_more_room_than_the_cap(world, fragment):
    body = bomb(200 * MEGABYTE)
    address = world.serve("/", reply(200, "Content-Encoding: gzip", body=body))
    world.check(address)
    tracemalloc.start()

    seen = world.check(address + fragment)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (seen.problem, seen.page_title) == ("", "Lektiecaféer i Egeby")
    # A page of two megabytes, as bytes and as text, and the compressed bomb.
    assert peak < 16 * MEGABYTE


def test_many_small_gzip_members_end_at_the_cap_too(world):
    body = gzip.compress(PAGE) + gzip.compress(b"") * 40_000

    seen = world.check(
        world.serve("/", reply(200, "Content-Encoding: gzip", body=body))
    )

    assert (seen.problem, seen.page_language) == ("", "da")


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "x-bombe"])
def test_a_coding_that_was_not_asked_for_is_never_decoded(world, coding, monkeypatch):
    def explode(*arguments, **options):
        raise AssertionError("a bomb was decoded")

    monkeypatch.setattr(brotli, "Decompressor", explode)
    monkeypatch.setattr(zlib, "decompressobj", explode)
    body = brotli.compress(PAGE + bytes(MEGABYTE))

    seen = world.check(
        world.serve("/", reply(200, f"Content-Encoding: {coding}", body=body))
    )

    assert (seen.problem, seen.page_title) == ("", "")
    (request,) = world.requests
    assert request.headers["accept-encoding"] == ACCEPTED_CODINGS == "gzip, deflate"


@pytest.mark.parametrize(
    ("coding", "compress"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZip", lambda page: gzip.compress(page[:60]) + gzip.compress(page[60:])),
        ("gzip", lambda page: gzip.compress(page) + bytes(512)),
        ("deflate", zlib.compress),
        ("deflate", lambda page: zlib.compress(page)[2:-4]),
        ("identity", bytes),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_a_compressed_page_is_read(world, coding, compress, step):
    body = compress(PAGE)
    head = f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"

    async def send_in_steps(reader, writer):
        writer.write(HEAD + head.encode())
        for start in range(0, len(body), step):
            writer.write(body[start : start + step])
            await writer.drain()
            if step < 100:
                await asyncio.sleep(0)
        await asyncio.sleep(1)

    address = world.serve("/", send_in_steps)

    seen = world.check(address + "#åbningstider")

    assert (seen.problem, seen.page_title) == ("", "Lektiecaféer i Egeby")


@pytest.mark.parametrize(
    "headers",
    [
        b"X-Stor: " + b"x" * 100_000 + b"\r\n",
        b"".join(b"X-%d: y\r\n" % number for number in range(500)),
        b"x" * 100_000 + b": y\r\n",
    ],
)
def test_huge_headers_end_the_check(world, headers):
    async def send(reader, writer):
        writer.write(HEAD + headers + b"\r\n" + PAGE)
        await writer.drain()

    seen = world.check(world.serve("/", send))

    assert seen.problem == Problem.HEADERS_TOO_LARGE
    assert len(seen.detail) <= 300


@pytest.mark.parametrize(
    ("beginning", "block"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Stor: ", b"x" * 60_000),
        (b"HTTP/1.1 200 ", b"x" * 60_000),
        (b"HTTP/1.1 200 OK\r\n", b"X-Mange: y\r\n" * 5000),
    ],
)
def test_headers_without_an_end_end_at_the_cap(world, beginning, block):
    handler = endless(beginning, block)

    seen = world.check(world.serve("/", handler))

    assert seen.problem == Problem.HEADERS_TOO_LARGE
    assert handler.sent < 16 * MEGABYTE


def test_endless_interim_answers_end_at_the_deadline(world):
    handler = endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)

    seen = world.check(world.serve("/", handler), limits=SHORT_TOTAL)

    assert seen.problem == Problem.TOTAL_DEADLINE
    assert seen.duration_ms < SOON


def test_a_site_that_sends_long_security_policies_is_no_problem(world):
    policy = "Content-Security-Policy: script-src " + "https://cdn.example " * 1000

    assert world.check(world.serve("/", reply(200, policy))).problem == ""


def test_no_more_cookies_are_sent_back_than_a_server_takes(world):
    cookies = [f"Set-Cookie: c{number}={'x' * 300}; Path=/" for number in range(60)]
    world.serve("/ind", reply(302, "Location: /", *cookies, body=b""))
    world.serve("/", reply())

    seen = world.check(world.url("/ind"))

    assert seen.http_status == 200
    assert 0 < len(world.requests[1].headers["cookie"]) <= 8192
