"""Addresses as residents type them."""

import pytest

from departments.streets.house_numbers import (
    ALL,
    EVEN,
    ODD,
    HouseNumber,
    HouseNumbers,
)
from departments.streets.spelling import is_one_letter_off, loose, street_key
from departments.streets.typed import TypedAddress


@pytest.mark.parametrize(
    "typed",
    [
        "Rønnebærvej 4",
        "RØNNEBÆRVEJ 4, 2. th.",
        "roennebaervej 4 2.th",
        "Rønnebær Vej 4",
        "Rønnebærv. 4, st. tv, 9999 Egeby",
        "rønnebærvej nr. 4",
        "Rønnebærvej4",
        "Rønnebærvej 4-6",
        " rønnebærvej\t4. ",
    ],
)
def test_an_address_is_the_same_however_it_is_typed(typed):
    address = TypedAddress.of(typed)
    assert address.street == street_key("Rønnebærvej")
    assert address.house == HouseNumber(4)


@pytest.mark.parametrize(
    ("typed", "house", "postcode"),
    [
        ("Teglvej 4A", HouseNumber(4, "A"), ""),
        ("Teglvej 4 b, 1. sal", HouseNumber(4, "B"), ""),
        ("Teglvej 4 st. th", HouseNumber(4), ""),
        ("Teglvej", None, ""),
        ("Teglvej, 2. th", None, ""),
        ("9999", None, "9999"),
        ("Teglvej 9999 Egeby", None, "9999"),
        ("10. Februar Vej 3", HouseNumber(3), ""),
    ],
)
def test_number_letter_and_postcode_are_told_apart(typed, house, postcode):
    address = TypedAddress.of(typed)
    assert (address.house, address.postcode) == (house, postcode)


@pytest.mark.parametrize("typed", ["", "   ", "!?", "\0", "🏠", "\u200b"])
def test_nothing_is_no_address(typed):
    assert not TypedAddress.of(typed)


def test_common_abbreviations_are_written_out():
    assert street_key("Gl. Kirkev.") == street_key("Gammel Kirkevej")
    assert street_key("Åløkke al.") == street_key("Åløkke Allé")
    assert street_key("Skt. Pauls pl.") == street_key("Sankt Pauls Plads")


def test_danish_letters_may_be_left_out():
    assert loose(street_key("ronnebarvej")) == loose(street_key("Rønnebærvej"))
    assert loose(street_key("Aaboulevarden")) == loose(street_key("Åboulevarden"))


@pytest.mark.parametrize(
    ("typed", "is_off"),
    [
        ("teglvej", True),
        ("teglvj", True),
        ("teglvejj", True),
        ("taglvej", True),
        ("tgelvej", True),
        ("taglvaj", False),
        ("teg", False),
        ("", False),
    ],
)
def test_one_letter_may_be_wrong(typed, is_off):
    assert is_one_letter_off(typed, "teglvej") is is_off


@pytest.mark.parametrize(
    ("numbers", "inside", "outside"),
    [
        (("2", "10", EVEN), ["2", "4", "10", "10B"], ["3", "12"]),
        (("1", "9", ODD), ["1", "9C"], ["2", "11"]),
        (("4A", "4F", ALL), ["4", "4A", "4F"], ["4G", "5"]),
        (("4B", "6C", ALL), ["4", "4B", "5", "6A"], ["4A", "6D", "7"]),
        (("7", "", ALL), ["7", "7A"], ["6", "8"]),
        (("", "", EVEN), ["2", "998"], ["1"]),
    ],
)
def test_a_row_knows_which_houses_are_in_it(numbers, inside, outside):
    first, last, side = numbers
    row = HouseNumbers(HouseNumber.of(first), HouseNumber.of(last), side)
    assert all(HouseNumber.of(house) in row for house in inside)
    assert not any(HouseNumber.of(house) in row for house in outside)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (("1", "15", "odd"), ("2", "14", "even"), None),
        (("1", "15", "odd"), ("10", "20", "all"), "11"),
        (("4A", "4C", "all"), ("4D", "4F", "all"), None),
        (("4A", "4C", "all"), ("4", "", "all"), "4A"),
        (("", "", "all"), ("7", "", "all"), "7"),
        (("", "", "even"), ("", "", "all"), "2"),
        (("1", "9", "all"), ("10", "20", "all"), None),
    ],
)
def test_two_rows_know_the_first_house_that_both_have(one, other, shared):
    first, second = (
        HouseNumbers(HouseNumber.of(begins), HouseNumber.of(ends), side)
        for begins, ends, side in (one, other)
    )
    for house in (first.shared_with(second), second.shared_with(first)):
        assert (house and str(house)) == shared
