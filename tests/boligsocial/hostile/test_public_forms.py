"""Forms that everybody may fill in, with values that are none."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.boligsocial.hostile.asking import ROUNDS, Asker, choice
from tests.boligsocial.hostile.content import NUMBER
from tests.boligsocial.hostile.values import IN_FIELDS
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("administrator")]


@pytest.fixture
def visitor():
    return Asker(Client())


def fields_of(page) -> list[str]:
    """Return the names in the forms of a page that are sent by POST."""
    boxes = parse(page).select("main form[method=post i] [name], .w-login [name]")
    return list(dict.fromkeys(box["name"] for box in boxes))


@pytest.mark.parametrize(
    "address",
    [
        f"/linkfejl/?side={NUMBER}",
        "/lukket/",
        "/admin/login/",
        "/admin/password_reset/",
    ],
)
def test_nonsense_in_each_field(visitor, address):
    page = visitor.get(address)
    fields = fields_of(page)
    action = parse(page).select_one("form[method=post i]").get("action") or address
    assert fields
    for name in fields:
        for value in choice((address, name)).sample(
            IN_FIELDS, min(8 * ROUNDS, len(IN_FIELDS))
        ):
            visitor.post(action, dict.fromkeys(fields, "x") | {name: value})
    visitor.report()


@pytest.mark.parametrize("name", ["side", "link"])
def test_nonsense_for_the_page_that_a_reader_comes_from(visitor, name):
    for view in ("report_link", "report_thanks"):
        for value in choice((view, name)).sample(
            IN_FIELDS, min(8 * ROUNDS, len(IN_FIELDS))
        ):
            visitor.get(reverse(view), {"side": str(NUMBER)} | {name: value})
            visitor.post(reverse(view), {"side": str(NUMBER)} | {name: value})
    visitor.report()


def test_an_address_that_breaks_off_in_a_letter(visitor):
    for address in ("/soeg/?q=%c3", "/linkfejl/?side=%ff", "/?%ff=%fe", "/feed/?a=%"):
        visitor.get(address)
    visitor.report()
