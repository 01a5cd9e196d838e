"""Servers that do not answer, or not so that it makes sense."""

import asyncio
import socket
import struct

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from linkcheck.codes import Family, Problem
from linkcheck.fetching.client import Limits
from tests.linkcheck.world import (
    HOST,
    PAGE,
    SHORT_CONNECT,
    SHORT_READ,
    SHORT_TOTAL,
    SOON,
    World,
    reply,
)

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


async def keep_silent(reader, writer):
    await asyncio.Event().wait()


async def hang_up(reader, writer):
    writer.close()


async def reset(reader, writer):
    # Closing with nothing allowed to linger sends RST instead of FIN.
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, linger
    )
    writer.transport.abort()


def dripping(beginning: bytes, drop: bytes):
    async def drip(reader, writer):
        writer.write(beginning)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.05)

    return drip


def saying(answer: bytes):
    async def say(reader, writer):
        writer.write(answer)
        await writer.drain()

    return say


def test_a_server_that_never_answers_is_a_read_timeout(world):
    seen = world.check(world.serve("/", keep_silent), limits=SHORT_READ)

    assert (seen.problem, seen.family) == (Problem.READ_TIMEOUT, Family.TEMPORARY)
    assert seen.http_status is None
    assert 200 <= seen.duration_ms < SOON


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Langsom: ",
    ],
)
def test_headers_that_drip_end_at_the_deadline(world, beginning):
    drop = b"x" if beginning.endswith(b" ") else b"HTTP/1.1 103 -\r\n\r\n"
    drop = drop if beginning != b"HTTP/1.1 200 OK\r\n" else b"X-A: b\r\n"

    seen = world.check(world.serve("/", dripping(beginning, drop)), limits=SHORT_TOTAL)

    assert seen.problem == Problem.TOTAL_DEADLINE
    assert 500 <= seen.duration_ms < SOON


@pytest.mark.parametrize("framing", ["Content-Length: 100000", "Connection: close"])
def test_a_body_that_drips_ends_at_the_deadline(world, framing):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{framing}\r\n\r\n".encode()

    seen = world.check(world.serve("/", dripping(head, b"<")), limits=SHORT_TOTAL)

    assert (seen.problem, seen.http_status) == (Problem.TOTAL_DEADLINE, 200)
    assert 500 <= seen.duration_ms < SOON


def test_a_body_that_stops_is_a_read_timeout(world):
    async def stop(reader, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        writer.write(b"Content-Length: 1000\r\n\r\n<html>")
        await asyncio.Event().wait()

    seen = world.check(world.serve("/", stop), limits=SHORT_READ)

    assert (seen.problem, seen.http_status) == (Problem.READ_TIMEOUT, 200)


def test_redirects_share_one_deadline(world):
    async def dawdle(reader, writer):
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 302 -\r\nLocation: /" + b"x" * dawdle.hops + b"\r\n")
        writer.write(b"Content-Length: 0\r\n\r\n")
        dawdle.hops += 1

    dawdle.hops = 1
    for hop in range(12):
        world.serve("/" + "x" * hop, dawdle)

    seen = world.check(world.url("/"), limits=SHORT_TOTAL)

    assert seen.problem == Problem.TOTAL_DEADLINE
    assert len(world.requests) < 5
    assert seen.duration_ms < SOON


def test_waiting_for_a_turn_costs_the_check_no_time(world):
    class Slow:
        def __init__(self, host):
            pass

        async def __aenter__(self):
            await asyncio.sleep(1.2)

        async def __aexit__(self, *exception):
            pass

    seen = world.check(world.serve("/", reply()), turn=Slow, limits=Limits(total=1))

    assert (seen.problem, seen.duration_ms < 1000) == ("", True)


def test_a_connection_that_is_never_made_is_a_connect_timeout(world):
    # A full backlog leaves the next connection waiting for ever.
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    waiting = [socket.socket() for _ in range(4)]
    for client in waiting:
        client.setblocking(False)
        client.connect_ex(listener.getsockname())
    port = listener.getsockname()[1]
    guard = world.guard([port])

    seen = world.check(f"http://{HOST}:{port}/", guard=guard, limits=SHORT_CONNECT)

    for each in [listener, *waiting]:
        each.close()
    assert seen.problem == Problem.CONNECT_TIMEOUT
    assert seen.duration_ms < 1100


def test_a_tls_handshake_that_never_ends_is_a_connect_timeout(world):
    # The system makes the connection, and nobody ever takes it.
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        seen = world.check(
            f"https://{HOST}:{port}/", guard=world.guard([port]), limits=SHORT_CONNECT
        )

    assert seen.problem == Problem.CONNECT_TIMEOUT


def test_a_closed_port_refuses(world):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    seen = world.check(f"http://{HOST}:{port}/", guard=world.guard([port]))

    assert (seen.problem, seen.family) == (Problem.REFUSED, Family.TEMPORARY)


def test_a_reset_connection_is_told(world):
    seen = world.check(world.serve("/", reset))

    assert (seen.problem, len(world.requests)) == (Problem.RESET, 1)


def test_an_empty_reply_is_told_and_not_asked_for_again(world):
    seen = world.check(world.serve("/", hang_up))

    assert (seen.problem, len(world.requests)) == (Problem.EMPTY_REPLY, 1)


def test_a_connection_that_was_kept_may_be_gone_by_the_next_request(world):
    async def answer_and_leave(reader, writer):
        writer.write(reply())

    address = world.serve("/", answer_and_leave)

    first, second = world.check(address, address)

    assert (first.problem, second.problem) == ("", "")


def test_a_connection_is_kept_for_the_next_request(world):
    address = world.serve("/", reply())

    world.check(address, address, address)

    assert (len(world.requests), world.connections) == (3, 1)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>hej</html>",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"ICY 200 OK\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 20000 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: mange\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: \x00\r\n\r\n",
        b"HTTP/1.1 200 O",
        HTML + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhej\r\n",
        HTML + b"Content-Length: 90\r\n\r\nhej",
        reply(200, "Content-Encoding: gzip", body=b"not gzip at all"),
        reply(200, "Content-Encoding: deflate", body=b"\x78\x9cnot deflate"),
    ],
)
def test_an_answer_that_makes_no_sense_is_malformed(world, answer):
    seen = world.check(world.serve("/", saying(answer)))

    assert (seen.problem, seen.family) == (Problem.MALFORMED, Family.TEMPORARY)
    assert seen.detail
    assert "\n" not in seen.detail


@pytest.mark.parametrize("status", [200, 204, 304, 404])
@pytest.mark.parametrize("header", ["Connection: keep-alive", "Connection: close"])
def test_more_body_than_the_header_says_does_no_harm(world, status, header):
    head = f"HTTP/1.1 {status} -\r\nContent-Length: 5\r\n{header}\r\n\r\n".encode()

    seen = world.check(world.serve("/", saying(head + PAGE)))

    assert seen.http_status == status


def test_a_body_that_goes_wrong_half_way_is_not_waited_for(world):
    async def stumble(reader, writer):
        writer.write(HTML + b"Transfer-Encoding: chunked\r\n\r\n3\r\nhej\r\n")
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.write(b"zz\r\n")
        await asyncio.Event().wait()

    seen = world.check(world.serve("/", stumble))

    assert (seen.problem, seen.http_status) == (Problem.MALFORMED, 200)
    assert seen.duration_ms < SOON


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=200).map(lambda noise: b"HTTP/1.1 200 OK\r\n" + noise),
        st.binary(max_size=200).map(
            lambda noise: b"HTTP/1.1 200 -\r\nContent-Type: text/html\r\n\r\n" + noise
        ),
        st.binary(max_size=100).map(
            lambda noise: b"HTTP/1.1 302 -\r\nLocation: " + noise + b"\r\n\r\n"
        ),
        st.binary(max_size=100).map(
            lambda noise: b"HTTP/1.1 200 -\r\nSet-Cookie: " + noise + b"\r\n\r\n"
        ),
        st.binary(max_size=60).map(
            lambda noise: (
                b"HTTP/1.1 200 -\r\nContent-Type: " + noise + b"\r\n\r\n" + PAGE
            )
        ),
    )
)
@example(b"HTTP/1.1 302 -\r\nLocation: \xed\xa0\x80\r\n\r\n")
@example(b"HTTP/1.1 302 -\r\nSet-Cookie: \xff=\xfe\r\nLocation: /x\r\n\r\n")
@example(b"HTTP/1.1 200 -\r\nContent-Type: text/html; charset=zip\r\n\r\n" + PAGE)
def test_whatever_a_server_sends_a_check_ends_in_an_observation(answer):
    world = World()
    try:
        world.serve("/x", reply())
        seen = world.check(world.serve("/", saying(answer)), limits=SHORT_TOTAL)
        assert seen.final_url
    finally:
        world.close()
