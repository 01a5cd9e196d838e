"""Dates, owners and ages as pages tell them."""

import datetime

import pytest

from importer.recognising.words.ages import ages_in
from importer.recognising.words.metadata import (
    date_of,
    is_frame_line,
    metadata_in,
    name_in,
)

DAY, LATER = datetime.date(2019, 1, 11), datetime.date(2019, 11, 19)


@pytest.mark.parametrize(
    ("text", "created", "updated", "owner"),
    [
        ("Oprettelse: 11.01.2019 | Sidst opdateret: 19.11.2019", DAY, LATER, ""),
        ("Oprettet den 11. januar 2019", DAY, None, ""),
        ("Publiceret 11/1 2019", DAY, None, ""),
        ("Senest ændret: tirsdag den 19. november 2019 kl. 12.30", None, LATER, ""),
        ("Siden er sidst opdateret 2019-11-19", None, LATER, ""),
        ("Sideansvarlig: Ane Ø. Sørensen", None, None, "Ane Ø. Sørensen"),
        ("Redaktør: Jens von Holm, tlf. 12 34 56 78", None, None, "Jens von Holm"),
        ("Opdateret 19-11-2019 af Ane Lund", None, LATER, "Ane Lund"),
        ("Sideansvarlig: Ane Lund | Oprettet 11.1.19", DAY, None, "Ane Lund"),
    ],
)
def test_lines_about_the_page_are_read(text, created, updated, owner):
    told = metadata_in(text)
    assert told is not None
    assert (told.created, told.updated, told.owner) == (created, updated, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Caféen blev oprettet 11.01.2019 af en flok naboer, der savnede kaffe.",
        "Vi mødes 19.11.2019 kl. 19 i beboerhuset",
        "Ansvarlig for nøglerne er den, der har vagt",
        "Redaktør Jens Holm fortæller om livet i gården",
        "Dato: 19.11.2019",
    ],
)
def test_lines_that_tell_something_else_are_not(text):
    assert metadata_in(text) is None


def test_a_day_that_is_none_is_told_as_it_stands():
    assert metadata_in("Oprettet: 31.02.2019").bad == "31.02.2019"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. maj 1998", datetime.date(1998, 5, 1)),
        ("17/3-99", datetime.date(1999, 3, 17)),
        ("3.5.18", datetime.date(2018, 5, 3)),
        ("05/23/2019", datetime.date(2019, 5, 23)),
        ("31.02.2019", None),
        ("i går", None),
    ],
)
def test_days_are_read_as_danes_write_them(text, expected):
    assert date_of(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bodil Ravn Thomsen", "Bodil Ravn Thomsen"),
        ("Åse af Ørsted, vicevært", "Åse af Ørsted"),
        ("Ring til os", ""),
        ("Telefon: 12 34 56 78", ""),
        ("Bodil", ""),
    ],
)
def test_names_are_told_from_other_words(text, name):
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    ["Søger du bolig? - Klik her", "Udskriv siden", "Til toppen", "Del på Facebook"],
)
def test_what_the_site_has_itself_is_known(text):
    assert is_frame_line(text)


@pytest.mark.parametrize(
    "text", ["Søger du en ven?", "Tilbage til naturen med børnene"]
)
def test_other_lines_are_not_taken_for_it(text):
    assert not is_frame_line(text)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("unge i alderen 13-17 år", (13, 17)),
        ("børn mellem 6 og 9 år", (6, 9)),
        ("for de 10–14-årige", (10, 14)),
        ("fra 18 år og opefter", (18, None)),
        ("60 år og derover", (60, None)),
        ("beboere over 65 år", (65, None)),
        ("60+", (60, None)),
        ("op til 25 år", (None, 25)),
        ("børn under 12 år", (None, 11)),
        ("fra 2. klasse", (None, None)),
        ("i 40 år har vi boet her", (None, None)),
        ("fra 17 til 13 år", (None, None)),
    ],
)
def test_ages_are_read(text, ages):
    assert ages_in(text) == ages
