"""Redirects: followed by hand, each hop vetted, and told about."""

import pytest

from linkcheck.codes import Family, Problem
from tests.linkcheck.world import HOST, PAGE, redirect, reply


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_to_a_page_is_a_move(world, status):
    world.serve("/ny", reply())

    seen = world.check(world.serve("/gammel", redirect(status, "/ny")))

    assert (seen.problem, seen.family) == (Problem.MOVED_PERMANENTLY, Family.MOVED)
    assert seen.moved_to == seen.final_url == world.url("/ny")
    assert seen.redirects == ((status, world.url("/ny")),)
    assert (seen.http_status, seen.page_language) == (200, "da")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_redirect_to_a_page_is_no_problem(world, status):
    world.serve("/i-dag", reply())

    seen = world.check(world.serve("/nyheder", redirect(status, "/i-dag")))

    assert (seen.problem, seen.moved_to) == ("", "")
    assert seen.final_url == world.url("/i-dag")


def test_a_move_ends_where_the_chain_becomes_temporary(world):
    world.serve("/ny", redirect(302, "/ny/da"))
    world.serve("/ny/da", redirect(301, "/ny/da/"))
    world.serve("/ny/da/", reply())

    seen = world.check(world.serve("/gammel", redirect(301, "/ny")))

    assert (seen.problem, seen.moved_to) == (
        Problem.MOVED_PERMANENTLY,
        world.url("/ny"),
    )
    assert [status for status, _ in seen.redirects] == [301, 302, 301]


@pytest.mark.parametrize(
    ("status", "problem"),
    [(404, Problem.NOT_FOUND), (503, Problem.SERVICE_UNAVAILABLE)],
)
def test_a_permanent_redirect_to_an_error_is_that_error(world, status, problem):
    world.serve("/ny", reply(status))

    seen = world.check(world.serve("/gammel", redirect(301, "/ny")))

    assert (seen.problem, seen.moved_to) == (problem, "")
    assert seen.http_status == status


def test_two_pages_that_redirect_to_each_other_are_a_loop(world):
    world.serve("/b", redirect(301, "/a"))

    seen = world.check(world.serve("/a", redirect(301, "/b")))

    assert seen.problem == Problem.REDIRECT_LOOP
    assert len(world.requests) == 2


def test_a_page_that_only_wants_a_cookie_is_no_loop(world):
    address = world.serve(
        "/avis", redirect(302, "/avis", "Set-Cookie: set=ja; Path=/"), reply()
    )

    seen = world.check(address)

    assert seen.problem == ""
    assert [request.headers.get("cookie") for request in world.requests] == [
        None,
        "set=ja",
    ]


def test_a_permanent_redirect_to_itself_is_no_move(world):
    address = world.serve("/avis", redirect(301, "/avis", "Set-Cookie: a=1"), reply())

    assert world.check(address).problem == ""


def test_cookies_are_forgotten_between_two_checks(world):
    world.serve("/ind", redirect(302, "/side", "Set-Cookie: spor=42; Path=/"))
    side = world.serve("/side", reply(200, "Set-Cookie: spor=43; Path=/"))

    world.check(world.url("/ind"), side)

    cookies = [request.headers.get("cookie") for request in world.requests]
    assert cookies == [None, "spor=42", None]


def test_cookies_stay_with_the_host_that_set_them(world):
    there = world.url("/", host="reklame.dk")
    world.serve("/ind", redirect(302, there, "Set-Cookie: spor=42; Domain=dk"))
    world.serve("/", reply())

    world.check(world.serve("/start", redirect(302, "/ind", "Set-Cookie: a=1")))

    by_host = {
        request.host: request.headers.get("cookie") for request in world.requests
    }
    assert by_host[f"reklame.dk:{world.port}"] in (None, "spor=42")
    assert "a=1" not in str(by_host[f"reklame.dk:{world.port}"])


def test_ten_redirects_are_followed_and_the_eleventh_is_not(world):
    for hop in range(12):
        world.serve(f"/{hop}", redirect(302, f"/{hop + 1}"))
    world.serve("/12", reply())

    ten, eleven = world.check(world.url("/2"), world.url("/1"))

    assert (ten.problem, len(ten.redirects)) == ("", 10)
    assert (eleven.problem, len(eleven.redirects)) == (Problem.TOO_MANY_REDIRECTS, 11)


@pytest.mark.parametrize("headers", [[], ["Location:"]])
def test_a_redirect_without_a_location_is_told(world, headers):
    seen = world.check(world.serve("/", reply(302, *headers)))

    assert (seen.problem, seen.family) == (
        Problem.REDIRECT_WITHOUT_LOCATION,
        Family.TEMPORARY,
    )


@pytest.mark.parametrize(
    "location",
    [
        "ftp://boligliv.dk/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hej",
        "mailto:kontor@boligliv.dk",
        "intent://boligliv.dk#Intent;end",
        "gopher://boligliv.dk:6379/_FLUSHALL",
    ],
)
def test_a_redirect_to_another_scheme_is_not_followed(world, location):
    seen = world.check(world.serve("/", redirect(302, location)))

    scheme = location.partition(":")[0]
    assert (seen.problem, seen.family) == (
        Problem.REDIRECT_TO_OTHER_SCHEME,
        Family.UNSURE,
    )
    # Nothing that a browser would run is kept for somebody to click on.
    assert seen.redirects == ((302, f"{scheme}:"),)
    assert seen.final_url == world.url("/")


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://2130706434/",
        "http://0x7f.2/",
        "//192.168.1.1/",
        r"\\192.168.1.1\share",
        "http://localhost/",
        "http://metadata.google.internal/",
        "http://intern.boligliv.dk/",
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(world, location):
    world.names.answer("intern.boligliv.dk", ["10.1.2.3"])

    seen = world.check(world.serve("/", redirect(302, location)))

    assert seen.problem == Problem.REDIRECT_TO_PRIVATE
    assert len(world.requests) == 1


def test_a_redirect_to_a_forbidden_port_is_not_followed(world):
    seen = world.check(world.serve("/", redirect(302, f"http://{HOST}:6379/")))

    assert seen.problem == Problem.BAD_PORT
    assert world.names.asked == [HOST]


def test_credentials_in_a_redirect_are_neither_used_nor_kept(world):
    location = f"http://ole:hemmeligt@{HOST}:{world.port}/ny"

    seen = world.check(world.serve("/", redirect(302, location)))

    assert seen.problem == Problem.CREDENTIALS
    assert "hemmeligt" not in repr(seen)
    assert "ole" not in seen.final_url
    assert len(world.requests) == 1


def test_a_redirect_to_a_known_bad_host_is_not_followed(world):
    guard = world.guard(dangerous_hosts=["svindel.dk"])

    seen = world.check(
        world.serve("/", redirect(302, "https://www.svindel.dk/")), guard=guard
    )

    assert (seen.problem, seen.family) == (Problem.KNOWN_BAD_HOST, Family.DANGEROUS)


def test_a_redirect_to_our_own_admin_is_not_followed(world):
    guard = world.guard(own_admin=[world.url("/admin/", "www.solgavlen.example")])
    location = world.url("/admin/pages/1/delete/", "www.solgavlen.example")

    seen = world.check(world.serve("/", redirect(302, location)), guard=guard)

    assert seen.problem == Problem.OWN_ADMIN
    assert len(world.requests) == 1


@pytest.mark.parametrize(
    "location", ["http://[::1", "http://", "http://a b/", "/" + "x" * 9000]
)
def test_a_location_that_is_no_address_is_a_malformed_answer(world, location):
    seen = world.check(world.serve("/", redirect(302, location)))

    assert seen.problem == Problem.MALFORMED
    assert "x" * 9000 not in repr(seen)


def test_a_location_is_read_as_browsers_read_it(world):
    world.serve("/b%C3%B8rn/l%C3%A6s", reply())
    world.serve("/%E6", reply())
    world.serve("/utf-8", redirect(302, "/børn\\læs".encode().decode("latin-1")))
    world.serve("/latin-1", redirect(302, "/æ"))

    utf_8, latin_1 = world.check(world.url("/utf-8"), world.url("/latin-1"))

    assert (utf_8.problem, latin_1.problem) == ("", "")
    assert utf_8.final_url == world.url("/b%C3%B8rn/l%C3%A6s")
    assert latin_1.final_url == world.url("/%E6")


def test_the_fragment_goes_along_unless_the_redirect_has_one(world):
    world.serve("/ny", reply(body=PAGE))
    world.serve("/kort", redirect(301, "/ny"))
    world.serve("/anker", redirect(301, "/ny#top"))
    fragment = "#%C3%A5bningstider"

    kept, replaced = world.check(
        world.url("/kort") + fragment, world.url("/anker") + fragment
    )

    assert kept.moved_to == world.url("/ny") + fragment
    assert replaced.moved_to == world.url("/ny#top")


def test_every_hop_waits_for_its_hosts_turn_and_holds_no_other(world):
    held, log = set(), []

    class Turn:
        def __init__(self, host):
            self.host = host

        async def __aenter__(self):
            assert not held
            held.add(self.host)
            log.append(self.host)

        async def __aexit__(self, *exception):
            held.remove(self.host)

    world.serve("/ny", reply())
    address = world.serve("/", redirect(302, world.url("/ny", host="egeby.dk")))

    world.check(address, turn=Turn)

    assert log == [HOST, "egeby.dk"]
