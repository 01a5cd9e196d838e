"""What is made of the archive's answers."""

import json
from datetime import date

import pytest

from links.archive.asking import BadAnswerError, Copy, read_answer

PAGE = "https://gammel.egeby.example/vicevaerter"


def answer(**changes) -> bytes:
    """Return an answer as the archive documents it, with some things changed."""
    closest = {
        "available": True,
        "url": f"http://web.archive.org/web/20190312081500/{PAGE}",
        "timestamp": "20190312081500",
        "status": "200",
    } | changes
    return json.dumps(
        {"url": PAGE, "archived_snapshots": {"closest": closest}}
    ).encode()


def test_a_copy_is_taken_over_with_an_encrypted_address():
    assert read_answer(answer()) == Copy(
        f"https://web.archive.org/web/20190312081500/{PAGE}", date(2019, 3, 12)
    )


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"url": PAGE, "archived_snapshots": {}}).encode(),
        json.dumps({"archived_snapshots": {"closest": None}}).encode(),
        answer(available=False),
        # A copy of the page that said that it was gone is no help.
        answer(status="404"),
        answer(status="301"),
    ],
)
def test_no_usable_copy_is_no_copy(body):
    assert read_answer(body) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://svindel.example/web/20190312081500/",
        "https://web.archive.org.svindel.example/web/",
        "https://svindel.example/?web.archive.org",
        "https://web.archive.org@svindel.example/",
        "https://redaktoer:hemmelig@web.archive.org/web/",
        "https://web.archive.org:8443/web/",
        "javascript:alert(1)//web.archive.org",
        "data:text/html,web.archive.org",
        "//web.archive.org/web/",
        "https://web.archive.org\\@svindel.example/",
        "https://web.archive.org/" + "a" * 3000,
        "",
        None,
        7,
        ["https://web.archive.org/web/"],
    ],
)
def test_an_address_elsewhere_is_not_believed(url):
    with pytest.raises(BadAnswerError):
        read_answer(answer(url=url))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Vi holder lukket</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": {"closest": "ja"}}',
        b'{"archived_snapshots": {"closest": {"available": true}}}',
        b'{"archived_snapshots": ' + b"[" * 60_000,
        b"\xff\xfe\x00",
        answer(timestamp="i går"),
        answer(timestamp="20191399"),
        answer(timestamp=20190312),
        answer()[:-5],
    ],
)
def test_an_answer_that_makes_no_sense_is_no_answer(body):
    with pytest.raises(BadAnswerError):
        read_answer(body)
