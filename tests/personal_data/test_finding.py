"""Whom an address or a user name means, and whom it does not."""

import pytest

from pages.models import Person
from personal_data.finding.subject import NotFoundError, SeveralError, find
from personal_data.finding.texts import addresses_in, pattern_of, rewritten, strings_in
from tests.factories import PersonFactory, UserFactory
from users.models import User

IDA = "ida@sol.example"


@pytest.mark.parametrize(
    "text",
    [
        "ida@sol.example",
        "Skriv til Ida@Sol.Example.",
        "Skriv til\nida@sol.example, eller ring",
        '<a href="mailto:IDA@sol.example">Ida</a>',
        "Ida <ida@sol.example>",
        "(ida@sol.example)",
        "ida@sol.example/bo@sol.example",
    ],
)
def test_an_address_is_found_whole_and_in_any_case(text):
    assert pattern_of([IDA]).search(text)


@pytest.mark.parametrize(
    "text",
    [
        "frida@sol.example",
        "anne-ida@sol.example",
        "anne.ida@sol.example",
        "b+ida@sol.example",
        "ida@sol.example.com",
        "ida@sol.examples",
        "ida@sol-example",
        "ida@solxexample",
        "æida@sol.example",
    ],
)
def test_an_address_within_a_longer_one_is_another(text):
    assert not pattern_of([IDA]).search(text)


def test_json_within_json_is_looked_into():
    stored = {"body": '[{"type": "text", "value": "Ring\\n til ' + IDA + '"}]', "n": 3}
    assert f"Ring\n til {IDA}" in list(strings_in(stored))
    after = rewritten(stored, lambda text: text.replace(IDA, "hende"))
    assert list(strings_in(after)) == [
        text.replace(IDA, "hende") for text in strings_in(stored)
    ]
    assert after["n"] == 3


def test_texts_that_only_look_like_json_stay_as_they_are():
    assert rewritten("[ring først] {x", str.upper) == "[RING FØRST] {X"


def test_addresses_are_read_out_of_texts():
    assert addresses_in("Skriv til Bo@sol.example. Eller <åse@sol.example>!") == {
        "bo@sol.example",
        "åse@sol.example",
    }


@pytest.fixture
def ida(db) -> User:
    return UserFactory(
        username="ida", first_name="Ida", last_name="Holm", email="IDA@sol.example"
    )


def test_a_contact_and_an_account_are_one_person_when_they_belong_together(ida):
    linked = PersonFactory(name="Ida H.", email="ida@privat.example", user=ida)
    alike = PersonFactory(name="ida  holm", email="Ida@sol.example")
    subject = find(email=" iDA@SOL.example ")
    assert subject.keys == {User: {ida.pk}, Person: {linked.pk, alike.pk}}
    assert subject.addresses == {IDA, "ida@privat.example"}
    assert find(username="ida").keys == subject.keys


def test_the_same_name_at_another_association_is_somebody_else(ida):
    other = UserFactory(
        username="ida2", first_name="Ida", last_name="Holm", email="ida@nabo.example"
    )
    subject = find(email=IDA)
    assert subject.keys == {User: {ida.pk}}
    assert subject.names == frozenset()
    assert find(email="ida@nabo.example").keys == {User: {other.pk}}


def test_a_shared_address_asks_which_of_them_and_is_looked_for_in_no_text(ida):
    bo = PersonFactory(name="Bo Dam", email=IDA)
    with pytest.raises(SeveralError) as several:
        find(email=IDA)
    assert {str(one) for one in several.value.candidates} == {
        "Ida Holm (ida)",
        "Bo Dam",
    }
    chosen = find(email=IDA, name="bo dam")
    assert chosen.keys == {Person: {bo.pk}}
    assert (chosen.addresses, chosen.shared) == (frozenset(), {IDA})
    assert not chosen.is_in(f"Skriv til {IDA}")
    assert chosen.without(f"Skriv til {IDA}") == f"Skriv til {IDA}"


def test_an_address_that_nobody_has_may_be_in_texts(db):
    subject = find(email="Beboer@hjemme.example")
    assert subject.account is None
    assert subject.is_in("fra beboer@hjemme.example")


@pytest.mark.parametrize(
    "asked", [{"username": "bo"}, {"email": "ida"}, {"email": " "}]
)
def test_what_means_nobody_is_said(db, asked):
    with pytest.raises(NotFoundError):
        find(**asked)
