"""Whatever somebody sends to whichever address there is, no answer is an error.

Every pattern is walked, so that a new one is tried without anybody naming it here: it
is asked for something that there is, what its view reads is listened for, and then
nonsense is put in the place of each argument and each value. HOSTILE_SEED tries
other nonsense, and HOSTILE_ROUNDS more of it.
"""

import pytest
from django.test import Client
from django.urls import reverse

from tests.boligsocial.hostile.asking import (
    ROUNDS,
    Asker,
    choice,
    find,
    names_read,
)
from tests.boligsocial.hostile.doors import Door, doors
from tests.boligsocial.hostile.filling_in import (
    OF_THE_FORM,
    Form,
    empty_streams,
    form_with,
    forms,
    in_every_block,
    stream_fields,
)
from tests.boligsocial.hostile.values import (
    BODIES,
    HEADERS,
    IN_ADDRESSES,
    IN_FIELDS,
    ORDINARY_NAMES,
)
from tests.html import one, parse, words
from tests.staff import StaffClient, form_data

pytestmark = pytest.mark.django_db

# What is asked of each place at every run.
ADDRESSES, VALUES, NAMES_AT_ONCE = ROUNDS, ROUNDS, 8
ALL_DOORS = list(doors())
TYPED = "Rønnebærvej"


def one_of_each_view() -> list[Door]:
    """Doors that lead to different views; the same view is asked at one of them."""
    return list({door.view: door for door in ALL_DOORS}.values())


def hostile(names, dice) -> dict[str, str]:
    return {name: dice.choice(IN_FIELDS) for name in names}


def test_there_is_something_behind_most_patterns(administrator):
    reached = [door for door in ALL_DOORS if find(door, administrator).is_reached]
    administrator.report()
    assert len(reached) > 0.9 * len(ALL_DOORS)


def test_nonsense_in_an_address(administrator, others):
    for door in ALL_DOORS:
        arguments = find(door, administrator).arguments
        for name in door.arguments:
            dice = choice((door, name))
            for value in dice.sample(IN_ADDRESSES, min(ADDRESSES, len(IN_ADDRESSES))):
                administrator.get(door.at(arguments | {name: value}))
            address = door.at(arguments | {name: dice.choice(IN_ADDRESSES)})
            dice.choice([administrator, *others]).post(address)
    for asker in (administrator, *others):
        asker.report()


def test_nonsense_for_a_number_that_no_converter_reads(administrator):
    for value in IN_ADDRESSES:
        administrator.get(f"/documents/{value}/husorden.pdf")
        administrator.get(f"/admin/pages/4321/revisions/compare/{value}...live/")
    administrator.report()


def test_nonsense_in_a_query(administrator):
    for door in one_of_each_view():
        found = find(door, administrator)
        address = door.at(found.arguments)
        dice = choice(door)
        names = dice.sample(found.names, len(found.names))
        for _round in range(VALUES):
            for start in range(0, len(names), NAMES_AT_ONCE):
                at_once = names[start : start + NAMES_AT_ONCE]
                administrator.get(address, hostile(at_once, dice))
        ordinary = hostile(ORDINARY_NAMES, dice)
        administrator.get(address, ordinary, headers=dice.choice(HEADERS))
    administrator.report()


def test_nonsense_in_a_form(administrator, others):
    for door in one_of_each_view():
        address = door.at(find(door, administrator).arguments)
        with names_read() as read:
            administrator.post(address)
        dice = choice(door)
        for _round in range(VALUES):
            fields = hostile(sorted(read), dice)
            administrator.post(address, fields)
        dice.choice(others).post(address)
    for asker in (administrator, *others):
        asker.report()


def test_nonsense_in_headers_and_bodies(administrator):
    visitor = Asker(Client(enforce_csrf_checks=True))
    staff = Asker(StaffClient(administrator.client.user, enforce_csrf_checks=True))
    for door in one_of_each_view():
        address = door.at(find(door, administrator).arguments)
        staff.send(f"{address}?q=x", *choice(door).choice(BODIES))
    names = ("search", "report_link", "wagtailadmin_login")
    for address in ("/", *map(reverse, names)):
        for headers in HEADERS:
            visitor.get(f"{address}?q=x", headers=headers)
        for body in BODIES:
            visitor.send(f"{address}?q=x", *body)
    for asker in (staff, visitor):
        asker.report()


def test_nonsense_in_some_fields_of_a_form_leaves_the_others_as_they_were(
    administrator,
):
    found, lost = 0, []
    for address, form in forms(administrator):
        found += 1
        texts = form.texts & form.data.keys()
        typed = form.data | empty_streams()
        typed |= {name: TYPED for name in texts if form.data[name] == [""]}
        names = sorted(name for name in form.data if not OF_THE_FORM.search(name))
        dice = choice(address)
        dice.shuffle(names)
        for some in (names[::2], names[1::2]):
            sent = typed | {name: dice.choice(IN_FIELDS) for name in some}
            answer = administrator.post(address, sent)
            # A form that is refused may say so in its status, too.
            if answer.status_code not in (200, 422):
                # Taken as it was; or refused with what it is about; or a list to choose in.
                assert answer.status_code in (302, 403, 405), (address, answer)
                continue
            shown = Form(answer).data
            lost += [
                (address, name, shown.get(name))
                for name in texts - set(some)
                if shown and shown.get(name) not in ([typed[name]], typed[name])
            ]
    administrator.report()
    assert lost == []
    assert found > 30


def test_nonsense_in_every_block_leaves_the_rest_of_a_page_as_it_was(administrator):
    for field in stream_fields():
        address = form_with(field, administrator)
        typed = form_data(administrator.get(address)) | empty_streams()
        typed["title"] = [TYPED]
        for value in [*choice(field).sample(IN_FIELDS, ROUNDS), "abc"]:
            sent = typed | in_every_block(field.stream_block, field.name, value)
            answer = administrator.post(address, sent)
            # A draft of the front page may be kept with it.
            if answer.status_code != 302:
                assert answer.status_code == 200, (field, value)
                assert form_data(answer)["title"] == [TYPED], (field, value)
            for beside in ("preview/", "preview/advice/"):
                administrator.post(f"{address}{beside}", sent)
                administrator.get(f"{address}{beside}")
    administrator.report()


def test_a_refusal_is_a_page_of_our_own(administrator):
    ask = administrator.client.generic
    for response in (
        ask("GET", "/soeg/?q=x", CONTENT_TYPE="text/plain; charset=rot13"),
        ask("GET", "/soeg/", headers={"origin": "http://[::1"}),
        ask("GET", "/soeg/", headers={"host": "http://[::1"}),
        ask("GET", "/admin/choose-page/?target_pages[]=abc"),
        ask("POST", "/admin/pages/4321/edit/"),
    ):
        assert response.status_code == 400, response.request
        heading = one(parse(response), "main h1")
        assert words(heading) == "Vi forstod ikke adressen"
        assert "Content-Security-Policy" in response.headers
