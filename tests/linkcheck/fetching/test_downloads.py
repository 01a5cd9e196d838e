"""Having what lies at an address, and no more of it than was asked for."""

import gzip

from linkcheck.codes import Problem
from tests.linkcheck.world import PAGE, redirect, reply

PICTURE = bytes(range(256)) * 40


def download(world, address: str, cap: int = 100_000):
    return world.run(lambda client: client.download(address, cap))


def test_a_page_and_a_picture_come_whole_with_what_the_server_says(world):
    got = download(world, world.serve("/side", reply()))
    assert got.body.content == PAGE
    assert got.media_type == "text/html; charset=utf-8"
    picture = reply(body=PICTURE, content_type="image/png")
    got = download(world, world.serve("/billede", picture))
    assert got.body.content == PICTURE
    assert got.body.complete
    assert got.seen.problem == ""


def test_redirects_are_followed_and_each_is_vetted(world):
    world.serve("/her", reply())
    got = download(world, world.serve("/der", redirect(301, "/her")))
    assert got.seen.final_url == world.url("/her")
    assert got.body.content == PAGE
    got = download(world, world.serve("/privat", redirect(302, "http://10.1.1.1/")))
    assert got.seen.problem == Problem.REDIRECT_TO_PRIVATE
    assert got.body is None


def test_no_more_is_read_than_the_cap_packed_or_not(world):
    long = world.serve("/lang", reply(body=b"a" * 50_000))
    got = download(world, long, cap=1000)
    assert len(got.body.content) == 1000
    assert not got.body.complete
    bomb = gzip.compress(b"a" * 5_000_000)
    packed = world.serve("/bombe", reply(200, "Content-Encoding: gzip", body=bomb))
    got = download(world, packed, cap=10_000)
    assert len(got.body.content) == 10_000
    assert not got.body.complete


def test_what_is_no_success_has_no_body(world):
    got = download(world, world.serve("/borte", reply(404)))
    assert got.seen.problem == Problem.NOT_FOUND
    assert got.body is None
