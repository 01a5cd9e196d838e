"""What is read off a page, however badly it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.codes import Family, Problem
from linkcheck.fetching.client import Limits
from linkcheck.fetching.page import (
    checkable_fragment,
    has_anchor,
    lacks_place,
    read_page,
)
from tests.linkcheck.effort import takes_less
from tests.linkcheck.world import PAGE, reply


def test_a_fragment_that_the_page_has_is_no_problem(world):
    address = world.serve("/", reply())

    encoded, plain = world.check(
        address + "#%C3%A5bningstider", address + "#åbningstider"
    )

    assert (encoded.problem, plain.problem) == ("", "")


def test_a_fragment_that_the_page_lacks_is_remarked_upon(world):
    seen = world.check(world.serve("/", reply()) + "#kontakt")

    assert (seen.problem, seen.family) == (Problem.FRAGMENT_MISSING, Family.ADVISORY)
    assert seen.final_url == world.url("/#kontakt")


def test_a_fragment_is_never_sent(world):
    world.check(world.serve("/", reply()) + "#kontakt")

    assert [request.target for request in world.requests] == ["/"]


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, content_type="application/pdf"),
        reply(200, body=PAGE + b" " * 5000),
        reply(200, "Content-Encoding: br", body=PAGE),
        b"HTTP/1.1 204 -\r\n\r\n",
    ],
)
def test_a_fragment_is_missing_only_from_a_page_that_was_read_to_its_end(world, answer):
    address = world.serve("/", answer)

    seen = world.check(address + "#kontakt", limits=Limits(page=4000))

    assert seen.problem == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "top",
        "TOP",
        "/rute/i/et/script",
        "!/rute",
        ":~:text=lektiecafe",
        "t=90",
        "page=3",
        "page=3&zoom=100",
        "a/b",
        "!om",
        "/rute?side=2",
        "?q=lån",
        "L10",
        "L10-L20",
        "issuecomment-1234567",
        "comment-42",
        "gid=0",
    ],
)
def test_some_fragments_ask_for_no_element(fragment):
    assert checkable_fragment(fragment) == ""


def test_a_text_directive_leaves_the_name_before_it():
    assert checkable_fragment("kontakt:~:text=ring") == "kontakt"


@pytest.mark.parametrize(
    "markup",
    [
        '<h2 id="kontakt">',
        "<h2 class=x id='kontakt'>",
        "<h2 id=kontakt>",
        "<a NAME = kontakt>",
        '<h2 id="kon&#116;akt">',
        "<h2\nid\n=\n'kontakt'>",
    ],
)
def test_an_anchor_is_found_in_every_way_of_writing_it(markup):
    assert has_anchor(markup, "kontakt")


@pytest.mark.parametrize(
    "body",
    [
        # GitHub and its like
        '<a id="user-content-kontakt" href="#kontakt"></a>',
        # Made of the headings, as many sites do
        "<h2>Kontakt</h2><script src='/toc.js'></script>",
        '<h3 class="x"><span>Kontakt </span></h3><script src="/toc.js"></script>',
        # Named in a script, or for one
        "<script>make('kontakt')</script>",
        '<script>const places = {"kontakt": 1}</script>',
        '<section data-tab="kontakt"></section><script src="/tabs.js"></script>',
        # A page that a script makes altogether
        '<div id="root"></div><script src="/app.js"></script>',
        '<div class="x" id="app"></div>',
        "<app-root></app-root>",
        "<noscript>Slå JavaScript til.</noscript><script src=/app.js></script>",
    ],
)
def test_a_place_that_a_script_may_make_is_not_missing(world, body):
    page = f"<html><body>{body}</body></html>".encode()

    seen = world.check(world.serve("/", reply(body=page)) + "#kontakt")

    assert seen.problem == ""


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Åbningstider</h2>",
        '<h2>Kontakt</h2><a href="#kontakt">Kontakt</a>',
        '<a href="#kontakt">Skriv</a><script src="/statistik.js"></script>',
    ],
)
def test_a_place_that_nothing_can_make_is_missing(world, body):
    text = "Beboerne i Solgavlens afdeling mødes hver torsdag i fælleshuset. " * 5
    page = f"<html><body>{body}<p>{text}</p></body></html>".encode()

    seen = world.check(world.serve("/", reply(body=page)) + "#kontakt")

    assert seen.problem == Problem.FRAGMENT_MISSING


def test_a_fragment_is_looked_for_as_it_is_written_and_as_it_reads(world):
    page = '<h2 id="%C3%A5bent">Åbent</h2>'.encode() + PAGE

    written = world.check(world.serve("/", reply(body=page)) + "#%C3%A5bent")

    assert written.problem == ""


@pytest.mark.parametrize(
    "markup", ['<h2 id="kontakt-os">', '<p title="kontakt">', "id kontakt", ""]
)
def test_an_anchor_is_not_found_where_there_is_none(markup):
    assert not has_anchor(markup, "kontakt")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Ældre &amp; unge</title>", "Ældre & unge"),
        ("<title>\n  Ny\n  side\n</title>", "Ny side"),
        ('<TITLE lang="da">Side</TITLE>', "Side"),
        ("<title>\u202eedis\u202c \u200bmed skjult\x00</title>", "edis med skjult"),
        ("<title></title>", ""),
        ("<title>Uden ende", ""),
        ("<title>" + "lang " * 200 + "</title>", ("lang " * 200)[:300].strip()),
        ("<p>Ingen titel</p>", ""),
        ("", ""),
    ],
)
def test_the_title_is_one_clean_line(page, title):
    assert read_page(page.encode(), "text/html")[0].title == title


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ('<html lang="da">', "da"),
        ("<html class=x lang=da-DK data-x>", "da-dk"),
        ("<HTML LANG='en-GB'>", "en-gb"),
        ('<html xml:lang="sv">', "sv"),
        ('<html data-lang="de">', ""),
        ('<html hreflang="de">', ""),
        ('<html lang="">', ""),
        ('<html lang="<script>">', ""),
        ("<html>", ""),
    ],
)
def test_the_language_is_the_documents(tag, language):
    assert read_page(tag.encode(), "text/html")[0].language == language


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Økologi på Ærø</title>".encode(), "text/html; charset=utf-8"),
        ("<title>Økologi på Ærø</title>".encode(), "text/html"),
        ("<title>Økologi på Ærø</title>".encode("cp1252"), "text/html;charset=latin1"),
        ("<title>Økologi på Ærø</title>".encode("utf-16"), "text/html"),
        ("<title>Økologi på Ærø</title>".encode("utf-8-sig"), "text/html"),
        (
            '<meta charset="ISO-8859-1"><title>Økologi på Ærø</title>'.encode(
                "latin-1"
            ),
            "text/html",
        ),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
            "<title>Økologi på Ærø</title>".encode("latin-1"),
            "text/html",
        ),
    ],
)
def test_a_page_is_read_in_its_own_encoding(body, content_type):
    assert read_page(body, content_type)[0].title == "Økologi på Ærø"


@pytest.mark.parametrize(
    "charset",
    ["zip", "hex", "rot13", "idna", "punycode", "unicode_escape", "undefined"],
)
def test_an_encoding_that_only_python_knows_is_not_used(charset):
    content_type = f"text/html; charset={charset}"

    assert read_page(b"<title>Side</title>", content_type)[0].title == "Side"


@given(st.binary(max_size=300), st.text(max_size=60))
def test_whatever_a_page_is_made_of_it_can_be_read(body, content_type):
    facts, text = read_page(body, content_type)

    assert facts.title.isprintable()
    assert has_anchor(text, "kontakt") in (True, False)


@pytest.mark.parametrize(
    "block",
    [
        "<title>",
        "<title ",
        "<html ",
        "<meta ",
        "<html lang=",
        "<!--",
        "<![",
        "<script>",
        "<script ",
        "<div id=",
        "<div ",
        "<body ",
        "<h2>",
        "<h2 ",
        "<style>x",
        "</script",
        'id="',
        "id='",
        "id =",
        "name" + " " * 9,
        "<",
        "&#",
        " ",
    ],
)
@pytest.mark.parametrize(
    "beginning",
    ["", "<script>", "<script></script>" + "ord " * 60],
    ids=["bare", "script", "page"],
)
def test_no_page_takes_long_to_read(beginning, block):
    body = (beginning + block * (512 * 1024 // len(block))).encode()
    _, text = read_page(body, "text/html")

    def read():
        read_page(body, "text/html")
        has_anchor(text, "kontakt")

    assert takes_less(read, 0.7)
    assert takes_less(lambda: lacks_place(text, "kontakt"), 0.7)
