"""What each status, and the headers beside it, is taken for."""

from datetime import datetime, timedelta

import pytest

from linkcheck.codes import Family, Problem, family_of
from linkcheck.fetching.client import Limits
from tests.linkcheck.world import NOW, redirect, reply


@pytest.mark.parametrize("status", [200, 201, 202, 203, 206])
def test_a_page_that_answers_has_no_problem(world, status):
    seen = world.check(world.serve("/lektiecafe", reply(status)))

    assert (seen.problem, seen.http_status) == ("", status)
    assert seen.page_title == "Lektiecaféer i Egeby"
    assert seen.page_language == "da"


@pytest.mark.parametrize("status", [204, 205])
def test_an_answer_without_content_has_no_problem(world, status):
    answer = f"HTTP/1.1 {status} -\r\n\r\n".encode()

    assert world.check(world.serve("/", answer)).problem == ""


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (101, Problem.UNEXPECTED_STATUS),
        (300, Problem.UNEXPECTED_STATUS),
        (304, Problem.UNEXPECTED_STATUS),
        (400, Problem.UNEXPECTED_STATUS),
        (401, Problem.LOGIN_REQUIRED),
        (403, Problem.FORBIDDEN),
        (404, Problem.NOT_FOUND),
        (405, Problem.METHOD_NOT_ALLOWED),
        (407, Problem.PROXY_AUTH),
        (408, Problem.READ_TIMEOUT),
        (410, Problem.GONE),
        (418, Problem.UNEXPECTED_STATUS),
        (429, Problem.RATE_LIMITED),
        (451, Problem.LEGAL),
        (500, Problem.SERVER_ERROR),
        (502, Problem.BAD_GATEWAY),
        (503, Problem.SERVICE_UNAVAILABLE),
        (504, Problem.GATEWAY_TIMEOUT),
        (507, Problem.SERVER_ERROR),
        (521, Problem.BAD_GATEWAY),
        (999, Problem.BLOCKED),
    ],
)
def test_each_other_status_has_its_problem(world, status, problem):
    seen = world.check(world.serve("/", reply(status, body=b"")))

    assert (seen.problem, seen.http_status) == (problem, status)


@pytest.mark.parametrize("status", [401, 403, 405, 407, 429, 451, 999])
def test_a_closed_door_leaves_us_unsure(world, status):
    assert world.check(world.serve("/", reply(status))).family is Family.UNSURE


def test_a_server_that_refuses_head_is_never_asked_so(world):
    world.check(world.serve("/", reply()))

    assert [request.method for request in world.requests] == ["GET"]


@pytest.mark.parametrize(
    ("status", "header"),
    [
        (403, "cf-mitigated: challenge"),
        (503, "CF-Mitigated: challenge"),
        (200, "cf-mitigated: challenge"),
        (202, "x-amzn-waf-action: challenge"),
        (405, "x-amzn-waf-action: captcha"),
        (202, "sg-captcha: challenge"),
        (429, "x-vercel-mitigated: challenge"),
        (403, "server: ddos-guard"),
        (403, "x-datadome: protected"),
        (429, "x-kpsdk-ct: 1"),
    ],
)
def test_a_page_that_asks_if_the_visitor_is_human_is_a_challenge(world, status, header):
    seen = world.check(world.serve("/", reply(status, header)))

    assert (seen.problem, seen.http_status) == (Problem.CHALLENGE, status)
    assert seen.family is Family.UNSURE
    assert seen.page_title == ""
    assert len(world.requests) == 1


def test_a_protected_site_that_lets_us_in_has_no_problem(world):
    answer = reply(200, "server: ddos-guard", "x-datadome: protected")

    assert world.check(world.serve("/", answer)).problem == ""


@pytest.mark.parametrize(
    "mark",
    [
        '<script src="/_Incapsula_Resource?SWJIYLWA=7"></script>',
        '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F">',
        '<script id="anubis_challenge" type="application/json">{}</script>',
    ],
)
def test_a_challenge_behind_a_friendly_status_is_known_by_its_page(world, mark):
    body = f"<html><head><title>Et øjeblik</title>{mark}</head></html>".encode()

    assert world.check(world.serve("/", reply(200, body=body))).problem == (
        Problem.CHALLENGE
    )


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("7200", timedelta(hours=2)),
        ("Thu, 12 Mar 2026 10:30:00 GMT", timedelta(hours=2)),
        ("Thursday, 12-Mar-26 10:30:00 GMT", timedelta(hours=2)),
        ("Thu Mar 12 10:30:00 2026", timedelta(hours=2)),
        ("Thu, 12 Mar 2026 11:30:00 +0100", timedelta(hours=2)),
        ("999999999999", timedelta(days=1)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", timedelta(days=1)),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_says_when_to_come_back(world, status, header, wait):
    seen = world.check(world.serve("/", reply(status, f"Retry-After: {header}")))

    assert seen.retry_after == NOW + wait


@pytest.mark.parametrize(
    "header",
    [
        "0",
        "1",
        "120",
        "Thu, 12 Mar 2026 08:30:01 GMT",
        "Mon, 01 Jan 2001 00:00:00 GMT",
        "",
        "soon",
        "-5",
        "1e9",
        "9" * 400,
        "Thu, 99 Mar 2026 09:00:00 GMT",
        "१२",
        "1.5",
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_peace_lasts_an_hour_at_least_whatever_the_header_says(world, status, header):
    answer = reply(status, f"Retry-After: {header}".encode().decode("latin-1"))

    seen = world.check(world.serve("/", answer))

    assert seen.retry_after == NOW + timedelta(hours=1)


def test_too_many_requests_are_a_wish_for_peace_without_the_header_too(world):
    plain = world.check(world.serve("/", reply(429)))
    challenge = world.check(
        world.serve("/", reply(429, "x-vercel-mitigated: challenge"))
    )
    closed = world.check(world.serve("/", reply(503)))

    hour = NOW + timedelta(hours=1)
    assert (plain.retry_after, challenge.retry_after) == (hour, hour)
    assert challenge.problem == Problem.CHALLENGE
    assert closed.retry_after is None


def test_a_service_that_is_fetched_from_is_left_alone_as_long(world):
    address = world.serve("/", reply(429, "Retry-After: 0"))

    fetched = world.run(lambda client: client.fetch(address, 1000))

    assert fetched.retry_after == NOW + timedelta(hours=1)


def test_retry_after_is_read_where_a_server_asks_to_be_left_alone(world):
    headers = "Retry-After: 120"
    world.serve("/gammel", redirect(302, "/ny", headers))

    page = world.check(world.serve("/", reply(200, headers)))
    moved = world.check(world.serve("/flyttet", redirect(302, "/", headers)))

    assert (page.retry_after, moved.retry_after) == (None, None)


def test_the_longest_wait_is_a_limit(world):
    limits = Limits(longest_peace=timedelta(hours=2))
    address = world.serve("/", reply(429, "Retry-After: 86400"))

    seen = world.check(address, limits=limits)

    assert seen.retry_after == NOW + timedelta(hours=2)


def test_a_file_is_described_without_being_fetched(world):
    answer = (
        b"HTTP/1.1 200 -\r\nContent-Type: Application/PDF; name=rapport.pdf\r\n"
        b"Content-Length: 5000000\r\n\r\n%PDF"
    )

    seen = world.check(world.serve("/rapport.pdf", answer))

    assert seen.problem == ""
    assert (seen.content_type, seen.content_length) == ("application/pdf", 5000000)


def test_the_time_of_the_check_is_the_clocks(world):
    seen = world.check(world.serve("/", reply()))

    assert seen.checked_at == NOW
    assert isinstance(seen.checked_at, datetime)
    assert 0 <= seen.duration_ms < 1000


def test_every_problem_belongs_to_one_family():
    assert {problem.family for problem in Problem} == set(Family) - {Family.OK}
    assert family_of("") is Family.OK
    assert all(family_of(problem.value) is problem.family for problem in Problem)


def test_servers_are_told_who_asks(world):
    world.check(world.serve("/", reply()))

    (request,) = world.requests
    assert "https://www.solgavlen.example" in request.headers["user-agent"]
    assert "web@solgavlen.example" in request.headers["user-agent"]
    assert "Mozilla" not in request.headers["user-agent"]
