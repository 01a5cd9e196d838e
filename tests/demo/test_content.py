"""The words of the demo site: our own, and such as the admin would have accepted."""

import re
from pathlib import Path

import pytest
from PIL import Image

from demo.content.association.organisation import SETTINGS
from demo.content.association.people import PEOPLE
from demo.content.home import HOME
from demo.content.links.catalogue import FIRE_CADET_LINKS, LINKS, SOCIAL_CARETAKER_LINKS
from demo.content.pictures import PICTURES
from demo.loader import RASTERS, walk
from demo.records import InitiativeRecord

SEED = (
    Path(__file__).resolve().parents[3] / "shared" / "seed" / "boligsocial-indsats.txt"
)
BORROWED_WORDS = 6
FREE_BLOCKS = {
    "text",
    "image",
    "quote",
    "video",
    "fact_box",
    "steps",
    "questions",
    "contact",
    "call_to_action",
    "link_list",
}
RECORDS = list(walk(HOME))
INITIATIVES = [record for record in RECORDS if isinstance(record, InitiativeRecord)]


@pytest.mark.skipif(not SEED.exists(), reason="the text of the old page is not here")
def test_no_sentence_is_taken_from_the_page_that_the_site_replaces():
    source = SEED.read_text(encoding="utf-8")
    for record in (FIRE_CADET_LINKS | SOCIAL_CARETAKER_LINKS).values():
        source = source.replace(record.values["title"], "\n")
    theirs = set(_runs_of_words(source))
    ours = {run for text in _own_texts() for run in _runs_of_words(text)}
    assert not ours & theirs


def test_the_old_pages_owner_is_not_named():
    names = {person.name for person in PEOPLE.values()}
    owner = (
        re.search(r"Sideansvarlig: (.+)", SEED.read_text()) if SEED.exists() else None
    )
    assert owner is None or owner.group(1) not in names


def test_every_kind_of_block_is_shown_somewhere():
    used = {name for record in RECORDS for name, value in record.body}
    assert used >= FREE_BLOCKS


@pytest.mark.parametrize("record", INITIATIVES, ids=lambda record: record.slug)
def test_an_initiative_says_what_it_is_why_and_what_it_is_worth(record):
    names = [name for name, value in record.body]
    assert {"about", "why", "value"} <= set(names)
    assert record.themes
    assert record.how_to_start


def test_every_drawing_is_there_and_large_enough_for_its_widest_place():
    for key in PICTURES:
        with Image.open(RASTERS / f"{key}.png") as drawing:
            assert drawing.width >= (800 if key.startswith("person-") else 1600)


def test_every_drawing_is_described_in_words():
    for key, record in PICTURES.items():
        assert len(record.description.split()) >= 8, key
        assert not re.search(r"\.(png|jpg|svg)|billede af", record.description.lower())


def test_people_are_invented_and_can_be_reached():
    for person in PEOPLE.values():
        assert person.email.endswith("@solgavlen.example")
        assert re.fullmatch(r"12 34 56 \d\d", person.phone)


def test_the_cvr_number_cannot_belong_to_anybody():
    digits = [int(digit) for digit in SETTINGS["cvr"]]
    assert len(digits) == 8
    # The check that every real number passes: modulus 11 with these weights.
    assert (
        sum(d * w for d, w in zip(digits, [2, 7, 6, 5, 4, 3, 2, 1], strict=True)) % 11
    )


def test_links_lead_to_nobody_but_the_two_hosts_that_have_to_be_real():
    for record in LINKS.values():
        if address := record.values.get("url"):
            host = re.match(r"https://([^/]+)/", address).group(1)
            assert host.endswith(".example") or host in {
                "www.brandkadet.dk",
                "www.youtube.com",
            }


def test_no_text_says_click_here():
    assert not [
        text for text in _own_texts() if re.search("klik her", text, re.IGNORECASE)
    ]


def _own_texts():
    for record in RECORDS:
        yield from _strings(vars(record))
    for records in (PICTURES, PEOPLE):
        for record in records.values():
            yield from _strings(vars(record))
    yield from _strings(SETTINGS)


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from _strings(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _strings(child)


def _runs_of_words(text: str) -> list[str]:
    words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text).lower())
    starts = range(len(words) - BORROWED_WORDS + 1)
    return [" ".join(words[start : start + BORROWED_WORDS]) for start in starts]
