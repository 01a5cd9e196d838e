"""A form, and residents who fill it in as a browser does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import (
    FormPageFactory,
    PersonFactory,
    SiteSettingsFactory,
    UserFactory,
    publish,
)
from tests.html import parse, words

SEND, THANKS = reverse("send_form"), reverse("form_thanks")
HERE = {"origin": "http://testserver"}
ANSWERS = {
    "Dit navn": "Åse Bødker",
    "Din e-mailadresse": "aase@eksempel.dk",
    "Hvad vil du os?": "Nøglen til vaskeriet passer ikke.",
}


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch):
    """Tests fill a form in faster than people do."""
    monkeypatch.setattr("links.reports.guarded.SHORTEST_TIME", timedelta(0))


@pytest.fixture
def caretaker(db):
    """Somebody who gets the answers, and has an account."""
    return PersonFactory(
        name="Søren Holm",
        email="soeren@egeby.example",
        user=UserFactory(is_superuser=False),
    )


@pytest.fixture
def page(caretaker):
    SiteSettingsFactory()
    made = FormPageFactory(title="Skriv til os")
    made.receivers.create(person=caretaker)
    return publish(made)


def form_of(response):
    """Return the form of a page as it is shown."""
    [form] = parse(response).select(f'form[action^="{SEND}"]')
    return form


def data_of(form, answers: dict) -> dict:
    """Return what a browser would send of a form with `answers` by their labels."""
    data = {
        box["name"]: box.get("value", "")
        for box in form.select("input[name], textarea[name]")
        if box.get("type") not in ("radio", "checkbox", "file")
    }
    data |= {box["name"]: box.get_text()[1:] for box in form.select("textarea[name]")}
    by_label = {
        words(label).replace(" (Du behøver ikke svare.)", ""): label["for"]
        for label in form.select("label[for]")
    }
    for label, value in answers.items():
        box = form.select_one(f"#{by_label[label]}")
        data[box["name"]] = value
    return data


def send(client, page, answers=ANSWERS, *, shown=None, headers=HERE, **fields):
    """Fill in the form of a page, or the one that is `shown`, and send it."""
    form = form_of(shown or client.get(page.url))
    data = data_of(form, answers) | fields
    return client.post(form["action"], data, headers=headers)


def problems(response) -> list[str]:
    """Return what the summary at the top of a page says is wrong."""
    return [words(line) for line in parse(response).select(".form-problems li")]
